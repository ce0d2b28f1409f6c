"""hostile.py ZONAGE: naughty strings, odd tables and polluted ones through lookup and annotate.

Whatever comes: no crash, no hang, no silent loss. A run ends with 0 or 1, or with 2 and one line that
says why. A table that is annotated has as many lines as before, and every byte of it in order. Prints
one line of figures; ends with 1 when something does not hold.
"""

import csv
import io
import json
import os
import subprocess
import sys
import unicodedata
from pathlib import Path

from polluted import polluted

ZONAGE = os.path.abspath(sys.argv[1])
HERE = Path(__file__).parent
LIMIT = 60  # seconds
FORMULA = ("=", "+", "-", "@", "\t", "\r")
runs = 0
problems = []


def require(holds, what):
    if not holds:
        problems.append(what)


def run(*arguments, given=b""):
    global runs
    runs += 1
    try:
        return subprocess.run([ZONAGE, *arguments], input=given, capture_output=True,
                              timeout=LIMIT, env={"LANG": "C.UTF-8"})
    except subprocess.TimeoutExpired:
        problems.append(f"{arguments}: not done after {LIMIT} s")
        return subprocess.CompletedProcess(arguments, 2, b"", b"zonage: no end\n")


def obeyed(said):
    """What a terminal would obey, or show in another order."""
    return [letter for letter in said.decode()
            if unicodedata.category(letter) in ("Cc", "Zl", "Zp") or
            unicodedata.bidirectional(letter) in
            ("LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI")]


def are_clear_lines(said):
    return said.endswith(b"\n") and all(line.startswith(b"zonage: ") and obeyed(line) == []
                                        for line in said.split(b"\n")[:-1])


def is_one_clear_line(said):
    return are_clear_lines(said) and said.count(b"\n") == 1


def in_order(small, large):
    """Whether every byte of `small` is in `large`, in order."""
    at = 0
    for line in small.splitlines(keepends=True):  # by lines: what is added stands at their ends
        if large.startswith(line, at):
            at += len(line)
            continue
        for byte in line:
            at = large.find(byte, at) + 1
            if at == 0:
                return False
    return True


def look_up_each(strings):
    """As arguments one by one, and as lines together; every answer as JSON and as CSV."""
    lines = [string for string in strings if "\n" not in string]
    answered = run("--format", "jsonl", given="".join(line + "\n" for line in lines).encode())
    require(answered.returncode == 2 and are_clear_lines(answered.stderr),
            f"naughty lines: {answered.returncode} {answered.stderr!r}")
    told = [json.loads(line)["requete"] for line in answered.stdout.decode().split("\n")[:-1]]
    require(len(told) == len(lines), f"naughty lines: {len(told)} answers to {len(lines)}")
    asked = iter(lines)
    require(all(any(query == line.removesuffix("\r") for line in asked) for query in told),
            "naughty lines: answered in order, as asked")
    cells = run("--format", "csv", given="".join(line + "\n" for line in lines).encode())
    for row in csv.reader(io.StringIO(cells.stdout.decode(), newline="")):
        require(not any(cell.startswith(FORMULA) for cell in row), f"a formula in {row}")
    for number, string in enumerate(strings):
        others = (["--explain", "--", string], ["qpv", "--", string], ["-d", string, "Lille"],
                  ["-p", string, "Lille"], ["dotation", "--", string])
        for arguments in (["--format", "json", "--", string], others[number % len(others)]):
            if "\0" in "".join(arguments):
                continue
            done = run(*arguments)
            holds = done.returncode in (0, 1) or (done.returncode == 2 and
                                                  is_one_clear_line(done.stderr))
            require(holds, f"{arguments!r}: {done.returncode} {done.stderr!r}")
            if arguments[0] == "--format" and done.returncode < 2:
                require(json.loads(done.stdout)["requete"] == string, f"{string!r} is not told back")
            # Nothing that a terminal would obey.
            shown = b"".join(done.stdout.split(b"\n")) if arguments[0] != "--format" else b""
            require(obeyed(shown) == [], f"{arguments!r}: {obeyed(shown)} is shown")


def annotate(name, table, *options):
    """One of: annotated, refused, stopped (after some rows)."""
    done = run("annotate", "--summary", "json", *options, given=table)
    what = f"{name} {' '.join(options)}"
    if done.returncode == 2:
        require(is_one_clear_line(done.stderr), f"{what}: {done.stderr!r}")
        # Rows that were whole before what is wrong are there, and whole.
        require(all(done.stdout.count(bytes([end])) <= table.count(bytes([end])) for end in b"\n\r"),
                f"{what}: more lines than there were")
        return "stopped" if done.stdout else "refused"
    require(done.returncode == 0, f"{what}: status {done.returncode} {done.stderr!r}")
    require(in_order(table, done.stdout), f"{what}: bytes are lost")
    for end in b"\n\r":
        require(table.count(bytes([end])) == done.stdout.count(bytes([end])), f"{what}: lines are lost or won")
    account = json.loads(done.stderr)
    require(account["lignes"] == sum(account[status] for status in (
        "trouve", "ambigu", "inconnu", "vide", "ligne-invalide")), f"{what}: {account}")
    return "annotated"


def spectrum():
    """Tables with what they hold: Python's reader finds it in what comes out, too."""
    count = 0
    for path in sorted((HERE / "csv_spectrum").glob("*.csv")):
        table = path.read_bytes()
        expected = json.loads(path.with_suffix(".json").read_text())
        expected = expected if isinstance(expected, list) else [expected]
        done = run("annotate", "--column", "1", "--delimiter", ",", given=table)
        require(done.returncode == 0, f"{path.name}: {done.stderr!r}")
        rows = list(csv.DictReader(io.StringIO(done.stdout.decode(), newline="")))
        require(len(rows) == len(expected), f"{path.name}: {len(rows)} rows")
        for row, wanted in zip(rows, expected):
            kept = {key: value for key, value in row.items() if not key.startswith("zonage_")}
            if path.stem == "location_coordinates":  # its JSON has another number than its CSV
                del kept["Contact Phone Number"], wanted["Contact Phone Number"]
            require(kept == wanted, f"{path.name}: {kept} is not {wanted}")
            require(row["zonage_statut"] in ("trouve", "ambigu", "inconnu", "vide"), f"{row}")
        annotate(path.name, table, "--column", "1")
        count += 1
    return count


def main():
    strings = json.loads((HERE / "blns" / "blns.json").read_text())
    look_up_each(strings)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerows([["commune", "note"]] + [[string, string[::-1]] for string in strings])
    for options in ([], ["--threads", "3"], ["--accept-suggestion"]):
        require(annotate("naughty strings", out.getvalue().encode(), *options) == "annotated",
                "naughty strings are refused")
    done = run("annotate", "--escape-formulas", given=out.getvalue().encode())
    rows = list(csv.reader(io.StringIO(done.stdout.decode(), newline=""), delimiter=";"))
    require(len(rows) == len(strings) + 1, f"naughty strings: {len(rows)} rows")
    for string, row in zip(strings, rows[1:]):
        require(row[0] in (string, "'" + string) and (row[0] != string or
                string[:1] not in tuple("=@\t\r\n＝＋－＠")), f"{string!r} became {row[0]!r}")

    tables = spectrum()
    ends = {"annotated": 0, "refused": 0, "stopped": 0}
    count = 0
    for name, table in polluted():
        count += 1
        ways = [annotate(name, table, *options) for options in
                ([], ["--threads", "3"], ["--escape-formulas"])]
        require(len(set(ways)) == 1, f"{name}: {ways}")
        ends[ways[0]] += 1
        # Told which column and which signs, more is annotated; and never less well.
        annotate(name, table, "--column", "2", "--delimiter", ";", "--encoding", "utf-8")
        done = run("--format", "jsonl", given=table)
        require(done.returncode in (0, 1) or (done.returncode == 2 and
                                              are_clear_lines(done.stderr)),
                f"{name}, lines: {done.returncode} {done.stderr!r}")
        given = table.count(b"\n") + (0 if table.endswith(b"\n") or not table else 1)
        require(done.stdout.count(b"\n") == given,
                f"{name}, lines: not every one of {given} is answered")
        for line in done.stdout.decode().split("\n")[:-1]:
            json.loads(line)
    for problem in problems:
        print(f"FAILED {problem[:600]}")
    print(f"hostile: {len(strings)} naughty strings, {tables} tables of csv-spectrum, {count} polluted "
          f"tables ({ends['annotated']} annotated, {ends['refused']} refused, {ends['stopped']} "
          f"stopped midway), {runs} runs, {len(problems)} failed")
    sys.exit(1 if problems else 0)


main()
