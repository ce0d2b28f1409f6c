#!/bin/sh
# installed.sh BUILD SOURCE CMAKE CXX CC
# Installs the build into a prefix, moves it elsewhere, and builds programs against it there: by
# CMake against either library, by pkg-config in C++ and C. Each must answer as the installed
# command does. The commands of .github/LIBRARY.md are run there, too.
set -eu
build=$1 source=$2 cmake=$3 cxx=$4 cc=$5
consumer=$source/tests/package/consumer c_example=$source/tests/examples/zonage.c
scratch=$(mktemp -d)
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT

say() { echo "installed.sh: $*"; }
fail() {
  echo "installed.sh: FAILED: $*" >&2
  exit 1
}

DESTDIR=$scratch/destination "$cmake" --install "$build" --prefix /opt/zonage >"$scratch/log" || {
  cat "$scratch/log" >&2
  exit 1
}
[ "$(ls "$scratch/destination")" = opt ] || fail "installed outside DESTDIR and prefix"
prefix="$scratch/moved here"
mv "$scratch/destination/opt/zonage" "$prefix"
chmod -R a-w "$prefix" # nothing is ever written there
ln -s "$prefix" "$scratch/prefix" # a path that needs no quotes
documents=$scratch/prefix/share/doc
sh "$source/tests/package/links.sh" "$documents"/*
[ -e "$documents/libzonage-dev/LIBRARY.md" ] || fail "libzonage-dev has no LIBRARY.md"
cited=$("$prefix/bin/zonage" --explain Béthune Lille QP062008 Douvrin | grep -o 'data/[a-z]*/[a-z0-9_]*\.[a-z]*' | sort -u) || true
for file in ${cited:?--explain cites nothing}; do
  [ -e "$documents/zonage/$file" ] || fail "--explain cites $file, which is not installed"
done
library_folder=$(dirname "$(find "$prefix" -name libzonage.a)")

shown=$(nm -D --defined-only "$library_folder/libzonage.so" | cut -d' ' -f3 |
  grep -v -E '^(zonage_|_ZNK?6zonage)' || true)
[ -z "$shown" ] || fail "libzonage.so shows more than the public headers: $shown"

"$prefix/bin/zonage" --format csv Béthune 'st denis (93)' Annecy |
  sed 1d | cut -d, -f2,5 >"$scratch/expected"
[ -s "$scratch/expected" ] || fail "the installed command says nothing"
same_as_command() { # same_as_command WHAT PROGRAM
  LD_LIBRARY_PATH=$library_folder "$2" Béthune 'st denis (93)' Annecy >"$scratch/actual" ||
    fail "$1: it does not run"
  cmp -s "$scratch/expected" "$scratch/actual" || fail "$1: $(cat "$scratch/actual")"
  say "$1: as the command"
}

for kind in '' static; do
  "$cmake" -S "$consumer" -B "$scratch/consumer$kind" -DKIND=$kind -DCMAKE_PREFIX_PATH="$prefix" \
    -DCMAKE_CXX_COMPILER="$cxx" -DCMAKE_C_COMPILER="$cc" >"$scratch/log" 2>&1 &&
    "$cmake" --build "$scratch/consumer$kind" >"$scratch/log" 2>&1 || {
    cat "$scratch/log" >&2
    exit 1
  }
  same_as_command "find_package(zonage${kind:+ COMPONENTS }$kind)" "$scratch/consumer$kind/consumer"
done
if ldd "$scratch/consumerstatic/consumer" | grep -q libzonage; then fail "static is not static"; fi
ldd "$scratch/consumer/consumer" | grep -q libzonage || fail "shared is not shared"

if ! command -v pkg-config >/dev/null; then
  say "skipped: no pkg-config"
  exit 0
fi
export PKG_CONFIG_PATH="$library_folder/pkgconfig"
# pkg-config escapes the space of the prefix for a shell.
eval "set -- $(pkg-config --cflags --libs zonage)"
"$cxx" -std=c++17 "$consumer/main.cpp" "$@" -o "$scratch/by_pkg_config"
same_as_command "pkg-config" "$scratch/by_pkg_config"
eval "set -- $(pkg-config --cflags --libs --static zonage)"
"$cxx" -std=c++17 -static "$consumer/main.cpp" "$@" -o "$scratch/by_pkg_config_static"
same_as_command "pkg-config --static" "$scratch/by_pkg_config_static"
eval "set -- $(pkg-config --cflags --libs zonage)"
"$cc" -std=c99 -pedantic -Wall -Werror "$c_example" "$@" -o "$scratch/in_c"
LD_LIBRARY_PATH=$library_folder "$scratch/in_c" Mons >"$scratch/actual"
"$prefix/bin/zonage" --format tsv Mons >"$scratch/expected" || true
cmp "$scratch/expected" "$scratch/actual" || fail "C"
say "C by pkg-config: as the command"

if ! command -v python3 >/dev/null; then
  say "skipped: no python3 for .github/LIBRARY.md"
  exit 0
fi
PKG_CONFIG_PATH="$scratch/prefix/${library_folder#"$prefix"/}/pkgconfig" \
  LD_LIBRARY_PATH=$library_folder \
  python3 "$source/tests/readme/run_commands.py" "$prefix/bin/zonage" "$source" .github/LIBRARY.md ||
  fail ".github/LIBRARY.md"
