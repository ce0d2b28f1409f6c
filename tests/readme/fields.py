"""fields.py PROGRAM PAGE: asks every command for its fields, in json, csv and a summary, and tells
which of them PAGE does not name between backquotes. `e1_` and `e2_` columns of the grant are named by
their pattern."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import tempfile

JSON = [
    "-e Béthune Annecy Saint-Denis Bethunne 60606 Kortrijk Vulbens Lille Meaux Boulogne Valserhône",
    "-e -d 62 Dunkerque",
    "-e --with today=LIST Annecy Seynod Lille Saint-Denis",
    "qpv -e QP002004 Roubaix Bethunne QN05901 Saint-Denis Marseille",
    "qpv --list -e",
    "list --scheme qpv",
    "list --scheme ville_pilote",
    "dotation",
    "dotation Douvrin",
    "dotation --check",
    "dotation --set 62178.pop_qpv=8000",
    "sources",
]
CSV = ["Lille", "qpv Lille", "qpv --list", "list --scheme qpv", "dotation", "dotation Douvrin",
       "dotation --check"]


def fields_of(value, found):
    if isinstance(value, dict):
        for key, inner in value.items():
            found.add(key)
            fields_of(inner, found)
    elif isinstance(value, list):
        for inner in value:
            fields_of(inner, found)


def main():
    program, page = sys.argv[1:]
    with open(page, encoding="utf-8") as file:
        named = set(re.findall(r"`([^`]+)`", file.read()))
    found = set()
    with tempfile.TemporaryDirectory() as folder:
        own_list = os.path.join(folder, "list.csv")
        with open(own_list, "w", encoding="utf-8") as file:
            file.write("CODGEO;Zone\n74010;A\n59350;A bis\n")

        def run(command, *more, text=""):
            words = [word.replace("LIST", own_list) for word in command.split()]
            done = subprocess.run([program, *words, *more], input=text, encoding="utf-8",
                                  capture_output=True, check=False)
            if done.returncode > 1:
                sys.exit(f"fields: {command}: {done.stderr}")
            return done

        for command in JSON:
            for line in run(command, "--format", "jsonl").stdout.splitlines():
                fields_of(json.loads(line), found)
        for command in CSV:
            table = run(command, "--format", "csv").stdout
            found.update(next(csv.reader(io.StringIO(table))))
        done = run("annotate --escape-formulas --summary json", text="Commune\n=a\nLens\nLens\n")
        found.update(done.stdout.splitlines()[0].split(";")[1:])
        fields_of(json.loads(done.stderr.splitlines()[-1]), found)
    found.discard("today")  # the name of the list
    grant = re.compile(r"e[12]_(ecart_|indice_)?[a-z_]+")
    missing = sorted(field for field in found - named if not grant.fullmatch(field))
    for field in missing:
        print(f"fields: {page} does not name `{field}`")
    print(f"fields: {len(found)} fields asked for, {len(missing)} not named")
    return 1 if missing or len(found) < 150 else 0


sys.exit(main())
