#!/usr/bin/env python3
"""mutants.py [--sample N] [--seed N] [--quick] [--resume] [--folder NAME]... [--build FOLDER] [--jobs N]

Whether the tests notice small mistakes: changes one place of src/ at a time (mutations.py says how),
builds what the change touches in a scratch copy, and asks the tests in turn until one fails. Of each
folder N mutants that compile are tried, chosen by the seed. What no test notices has survived; why
one may is written in survivors.tsv. --quick asks nothing but the folder's own unit tests: more survive.
--resume takes the word of an earlier run for what that noticed of the same file with the same change,
and asks only of what survived or was not asked yet: for after a test was added.

The last line is one line of figures. Ends with 1 when fewer than 90 % are noticed, or when one
survives that nobody explained."""

import argparse
import collections
import csv
import hashlib
import json
import pathlib
import sys

sys.dont_write_bytecode = True  # nothing is written into the source tree

from mutations import mutants_of  # noqa: E402
from trial import STAGES, Trial  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
AIM = 90.0


def explained() -> set[tuple[str, str, str]]:
    with open(HERE / "survivors.tsv", encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {(row["file"], row["before"], row["after"]) for row in rows}


def possible(folder: str) -> list:
    files = sorted(path.relative_to(ROOT) for path in (ROOT / "src" / folder).iterdir()
                   if path.suffix in (".cpp", ".h"))
    return [mutant for path in files for mutant in mutants_of(ROOT, path)]


def sample_order(mutants: list, seed: int) -> list:
    """By a hash of each one's own: what changes elsewhere in a folder leaves the others in the sample."""
    seen = collections.Counter()
    ordered = []
    for mutant in mutants:
        change = f"{seed}\n{mutant.path}\n{mutant.before}\n{mutant.after}"
        seen[change] += 1
        ordered.append((hashlib.sha256(f"{change}\n{seen[change]}".encode()).digest(), mutant))
    ordered.sort(key=lambda each: each[0])
    return [mutant for _, mutant in ordered]


class Verdicts:
    """What was noticed, kept in a file: by the file as the mutant has it."""

    def __init__(self, path: pathlib.Path, resumed: bool):
        self.path = path
        self.known = json.loads(path.read_text()) if resumed and path.exists() else {}

    @staticmethod
    def key(trial: Trial, mutant) -> str:
        text = trial.mutated(mutant)
        return hashlib.sha256(f"{mutant.path}\n{text}".encode()).hexdigest()

    def judge(self, trial: Trial, mutant, stages: list[str]) -> tuple[str, str]:
        key = self.key(trial, mutant)
        if key not in self.known:
            verdict, stage = trial.judge(mutant, stages)
            if verdict == "survived":
                return verdict, stage
            self.known[key] = [verdict, stage]
            self.path.write_text(json.dumps(self.known, indent=0))
        verdict, stage = self.known[key]
        return verdict, stage


def try_folder(trial: Trial, verdicts: Verdicts, folder: str, stages: list[str], sample: int,
               seed: int, known: set) -> collections.Counter:
    mutants = sample_order(possible(folder), seed)
    count = collections.Counter(possible=len(mutants))
    for mutant in mutants:
        if count["run"] == sample:
            break
        verdict, stage = verdicts.judge(trial, mutant, stages)
        count[verdict] += 1
        if verdict == "not compiled":
            continue
        count["run"] += 1
        if verdict == "survived":
            is_known = (str(mutant.path), mutant.before.strip(), mutant.after.strip()) in known
            count["explained"] += is_known
            verdict += ", explained" if is_known else ""
        print(f"{verdict}{' by ' + stage if stage else ''}: {mutant}", flush=True)
    return count


def share(count: collections.Counter) -> float:
    return 100.0 * (count["killed"] + count["timeout"]) / max(1, count["run"])


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--sample", type=int, default=50, help="of each folder")
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--quick", action="store_true")
    arguments.add_argument("--folder", action="append", choices=sorted(STAGES))
    arguments.add_argument("--build", type=pathlib.Path, default=ROOT / "build-mutants")
    arguments.add_argument("--jobs", type=int, default=2)
    arguments.add_argument("--resume", action="store_true")
    chosen = arguments.parse_args()

    trial = Trial(ROOT, chosen.build, chosen.jobs)
    verdicts = Verdicts(chosen.build / "verdicts.json", chosen.resume)
    known = explained()
    counts = {folder: try_folder(trial, verdicts, folder, STAGES[folder][:1 if chosen.quick else None],
                                 chosen.sample, chosen.seed, known)
              for folder in chosen.folder or STAGES}
    print(f"{'folder':10}{'possible':>9}{'run':>6}{'killed':>8}{'timeouts':>10}{'survived':>10}"
          f"{'explained':>11}{'noticed':>10}")
    total = collections.Counter()
    for folder, count in counts.items():
        total += count
        print(f"{folder:10}{count['possible']:9}{count['run']:6}{count['killed']:8}"
              f"{count['timeout']:10}{count['survived']:10}{count['explained']:11}"
              f"{share(count):8.1f} %")
    print(f"mutants of {', '.join(counts)}, seed {chosen.seed}: {total['run']:,} of "
          f"{total['possible']:,} possible ones run, {total['killed']} killed, {total['timeout']} "
          f"timeouts, {total['survived']} survived ({total['explained']} of them explained): "
          f"{share(total):.1f} % noticed" + (" by the unit tests alone" if chosen.quick else ""))
    return 0 if share(total) >= AIM and total["survived"] == total["explained"] else 1


if __name__ == "__main__":
    sys.exit(main())
