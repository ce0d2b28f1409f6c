#!/bin/sh
# packages.sh BUILD CPACK CC C_EXAMPLE
# Makes the packages. The .deb of the command is installed with dpkg into an empty root, run there
# with nothing else around it, removed, and nothing is left; those of the library likewise, with a
# program in C built against them. The tar.gz runs from where it is unpacked.
set -eu
build=$1 cpack=$2 cc=$3 c_example=$4
if [ "$(id -u)" -ne 0 ] && command -v dpkg >/dev/null; then
  command -v fakeroot >/dev/null || {
    echo "packages.sh: skipped: neither root nor fakeroot"
    exit 0
  }
  exec fakeroot sh "$0" "$@"
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

say() { echo "packages.sh: $*"; }
fail() {
  echo "packages.sh: FAILED: $*" >&2
  exit 1
}
if ! command -v dpkg >/dev/null || ! command -v dpkg-deb >/dev/null; then
  say "skipped: no dpkg"
  exit 0
fi

# The build is done: Ninja's name keeps cpack from building all of it again.
"$cpack" --config "$build/CPackConfig.cmake" -B "$scratch/out" -D CPACK_CMAKE_GENERATOR=Ninja \
  >"$scratch/log" 2>&1 || {
  cat "$scratch/log" >&2
  exit 1
}
cd "$scratch/out"
ls *.deb *.tar.gz

# With nothing else around it where one may change the root, which a pretended root may not.
root=$scratch/root
run_inside() { # run_inside PROGRAM ARGUMENTS...
  if [ -z "${FAKEROOTKEY:-}" ]; then
    chroot "$root" "$@"
  else
    program=$root$1
    shift
    env -i "$program" "$@"
  fi
}
new_root() {
  rm -rf "$root"
  mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates"
  : >"$root/var/lib/dpkg/status"
}
in_root() { # in_root OPTIONS...: dpkg; maintainer's scripts see that the root is not theirs
  dpkg --root="$root" --log=/dev/null --force-script-chrootless --force-bad-path "$@" >"$scratch/log" 2>&1 || {
    cat "$scratch/log" >&2
    fail "dpkg $*"
  }
}
left() { find "$root" -path "$root/var" -prune -o -path "$root" -o -print; }

new_root
deb=$(ls zonage_*.deb)
[ -z "$(dpkg-deb -f "$deb" Depends)" ] || fail "the command depends on $(dpkg-deb -f "$deb" Depends)"
in_root -i "$deb"
run_inside /usr/bin/zonage --lang fr Béthune >"$scratch/said" || fail "zonage does not run"
grep -q '^Béthune · 62119 · Pas-de-Calais$' "$scratch/said" || fail "$(cat "$scratch/said")"
in_root --purge zonage
[ -z "$(left)" ] || fail "left behind: $(left)"
say "$deb: installed, run, removed, nothing left"

if ls libzonage*.deb >/dev/null 2>&1; then
  dpkg-deb -f libzonage-dev_*.deb Depends | grep -q 'libzonage[0-9.]* (= ' ||
    fail "libzonage-dev does not ask for its library"
  new_root
  in_root --force-depends -i libzonage*.deb
  library_folder=$(dirname "$(find "$root" -name libzonage.a)")
  "$cc" -std=c99 -I"$root/usr/include" "$c_example" -L"$library_folder" -lzonage -o "$scratch/in_c"
  LD_LIBRARY_PATH=$library_folder${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} "$scratch/in_c" Béthune | grep -q 62119 || fail "C"
  in_root --purge libzonage-dev $(dpkg-deb -f libzonage[0-9]*.deb Package)
  [ -z "$(left)" ] || fail "left behind: $(left)"
  say "libzonage: installed, built against, removed, nothing left"
fi

mkdir "$scratch/anywhere"
tar -xzf ./*.tar.gz -C "$scratch/anywhere"
zonage=$(find "$scratch/anywhere" -path '*/bin/zonage')
[ "$(dirname "$(dirname "$(dirname "$zonage")")")" = "$scratch/anywhere" ] || fail "tar.gz: $zonage"
env -i "$zonage" --format csv Béthune | grep -q '^trouve,62119,' || fail "tar.gz does not run"
[ -z "$(find "$scratch/anywhere" -name 'libzonage.*')" ] || fail "tar.gz holds the library"
say "tar.gz: runs from where it is unpacked"
