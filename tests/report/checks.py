"""The checks that .github/TESTING.md reports, in its order."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Check:
    name: str          # in --only, and of its log
    title: str
    shows: str         # what it means when it passes
    command: str       # for sh, in the project's folder
    needs: str = ""    # the file without which there is no such check
    figures: str = ""  # the lines of its output that are quoted, a regular expression; "": the last


BUILT = "cmake -S . -B build && cmake --build build -j 2"

CHECKS = (
    Check("tests", "All tests",
          "What the README's test command runs: every printed line, every commune, every message.",
          f"{BUILT} && ctest --test-dir build --output-on-failure -j 2", figures="tests passed"),
    Check("replay", "Fuzz corpora replayed",
          "Whatever was once found by fuzzing, and some thousand changes of it, keeps each target's "
          "properties.",
          f"{BUILT} && ctest --test-dir build -L fuzz", figures="tests passed"),
    Check("fuzz", "Fuzzing",
          "libFuzzer looks for bytes that break a target's properties, under the address and the "
          "undefined-behaviour sanitizer.",
          "cmake -S . -B build-fuzz -DZONAGE_FUZZ=ON -DCMAKE_CXX_COMPILER=clang++ "
          "-DCMAKE_C_COMPILER=clang && cmake --build build-fuzz -j 2 && "
          "tests/fuzz/run.sh build-fuzz 60",
          needs="tests/fuzz/run.sh", figures="^fuzz "),
    Check("coverage", "Coverage",
          "Lines and branches that the tests reach. What is taken out as unreachable is said where "
          "it stands.",
          "tests/coverage/coverage.py", needs="tests/coverage/coverage.py"),
    Check("mutants", "Mutants",
          "Small mistakes put into the source one at a time: how many the tests notice. Why one may "
          "go unnoticed is said in `tests/mutants/survivors.tsv`.",
          "tests/mutants/mutants.py", needs="tests/mutants/mutants.py"),
)
