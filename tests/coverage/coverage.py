#!/usr/bin/env python3
"""coverage.py [--build FOLDER] [--jobs N] [--no-run] [--all]

What the tests reach of src/: builds with clang and ZONAGE_COVERAGE, runs the unit tests, the data's
tests, the command line's cases and the replays of the fuzz corpora, and prints lines and branches
by folder; then, for the folders that have an aim (--all: for every one), what was not reached as
file:line: text. A branch is one outcome of one condition of the source; what instances of a
template reach counts together. --no-run reads what an earlier run left.

Ends with 1 when a test fails or an aim is missed. The last line is one line of figures.

A comment `// coverage: unreachable: REASON` takes its line out of the count, or, alone on a line,
the one that follows, with the block or the case that this one opens. Every one is listed. What only
closes a block is no line of code."""

import argparse
import os
import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True  # nothing is written into the source tree

from counts import Counts, read_counts  # noqa: E402
from marks import closing_lines, complete_switches, unreachable_lines  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
AIMED = ("text", "csv", "resolve", "zones", "grant", "annotate")
AIM = {"lines": 100.0, "branches": 95.0}
LABELS = "^(unit|dataset|cli|fuzz)$"
TOOLS = ("14", "15", "16", "17", "18", "19", "")  # of clang, the first that is there


def first_there(name: str) -> str:
    for version in TOOLS:
        program = f"{name}-{version}" if version else name
        if subprocess.run(["sh", "-c", f"command -v {program}"], capture_output=True).returncode == 0:
            return program
    sys.exit(f"coverage: {name} is missing: install clang and llvm")


def run(command: list[str], **settings) -> subprocess.CompletedProcess:
    return subprocess.run(command, check=True, **settings)


def build(folder: pathlib.Path, jobs: int) -> None:
    run(["cmake", "-S", str(ROOT), "-B", str(folder), "-DZONAGE_COVERAGE=ON",
         f"-DCMAKE_CXX_COMPILER={first_there('clang++')}",
         f"-DCMAKE_C_COMPILER={first_there('clang')}",
         # The counters stand in the source's order whatever is optimised afterwards.
         "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -DNDEBUG", "-DZONAGE_STATIC=OFF", "-DZONAGE_LIBRARY=OFF",
         # Counts are written where the environment says, into a file as large as it must be.
         "-DZONAGE_CASES=--instrumented;--except=/no_environment;--except=/output_grows"],
        stdout=subprocess.DEVNULL)
    run(["cmake", "--build", str(folder), "-j", str(jobs)], stdout=subprocess.DEVNULL)


def run_tests(folder: pathlib.Path) -> bool:
    raw = folder / "counts"
    run(["rm", "-rf", str(raw)])
    raw.mkdir()
    # On one core, where threads lose no counts to each other: atomic counters cost 25 times as much.
    core = min(os.sched_getaffinity(0))
    done = subprocess.run(
        ["ctest", "--test-dir", str(folder), "-L", LABELS, "--timeout", "900",
         "--output-on-failure"],
        env={**os.environ, "LLVM_PROFILE_FILE": f"{raw}/%p-%m.profraw"},
        preexec_fn=lambda: os.sched_setaffinity(0, {core}))
    files = folder / "counts.txt"
    files.write_text("".join(f"{path}\n" for path in sorted(raw.glob("*.profraw"))))
    # A program that is ended by a signal, as some cases want, may leave half a file.
    run([first_there("llvm-profdata"), "merge", "--failure-mode=all", "-sparse", "-f", str(files),
         "-o", str(folder / "counts.profdata")], stderr=subprocess.DEVNULL)
    run(["rm", "-rf", str(raw)])
    return done.returncode == 0


def programs(folder: pathlib.Path) -> list[pathlib.Path]:
    """The tests' programs and the command: what LABELS runs, without the tools of the build."""
    tests = folder / "tests"
    found = [*tests.glob("test_*"), *tests.glob("fuzz_*"), folder / "zonage",
             folder / "zonage_make_dataset"]
    return sorted(path for path in found if path.is_file() and not path.suffix)


def percent(reached: int, total: int) -> float:
    return 100.0 if total == 0 else 100.0 * reached / total


def shown(reached: int, total: int) -> str:
    # Rounded down: 100.0 is said of all alone.
    return f"{int(percent(reached, total) * 10) / 10:5.1f} %"


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--build", type=pathlib.Path, default=ROOT / "build-coverage")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--no-run", action="store_true")
    arguments.add_argument("--all", action="store_true")
    chosen = arguments.parse_args()
    chosen.build = chosen.build.resolve()  # the cases run in folders of their own

    passed = True
    if not chosen.no_run:
        build(chosen.build, chosen.jobs)
        passed = run_tests(chosen.build)
    files = read_counts(first_there("llvm-cov"), programs(chosen.build),
                        chosen.build / "counts.profdata", ROOT / "src")

    folders: dict[str, Counts] = {}
    missing: list[str] = []
    marks: list[str] = []
    for path, counts in sorted(files.items()):
        text = path.read_text(encoding="utf-8").splitlines()
        excluded = unreachable_lines(text)
        name = path.relative_to(ROOT)
        folder = name.parts[1]
        for line, reason in excluded.items():
            if line in counts.lines and reason:
                marks.append(f"{name}:{line}: {reason}")
        counts = counts.without(excluded.keys() | closing_lines(text), complete_switches(text))
        folders.setdefault(folder, Counts()).add(counts, str(name))
        if chosen.all or folder in AIMED:
            missing += [f"{name}:{line}: {text[line - 1].strip()}" for line in counts.missed_lines()]
            missing += [f"{name}:{place[0]}:{place[1]}: never {outcome}: {text[place[0] - 1].strip()}"
                        for place, outcome in counts.missed_branches()]

    print("not reached:")
    print("".join(f"  {line}\n" for line in missing), end="")
    print("taken out as unreachable:")
    print("".join(f"  {line}\n" for line in marks), end="")
    print(f"{'folder':10}{'lines':>8}{'reached':>9}{'':8}{'branches':>10}{'reached':>9}")
    aimed = Counts()
    for folder, counts in sorted(folders.items(), key=lambda each: (each[0] not in AIMED, each[0])):
        lines, branches = counts.totals()
        print(f"{folder:10}{lines[1]:8}{lines[0]:9} {shown(*lines)}{branches[1]:10}{branches[0]:9}"
              f" {shown(*branches)}")
        if folder in AIMED:
            aimed.add(counts, "")
    lines, branches = aimed.totals()
    reached = percent(*lines) >= AIM["lines"] and percent(*branches) >= AIM["branches"]
    print(f"coverage of {', '.join(AIMED)}: {shown(*lines).strip()} of {lines[1]:,} lines, "
          f"{shown(*branches).strip()} of {branches[1]:,} branches, {len(marks)} places taken out; "
          f"tests {'of an earlier run' if chosen.no_run else 'passed' if passed else 'FAILED'}")
    return 0 if passed and reached else 1


if __name__ == "__main__":
    sys.exit(main())
