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
    Check("fuzzed", "Fuzzing so far",
          "What was run with `tests/fuzz/run.sh --record tests/fuzz/runs.tsv`, added up; other runs "
          "are not counted.",
          "tests/fuzz/sums.sh", needs="tests/fuzz/sums.sh", figures="^fuzzed "),
    Check("address", "Sanitizers: addresses, undefined behaviour",
          "The whole suite built by g++, every memory access and every operation watched.",
          "tests/sanitize/run.sh address build-address cmake g++", needs="tests/sanitize/run.sh"),
    Check("address_clang", "Sanitizers: likewise by clang",
          "The whole suite built by clang, whose sanitizers are others.",
          "tests/sanitize/run.sh address build-address-clang cmake clang++",
          needs="tests/sanitize/run.sh"),
    Check("thread", "Sanitizers: threads",
          "Several threads of `annotate`, every shared access watched.",
          "tests/sanitize/run.sh thread build-thread cmake", needs="tests/sanitize/run.sh"),
    Check("memcheck", "valgrind",
          "The command as it is delivered, in its cases.",
          "tests/sanitize/run.sh memcheck build-memcheck cmake", needs="tests/sanitize/run.sh"),
    Check("coverage", "Coverage",
          "Lines and branches that the tests reach. What is taken out as unreachable is said where "
          "it stands.",
          "tests/coverage/coverage.py", needs="tests/coverage/coverage.py"),
    Check("mutants", "Mutants",
          "Small mistakes put into the source one at a time: how many the tests notice. Why one may "
          "go unnoticed is said in `tests/mutants/survivors.tsv`.",
          "tests/mutants/mutants.py --sample 30 --resume", needs="tests/mutants/mutants.py"),
    Check("faults", "Faults",
          "What goes wrong around the command: readers, signals, damaged tables, rights, memory.",
          f"{BUILT} && python3 -B tests/faults/faults.py build/zonage build/generated/zonage.table",
          needs="tests/faults/faults.py"),
    Check("traced", "What it opens",
          "Every file that a command opens or makes, and no connection.",
          f"{BUILT} && python3 -B tests/faults/traced.py build/zonage",
          needs="tests/faults/traced.py"),
    Check("hostile", "Hostile input",
          "Naughty strings and polluted tables: no crash, no hang, no silent loss.",
          f"{BUILT} && python3 -B tests/hostile/hostile.py build/zonage",
          needs="tests/hostile/hostile.py"),
    Check("determinism", "The same bytes",
          "Under other locales, with other threads, pieces and allocators.",
          f"{BUILT} && python3 -B tests/determinism/same_bytes.py build/zonage",
          needs="tests/determinism/same_bytes.py"),
    Check("builds", "The same bytes from other builds",
          "By g++ and clang, Debug and Release: the data table and the answers to a corpus.",
          "tests/determinism/builds.sh build-determinism", needs="tests/determinism/builds.sh"),
)
