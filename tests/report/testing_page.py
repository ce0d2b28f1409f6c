#!/usr/bin/env python3
"""testing_page.py [--only NAME]... [--logs FOLDER]    runs the checks and writes .github/TESTING.md
testing_page.py --check [FILE]                      whether the page has the form that this writes

Every check (checks.py) is one command that ends with a line of figures; its output is kept in FOLDER.
With --only the other checks stay on the page as they are, each with its date and revision. A check
whose command is not in the tree, or that was never run, is not on the page."""

import argparse
import datetime
import pathlib
import re
import subprocess
import sys
import time

sys.dont_write_bytecode = True  # nothing is written into the source tree

from checks import CHECKS, Check  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = ROOT / ".github" / "TESTING.md"
HEAD = """# How zonage is tested

Written by `tests/report/testing_page.py`, which ran each command and quotes its figures; not edited.
"""


def said(command: list[str]) -> str:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else "unknown"


def revision() -> str:
    written = [f":!{PAGE.relative_to(ROOT)}", ":!tests/fuzz/runs.tsv"]  # by the checks themselves
    changed = said(["git", "status", "--porcelain", "--untracked-files=no", "--", ".", *written])
    return said(["git", "rev-parse", "--short", "HEAD"]) + (" with changes" if changed else "")


def machine() -> str:
    cores = said(["nproc"])
    return f"{cores} cores, {said(['uname', '-sm'])}, {said(['c++', '--version']).splitlines()[0]}"


def figures_of(check: Check, log: pathlib.Path) -> list[str]:
    lines = [line.rstrip() for line in log.read_text(encoding="utf-8", errors="replace").splitlines()]
    lines = [line for line in lines if line]
    if check.figures:
        return [line for line in lines if re.search(check.figures, line)]
    return lines[-1:]


def run(check: Check, logs: pathlib.Path) -> tuple[str, bool]:
    """Its section of the page, and whether it passed."""
    log = logs / f"{check.name}.log"
    start = time.monotonic()
    print(f"{check.name}: {check.command}", flush=True)
    with open(log, "wb") as out:
        status = subprocess.run(["sh", "-c", check.command], cwd=ROOT, stdin=subprocess.DEVNULL,
                                stdout=out, stderr=subprocess.STDOUT).returncode
    seconds = round(time.monotonic() - start)
    figures = figures_of(check, log)
    print("\n".join(figures), flush=True)
    how = "passed" if status == 0 else f"ended with status {status}"
    return (f"{check.title}\n{beginning(check)}"
            f"{datetime.date.today().isoformat()}, revision {revision()}, {machine()}; {how} after "
            f"{seconds:,} s:\n\n" + "".join(f"    {line}\n" for line in figures)), status == 0


def beginning(check: Check) -> str:
    return f"\n{check.shows}\n\n    {check.command}\n\n"


def sections(page: str) -> dict[str, str]:
    """What stands on a page under each title, that included."""
    parts = [part.rstrip("\n") + "\n" for part in page.split("\n## ")[1:]]
    return {part.split("\n", 1)[0]: part for part in parts}


def is_of(section: str, check: Check) -> bool:
    return section.startswith(f"{check.title}\n{beginning(check)}")


# --- the form --------------------------------------------------------------------------------------

TOLD = re.compile(r"\d{4}-\d\d-\d\d, revision [0-9a-f]{7,}( with changes)?, \d+ cores, [^;]+; "
                  r"(passed|ended with status \d+) after [\d,]+ s:")


def faults_of_form(text: str) -> list[str]:
    """What is wrong with a page, one line each."""
    if not text.startswith(HEAD):
        return ["it does not begin as the script writes it"]
    faults = []
    known = {check.title: check for check in CHECKS}
    order = list(known)
    titles = []
    for title, part in sections(text).items():
        titles.append(title)
        check = known.get(title)
        if not check:
            faults.append(f"{title}: no such check")
            continue
        if not is_of(part, check):
            faults.append(f"{title}: another command than that of checks.py")
            continue
        told, _, figures = part[len(f"{title}\n{beginning(check)}"):].partition("\n\n")
        if not TOLD.fullmatch(told):
            faults.append(f"{title}: no date, revision, machine and outcome: {told}")
        lines = figures.rstrip("\n").split("\n")
        if not all(re.fullmatch(r"    .*\d.*", line) for line in lines):
            faults.append(f"{title}: no figures")
    if titles != [title for title in order if title in titles]:
        faults.append("the checks stand in another order")
    if not titles:
        faults.append("it tells of no check")
    return faults


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--only", action="append", choices=[check.name for check in CHECKS])
    arguments.add_argument("--logs", type=pathlib.Path, default=ROOT / "build-report")
    arguments.add_argument("--check", nargs="?", type=pathlib.Path, const=PAGE)
    chosen = arguments.parse_args()
    if chosen.check:
        if not chosen.check.exists():
            print("skipped: nothing was reported yet")
            return 0
        faults = faults_of_form(chosen.check.read_text(encoding="utf-8"))
        print("\n".join(f"{chosen.check.name}: {fault}" for fault in faults)
              or "as the script writes it")
        return 1 if faults else 0

    chosen.logs.mkdir(parents=True, exist_ok=True)
    told = sections(PAGE.read_text(encoding="utf-8")) if PAGE.exists() else {}
    there = [check for check in CHECKS if not check.needs or (ROOT / check.needs).exists()]
    failed = False
    for check in there:
        if chosen.only and check.name not in chosen.only:
            continue
        told[check.title], passed = run(check, chosen.logs)
        failed = failed or not passed
        PAGE.write_text(HEAD + "".join(f"\n## {told[each.title]}" for each in there
                                       if is_of(told.get(each.title, ""), each)), encoding="utf-8")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
