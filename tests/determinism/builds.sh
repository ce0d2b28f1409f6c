#!/bin/sh
# builds.sh FOLDER [CMAKE ARGUMENT...]: builds the command by g++ and by clang++, Debug and Release, and
# dynamically linked, below FOLDER, and compares: the data tables byte for byte, and what each answers
# to the corpus. Takes a while: run by hand. Compilers that are missing are left out, and told.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
source=$(cd "$here/../.." && pwd)
folder=$1
mkdir -p "$folder"
shift
first=
compared=0
for build in g++/Release/ON g++/Debug/ON g++/Release/OFF clang++/Release/ON clang++/Debug/ON; do
  compiler=${build%%/*} rest=${build#*/}
  type=${rest%/*} static=${rest#*/}
  command -v "$compiler" > /dev/null || { echo "builds: no $compiler: $build left out"; continue; }
  c=gcc
  [ "$compiler" = clang++ ] && c=clang
  to=$folder/$compiler-$type-$static
  cmake -S "$source" -B "$to" -DCMAKE_CXX_COMPILER="$compiler" -DCMAKE_C_COMPILER="$c" \
    -DCMAKE_BUILD_TYPE="$type" -DZONAGE_STATIC="$static" -DZONAGE_LIBRARY=OFF -DBUILD_TESTING=OFF \
    "$@" > "$to.log" 2>&1 || { cat "$to.log"; exit 1; }
  cmake --build "$to" -j 2 --target zonage >> "$to.log" 2>&1 || { tail -n 20 "$to.log"; exit 1; }
  if [ -z "$first" ]; then
    first=$to
    continue
  fi
  cmp "$first/generated/zonage.table" "$to/generated/zonage.table"
  cmp "$first/generated/text/unicode_tables.inc" "$to/generated/text/unicode_tables.inc"
  python3 -B "$here/same_bytes.py" "$first/zonage" "$to/zonage"
  compared=$((compared + 1))
done
echo "builds: $compared builds give the tables and the answers of ${first##*/}"
