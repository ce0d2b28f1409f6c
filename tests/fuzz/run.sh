#!/bin/sh
# run.sh BUILD SECONDS [TARGET...]
# Lets libFuzzer look for inputs on which a target's properties break (all targets, or those named):
# each for so many seconds, from the corpus here and what earlier runs found worth keeping in
# BUILD/fuzz/<target>. BUILD is configured with -DZONAGE_FUZZ=ON by clang. An input that breaks one is
# left in BUILD/fuzz/finds, and the run of its target ends there. Says one line for each target, and
# ends with 1 where anything was found.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
if [ $# -lt 2 ]; then
  echo "usage: run.sh BUILD SECONDS [TARGET...]" >&2
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

count_finds() { find "$finds" -name "$1-*" ! -name "$1-slow-unit-*" | wc -l; }

found_any=0
for target in "$@"; do
  kept=$build/fuzz/$target
  log=$build/fuzz/$target.log
  mkdir -p "$kept"
  dictionary=$here/$target.dict
  begun=$(date +%s)
  before=$(count_finds "$target")
  "$build/tests/fuzz_${target}_run" -max_total_time="$seconds" -max_len=4096 -timeout=300 -report_slow_units=300 \
    -print_final_stats=1 -artifact_prefix="$finds/$target-" \
    -dict="$dictionary" "$kept" "$here/corpus/$target" >"$log" 2>&1 || true
  took=$(($(date +%s) - begun))
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
done
exit $found_any
