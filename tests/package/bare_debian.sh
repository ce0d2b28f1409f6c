#!/bin/sh
# bare_debian.sh BUILD [SUITE [MIRROR]]: the packages on a Debian that has nothing else.
# Run by hand, as root, with debootstrap and expect, and a mirror: no test needs a network. Installs
# the .debs of a finished build into a fresh minimal system, reads the manual pages, completes a line
# in a real bash, asks, purges, and looks for what is left.
set -eu
build=$(realpath "$1") suite=${2:-bookworm}
mirror=${3:-$(apt-get indextargets --format '$(REPO_URI)' "Codename: bookworm" | head -n 1)}
root=$(mktemp -d)
scratch=$(mktemp -d)
finish() {
  umount "$root/proc" 2>/dev/null || true
  rm -rf --one-file-system "$root" "$scratch"
}
trap finish EXIT

say() { echo "bare_debian.sh: $suite: $*"; }
fail() {
  say "FAILED: $*" >&2
  exit 1
}
quietly() { "$@" >"$scratch/log" 2>&1 || { tail -n 20 "$scratch/log" >&2; fail "$*"; }; }
inside() { chroot "$root" env -i PATH=/usr/bin:/bin:/usr/sbin:/sbin LANG=C.UTF-8 "$@"; }
# What a package may leave: everything but the lists that dpkg, ldconfig and man keep for themselves.
files() {
  (cd "$root" && find . -path ./proc -prune -o -path ./dev -prune -o -print) |
    grep -v -E '^\./var/(cache/(man|ldconfig)|lib/dpkg|log)(/|$)' | sort
}

quietly cpack --config "$build/CPackConfig.cmake" -B "$scratch/out" -D CPACK_CMAKE_GENERATOR=Ninja
quietly debootstrap --variant=minbase --include=man-db,bash-completion "$suite" "$root" "$mirror"
mount -t proc proc "$root/proc"
say "$(cat "$root/etc/debian_version"), $(inside dpkg-query -W | wc -l) packages"
[ -z "$(inside sh -c 'command -v zonage' || true)" ] || fail "zonage is there before"
files >"$scratch/before"

mkdir "$root/packages"
cp "$scratch"/out/*.deb "$root/packages/"
quietly inside dpkg -i "/packages/$(basename "$scratch"/out/zonage_*.deb)"
say "the command alone: $(inside zonage --lang fr Béthune | head -n 1)"
inside zonage --lang fr Béthune | grep -q '^Béthune · 62119 · Pas-de-Calais$' || fail "no answer"

page() { inside man "$@" 2>"$scratch/told" | grep -v '^$' | sed 's/.\x08//g' >"$scratch/page"; }
for name in zonage zonage-annotate zonage-list zonage-qpv zonage-dotation zonage-sources; do
  page -L C.UTF-8 "$name"
  grep -q '^EXIT STATUS' "$scratch/page" || fail "man $name: $(cat "$scratch/told" "$scratch/page")"
  page -L fr_FR.UTF-8 "$name"
  grep -q '^CODE DE RETOUR' "$scratch/page" || fail "man -L fr $name: $(head -n 5 "$scratch/page")"
done
say "man zonage, man -L fr zonage and those of the commands are there"

# A person at a terminal.
cat >"$scratch/typed" <<'END'
set timeout 20
spawn -noecho chroot [lindex $argv 0] env -i PATH=/usr/bin:/bin LANG=C.UTF-8 TERM=dumb HOME=/ bash --norc
expect "# "
send "source /usr/share/bash-completion/bash_completion\r"
expect "# "
foreach {typed completed} {
  "zonage Saint-Germer\t" "Saint-Germer-de-Fly"
  "zonage annota\t" "zonage annotate "
  "zonage list --sch\t" "--scheme "
  "zonage qpv --list --where np\t" "npnru"
} {
  send $typed
  expect {
    -ex $completed { send "\025" }
    timeout { puts "\nnot completed: $typed"; exit 1 }
  }
}
send "exit\r"
expect eof
END
quietly expect "$scratch/typed" "$root"
say "Tab completes communes, commands, options and their values"

# libzonage-dev needs a compiler: packages.sh tries it.
library=$(basename "$scratch"/out/libzonage[0-9]*.deb)
quietly inside dpkg -i "/packages/$library"
inside ldconfig -p | grep -q libzonage || fail "ldconfig does not know the library"
say "installed: $library"

quietly inside dpkg --purge zonage "${library%%_*}"
rm -rf "$root/packages" "$root/.bash_history"
files >"$scratch/after"
diff "$scratch/before" "$scratch/after" >"$scratch/left" || fail "left: $(cat "$scratch/left")"
say "purged: nothing is left"
