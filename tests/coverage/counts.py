"""What llvm-cov counted: per file, how often each line and each outcome of a condition was run."""

import collections
import dataclasses
import json
import os
import pathlib
import subprocess


@dataclasses.dataclass
class Counts:
    # Keys are line numbers, (line, column) of a condition; in a sum of files, (file, these).
    lines: dict = dataclasses.field(default_factory=dict)
    branches: dict = dataclasses.field(default_factory=dict)  # -> [times true, times false]

    def add(self, other: "Counts", name: str) -> None:
        self.lines.update({(name, key): count for key, count in other.lines.items()})
        self.branches.update({(name, key): counts for key, counts in other.branches.items()})

    def join(self, other: "Counts") -> None:
        """The same file, compiled elsewhere."""
        for line, count in other.lines.items():
            self.lines[line] = self.lines.get(line, 0) + count
        for key, counts in other.branches.items():
            old = self.branches.get(key, [0, 0])
            self.branches[key] = [old[0] + counts[0], old[1] + counts[1]]

    def without(self, excluded, complete_switches) -> "Counts":
        """Less some lines; and of a complete switch less the way past it, where nothing went there."""
        behind = {line for line in complete_switches.values() if self.lines.get(line) == 0}
        return Counts({line: count for line, count in self.lines.items()
                       if line not in excluded and line not in behind},
                      {key: counts for key, counts in self.branches.items()
                       if key[0] not in excluded and
                       not (key[0] in complete_switches and counts[0] == 0)})

    def missed_lines(self) -> list:
        return sorted(line for line, count in self.lines.items() if count == 0)

    def missed_branches(self) -> list:
        return sorted((key, outcome) for key, counts in self.branches.items()
                      for outcome, count in zip(("true", "false"), counts) if count == 0)

    def totals(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """(reached, all) of lines and of branches."""
        branches = 2 * len(self.branches)
        return ((len(self.lines) - len(self.missed_lines()), len(self.lines)),
                (branches - len(self.missed_branches()), branches))


def line_counts(segments: list) -> dict[int, int]:
    """Of each line that holds code, the largest count of what begins in it or reaches into it."""
    by_line = collections.defaultdict(list)
    for segment in segments:  # line, column, count, has count, begins a region, is a gap
        by_line[segment[0]].append(segment)
    counts: dict[int, int] = {}
    reaching = None
    for line in range(segments[0][0], segments[-1][0] + 1):
        here = by_line[line]
        begun = [segment[2] for segment in here if segment[3] and segment[4] and not segment[5]]
        skipped = here and not here[0][3] and here[0][4]
        if not skipped and (begun or (reaching and reaching[3])):
            counts[line] = max(begun + ([reaching[2]] if reaching and reaching[3] else []))
        if here:
            reaching = here[-1]
    return counts


def count_at(segments: list, place: tuple[int, int]) -> int:
    """How often the code at a place was run."""
    count = 0
    for segment in segments:
        if (segment[0], segment[1]) > place:
            break
        count = segment[2] if segment[3] else 0
    return count


def branch_counts(branches: list, segments: list) -> dict[tuple[int, int], list[int]]:
    sums: dict[tuple[int, int], list[int]] = {}
    for branch in branches:  # line, column, to line, to column, times true, times false, ...
        counts = sums.setdefault((branch[0], branch[1]), [0, 0])
        counts[0] += branch[4]
        counts[1] += branch[5]
    # A condition that was met and yet had no outcome is a constant: the compiler knew it.
    return {place: counts for place, counts in sums.items()
            if any(counts) or count_at(segments, place) == 0}


def read_counts(llvm_cov: str, programs: list[pathlib.Path], profile: pathlib.Path,
                folder: pathlib.Path) -> dict[pathlib.Path, Counts]:
    objects = [word for program in programs[1:] for word in ("-object", str(program))]
    done = subprocess.run(
        [llvm_cov, "export", "-skip-functions", f"-instr-profile={profile}", str(programs[0]),
         *objects], check=True, capture_output=True)
    files: dict[pathlib.Path, Counts] = {}
    for file in json.loads(done.stdout)["data"][0]["files"]:
        # A compiler's cache may have made the names relative; then a file can come under two.
        path = pathlib.Path(os.path.normpath(file["filename"]))
        if file["segments"] and path.is_relative_to(folder):
            files.setdefault(path, Counts()).join(Counts(
                line_counts(file["segments"]), branch_counts(file["branches"], file["segments"])))
    return files
