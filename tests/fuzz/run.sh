#!/bin/sh
# run.sh [--record FILE] BUILD SECONDS [TARGET...]
# Lets libFuzzer look for inputs on which a target's properties break (all targets, or those named):
# each for so many seconds, from the corpus here and what earlier runs found worth keeping in
# BUILD/fuzz/<target>. BUILD is configured with -DZONAGE_FUZZ=ON by clang. An input that breaks one is
# left in BUILD/fuzz/finds, and the run of its target ends there. Says one line for each target, and
# ends with 1 where anything was found. --record adds a row for each to FILE (runs.tsv here is what was
# fuzzed so far, and sums.sh adds it up); its seconds are the processor's, as a run may have to wait.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
record=
if [ "${1:-}" = --record ] && [ $# -gt 1 ]; then
  record=$2
  shift 2
fi
if [ $# -lt 2 ]; then
  echo "usage: run.sh [--record FILE] BUILD SECONDS [TARGET...]" >&2
  exit 2
fi
build=$(cd "$1" && pwd) seconds=$2
shift 2
if [ $# -eq 0 ]; then
  set -- $(cd "$here" && ls ./*_fuzz.cpp | sed 's|^./||; s|_fuzz.cpp$||')
fi
finds=$build/fuzz/finds
mkdir -p "$finds"

grouped() { echo "$1" | sed -e ':a' -e 's/\([0-9]\)\([0-9]\{3\}\)\($\|,\)/\1,\2\3/;ta'; }

# Puts into `used` the seconds of processor that what this shell ran has used so far.
take_used() {
  times >"$build/fuzz/times.$$"
  used=$(sed -n '2s/[ms]/ /gp' "$build/fuzz/times.$$" |
    awk '{ printf "%d", $1 * 60 + $2 + $3 * 60 + $4 }')
  rm -f "$build/fuzz/times.$$"
}

count_finds() { find "$finds" -name "$1-*" ! -name "$1-slow-unit-*" | wc -l; }

found_any=0
for target in "$@"; do
  kept=$build/fuzz/$target
  log=$build/fuzz/$target.log
  mkdir -p "$kept"
  dictionary=$here/$target.dict
  begun=$(date +%s)
  take_used
  used_before=$used
  before=$(count_finds "$target")
  "$build/tests/fuzz_${target}_run" -max_total_time="$seconds" -max_len=4096 -timeout=300 -report_slow_units=300 \
    -print_final_stats=1 -artifact_prefix="$finds/$target-" \
    -dict="$dictionary" "$kept" "$here/corpus/$target" >"$log" 2>&1 || true
  took=$(($(date +%s) - begun))
  take_used
  executions=$(sed -n 's/^stat::number_of_executed_units: *//p' "$log")
  coverage=$(sed -n 's/.* cov: \([0-9]*\) .*/\1/p' "$log" | tail -1)
  if [ -z "$executions" ]; then
    echo "fuzz $target: did not run: $log says why" >&2
    exit 2
  fi
  found=$(($(count_finds "$target") - before))
  [ "$found" -eq 0 ] || found_any=1
  echo "fuzz $target: $(grouped "$executions") executions in $(grouped "$took") s," \
    "$(grouped "${coverage:-0}") edges covered, $found finds"
  [ -z "$record" ] ||
    printf '%s\t%s\t%s\t%s\t%s\t%s\n' "$(date +%F)" "$target" \
      $((used - used_before)) "$executions" "${coverage:-0}" "$found" >>"$record"
done
exit $found_any
