"""One scratch copy of the project in which mutants are built and tested."""

import os
import pathlib
import re
import resource
import shutil
import signal
import subprocess
import time

KEPT = ("CMakeLists.txt", "src", "include", "data", "tests", "README.md", "LICENSE")
MEMORY = 4 << 30  # bytes of address space: a mutant may well ask for all there is
COMPILER_ERROR = re.compile(r"(: error: |undefined reference|ninja: error)")

# What is asked in turn, the fastest and nearest first: a program of tests/ with its arguments, or
# `cases/NAME` for a folder of the command line's cases.
STAGES = {
    "text": ["test_unit_text", "fuzz_charset", "test_unit_resolve", "test_unit_annotate",
             "cases/names", "cases/suggestions", "cases/lookup", "test_dataset"],
    "csv": ["test_unit_csv", "fuzz_records", "fuzz_dialect", "test_unit_annotate",
            "fuzz_annotate", "cases/annotate"],
    "resolve": ["test_unit_resolve", "cases/lookup", "cases/names", "cases/codes", "cases/time",
                "cases/suggestions", "cases/qpv", "test_unit_annotate", "test_dataset"],
    "zones": ["test_unit_zones", "test_unit_compile_dataset", "cases/dataset", "cases/lookup",
              "test_dataset"],
    "grant": ["test_unit_grant", "cases/dotation", "test_unit_compile_dataset", "test_dataset"],
    "annotate": ["test_unit_annotate", "fuzz_annotate", "cases/annotate"],
}


def run_limited(command: list[str], seconds: float, folder: pathlib.Path) -> tuple[int | None, str]:
    """Exit status, None when it took too long, and what it said. All it started ends with it."""
    process = subprocess.Popen(
        command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, start_new_session=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)))
    try:
        said, _ = process.communicate(timeout=seconds)
        return process.returncode, said.decode("utf-8", "replace")
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return None, ""


class Trial:
    def __init__(self, root: pathlib.Path, folder: pathlib.Path, jobs: int):
        # Built below itself, as the project is: a compiler's cache then knows what is unchanged.
        self.tree, self.build, self.jobs = folder, folder / "build", jobs
        self.usual: dict[str, float] = {}  # stage -> seconds without a mutant
        for name in KEPT:
            self._copy(root / name, self.tree / name)
        cache = [f"-DCMAKE_{language}_COMPILER_LAUNCHER=ccache" for language in ("C", "CXX")]
        subprocess.run(
            ["cmake", "-S", str(self.tree), "-B", str(self.build),
             # Built soon rather than well.
             "-DCMAKE_CXX_FLAGS_RELEASE=-O1 -DNDEBUG", *(cache if shutil.which("ccache") else [])],
            check=True, stdout=subprocess.DEVNULL)

    def _copy(self, source: pathlib.Path, target: pathlib.Path) -> None:
        """Brings the copy up to date; what is the same keeps its date, so that nothing is built again."""
        if source.is_symlink() or source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            if source.is_symlink():
                if not target.is_symlink():
                    target.symlink_to(os.readlink(source))
            elif not target.exists() or target.read_bytes() != source.read_bytes():
                shutil.copy(source, target)
            return
        target.mkdir(parents=True, exist_ok=True)
        there = {entry.name for entry in source.iterdir()}
        for entry in target.iterdir():
            if entry.name not in there:
                shutil.rmtree(entry) if entry.is_dir() and not entry.is_symlink() else entry.unlink()
        for entry in source.iterdir():
            self._copy(entry, target / entry.name)

    def _targets(self, stage: str) -> list[list[str]]:
        """What to build for a stage, one after the other."""
        if stage == "cases/dataset":
            return [["run_cases", "zonage_make_dataset"]]
        if stage.startswith("cases/"):
            return [["run_cases", "zonage"]]
        folder = stage.removeprefix("test_unit_")
        is_nearest = stage == STAGES.get(folder, [""])[0]
        if is_nearest and stage in self.usual and (self.build / "Makefile").exists():
            # Makefiles ask for everything below a target first, which takes longer than these two.
            return [[f"zonage_{folder}/fast"], [f"{stage}/fast"]]
        return [[stage]]

    def _command(self, stage: str) -> list[str]:
        tests = self.tree / "tests"
        if stage == "cases/dataset":
            return [str(self.build / "tests/run_cases"), str(self.build / "zonage_make_dataset"),
                    str(tests / "dataset/cases")]
        if stage.startswith("cases/"):
            return [str(self.build / "tests/run_cases"), str(self.build / "zonage"),
                    str(tests / "cli" / stage)]
        if stage.startswith("fuzz_"):
            return [str(self.build / "tests" / stage),
                    str(tests / "fuzz/corpus" / stage.removeprefix("fuzz_")), "1000"]
        return [str(self.build / "tests" / stage), "-a"]

    def _build(self, stage: str) -> tuple[int | None, str]:
        status, said = 0, ""
        for targets in self._targets(stage):
            status, said = run_limited(["cmake", "--build", str(self.build), "-j", str(self.jobs),
                                        "--target", *targets], 1800, self.build)
            if status != 0:
                break
        return status, said

    def _measure(self, stage: str) -> None:
        """How long a stage takes without a mutant, under which it must pass."""
        for _ in range(2):  # only the second reads what the first found out: which headers count
            status, said = self._build(stage)
        if status != 0:
            raise SystemExit(f"mutants: {stage} cannot be built:\n{said[-2000:]}")
        start = time.monotonic()
        status, said = run_limited(self._command(stage), 900, self.build)
        if status != 0:
            raise SystemExit(f"mutants: {stage} fails without a mutant:\n{said[-2000:]}")
        self.usual[stage] = time.monotonic() - start

    def mutated(self, mutant) -> str:
        lines = (self.tree / mutant.path).read_text(encoding="utf-8").split("\n")
        assert lines[mutant.line - 1] == mutant.before
        lines[mutant.line - 1] = mutant.after
        return "\n".join(lines)

    def judge(self, mutant, stages: list[str]) -> tuple[str, str]:
        """("killed" | "timeout" | "not compiled", the stage that says so) or ("survived", "")."""
        path = self.tree / mutant.path
        text = path.read_text(encoding="utf-8")
        mutated = self.mutated(mutant)
        try:
            for stage in stages:
                if stage not in self.usual:
                    path.write_text(text, encoding="utf-8")
                    self._measure(stage)
                if path.read_text(encoding="utf-8") != mutated:
                    path.write_text(mutated, encoding="utf-8")
                verdict = self._ask(stage)
                if verdict:
                    return verdict, stage
            return "survived", ""
        finally:
            path.write_text(text, encoding="utf-8")

    def _ask(self, stage: str) -> str:
        """What becomes of the mutant at one stage; empty when it passes."""
        status, said = self._build(stage)
        if status is None:
            return "timeout"
        if status != 0:
            # Behind the compiler stand the build's own tools, which check the data.
            return "not compiled" if COMPILER_ERROR.search(said) else "killed"
        # The machine may be busy: what takes three times as long and ten seconds more hangs.
        status, _ = run_limited(self._command(stage), 3 * self.usual[stage] + 10, self.build)
        return "" if status == 0 else "timeout" if status is None else "killed"
