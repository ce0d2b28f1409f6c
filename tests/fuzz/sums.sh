#!/bin/sh
# sums.sh [FILE]
# What was fuzzed so far, by the rows that run.sh --record wrote (runs.tsv): one line for each target,
# and then how long the least fuzzed one ran.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
awk -F '\t' '
  function grouped(n,   s) {
    s = sprintf("%.0f", n)
    while (s ~ /[0-9][0-9][0-9][0-9]/) {
      match(s, /[0-9]+/)
      s = substr(s, 1, RLENGTH - 3) "," substr(s, RLENGTH - 2)
    }
    return s
  }
  function counted(n, one) { return n " " one (n == 1 ? "" : "s") }
  FNR == 1 { next }
  !($2 in seconds) { targets[++count] = $2 }
  {
    seconds[$2] += $3; executions[$2] += $4; finds[$2] += $6; runs[$2]++
    if ($5 > edges[$2]) edges[$2] = $5
    last[$2] = $1
  }
  END {
    for (i = 1; i <= count; i++) {
      t = targets[i]
      if (i == 1 || seconds[t] < least) { least = seconds[t]; which = t }
      printf "fuzzed %s: %s executions in %s s of processor, %s until %s, %s edges covered, %s\n", \
        t, grouped(executions[t]), grouped(seconds[t]), counted(runs[t], "run"), last[t], \
        grouped(edges[t]), counted(finds[t], "find")
    }
    if (count) printf "fuzzed least: %s, %s s\n", which, grouped(least)
  }' "${1:-$here/runs.tsv}"
