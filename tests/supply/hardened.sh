#!/bin/sh
# hardened.sh FILE ARCHIVE...: reads the finished program or shared library, and the archives that its
# code comes from, with readelf; ends with 1 when a protection of src/hardening.cmake is missing.
set -u
file=$1
shift
command -v readelf > /dev/null || { echo "hardened: skipped, there is no readelf"; exit 77; }
failed=0
checks=0
require() {  # require WHAT CONDITION...
  what=$1
  shift
  checks=$((checks + 1))
  "$@" || { echo "FAILED $file: $what"; failed=$((failed + 1)); }
}
segments=$(readelf -lW "$file") || exit 1
dynamic=$(readelf -dW "$file")
sections=$(readelf -SW "$file")
has() { printf '%s\n' "$1" | grep -Eq -- "$2"; }
lacks() { ! has "$@"; }

require "a stack that is not executable" has "$segments" 'GNU_STACK.* RW +0x'
require "nothing both writable and executable" lacks "$segments" '^ +(LOAD|GNU_STACK).* RWE '
require "read-only relocations (RELRO)" has "$segments" 'GNU_RELRO'
if has "$dynamic" 'NEEDED'; then
  require "all of them at once (full RELRO)" has "$dynamic" 'BIND_NOW|FLAGS.*NOW'
  require "no relocation in the code" lacks "$dynamic" 'TEXTREL'
  require "a place of its own at each start" has "$(readelf -hW "$file")" 'Type: +DYN'
else
  # Without a loader, full means that no table of functions stands outside what becomes read-only.
  require "no table of functions that stays writable" sh -c '
    set -- $(printf "%s\n" "$1" | sed -n "s/.*GNU_RELRO *0x[0-9a-f]* *0x\([0-9a-f]*\) *0x[0-9a-f]* *0x[0-9a-f]* *0x\([0-9a-f]*\).*/\1 \2/p") "$2"
    first=$((0x$1)) last=$((0x$1 + 0x$2))
    printf "%s\n" "$3" | sed -n "s/.* \.got[.plt]* *PROGBITS *\([0-9a-f]*\) .*/\1/p" |
      while read -r at; do
        [ $((0x$at)) -ge $first ] && [ $((0x$at)) -lt $last ] || exit 1
      done' sh "$segments" "$sections"
fi
for archive in "$@"; do
  symbols=$(readelf -sW "$archive" 2> /dev/null)
  require "$(basename "$archive"): stacks are guarded" has "$symbols" 'UND __stack_chk_fail'
done
fortified=0
for archive in "$@"; do
  has "$(readelf -sW "$archive" 2> /dev/null)" 'UND __[a-z]+_chk$' && fortified=$((fortified + 1))
done
# Only where the optimizer is on, and only functions of the C library have such a twin.
if [ "${ZONAGE_FORTIFIED:-yes}" = yes ]; then
  require "functions of the C library that check (_FORTIFY_SOURCE)" [ "$fortified" -gt 0 ]
fi
echo "hardened: $(basename "$file"), $checks checks, $failed failed"
[ "$failed" -eq 0 ]
