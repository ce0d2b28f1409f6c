#!/bin/sh
# run.sh KIND BUILD CMAKE [CXX]
# Builds into BUILD, a folder of its own, with a sanitizer by the compiler CXX (c++), and runs:
#   address   the whole suite, under address and undefined behaviour sanitizers
#   foreign   likewise the fuzz corpora of what other people's bytes meet first: character sets,
#             names, csv, lists, tables; not optimized, as that is built soonest (ctest: sanitized).
#             $ZONAGE_SANITIZED names the folder of an `address` build that is there already and of
#             the same sources: its programs are run instead, and nothing is built into BUILD
#   thread    annotate's tests, cases and corpus, under the thread sanitizer
#   memcheck  the cases of the command, uninstrumented, under valgrind
# Says in one line how many tests passed, and ends with what ctest does.
set -eu
if [ $# -lt 3 ]; then
  echo "usage: run.sh address|foreign|thread|memcheck BUILD CMAKE [CXX]" >&2
  exit 2
fi
kind=$1 cmake=$3 cxx=${4:-c++}
build=$(mkdir -p "$2" && cd "$2" && pwd)  # the cases run in folders of their own
source=$(cd "$(dirname "$0")/../.." && pwd)
begun=$(date +%s)

foreign='charset fold records dialect lists tables'
configure() { # configure OPTIONS...
  "$cmake" -S "$source" -B "$build" -DCMAKE_CXX_COMPILER="$cxx" "$@"
}
make() { # make TARGETS...
  "$cmake" --build "$build" -j 2 ${1:+--target} "$@"
}
log=$build/said.log
test() { # test OPTIONS...
  ctest --test-dir "$build" --output-on-failure -j 2 "$@" >"$log" 2>&1 && failed=0 || failed=$?
  cat "$log"
}

case $kind in
  address)
    configure -DZONAGE_SANITIZE=address
    make
    test -E '^sanitized$'
    ;;
  foreign)
    if [ -n "${ZONAGE_SANITIZED:-}" ]; then
      build=$(cd "$ZONAGE_SANITIZED" && pwd)
    else
      configure -DZONAGE_SANITIZE=address -DCMAKE_BUILD_TYPE=None
    fi
    make $(for target in $foreign; do echo "fuzz_$target"; done)
    test -R "^fuzz_($(echo $foreign | tr ' ' '|'))\$"
    ;;
  thread)
    # It keeps a signal back while the thread that it is for waits for a mutex: for ever where that
    # is held by one that waits for input.
    configure -DZONAGE_SANITIZE=thread -DZONAGE_CASES=--except=/interrupt
    make zonage run_cases test_unit_annotate fuzz_annotate
    test -R '^(unit_annotate|fuzz_annotate|cli_annotate)$'
    ;;
  memcheck)
    configure -DZONAGE_STATIC=OFF
    make zonage run_cases
    under=$build/under_memcheck
    {
      echo '#!/bin/sh'
      echo "exec valgrind -q --error-exitcode=99 --leak-check=full '$build/zonage' \"\$@\""
    } >"$under"
    chmod +x "$under"
    # Two folders of cases at once. valgrind itself does not start without a folder or a stderr.
    ls "$source/tests/cli/cases" |
      xargs -P 2 -I '{}' "$build/tests/run_cases" "$under" "$source/tests/cli/cases/{}" \
        --instrumented --except=/folder_is_gone --except=/stderr_closed >"$log" && failed=0 ||
      failed=$?
    awk '/^[0-9]+ cases, / { cases += $1; failed += $3; out += $5 }
         END { printf "%d cases, %d failed, %d left out\n", cases, failed, out }' "$log" >"$log.sum"
    cat "$log.sum" >>"$log"
    cat "$log"
    ;;
  *)
    echo "run.sh: unknown kind $kind: choose address, foreign, thread or memcheck" >&2
    exit 2
    ;;
esac
took=$(($(date +%s) - begun))
result=$(grep -E 'tests passed|cases, ' "$log" | tail -1)
echo "sanitize $kind ($(basename "$cxx")): $result in $took s"
exit "$failed"
