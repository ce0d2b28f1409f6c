#!/bin/sh
# links.sh FOLDER...
# Whether what the pages installed in each folder link to is installed there, too; and of README.md
# also the files that it names without a link. Says how many it followed.
set -eu
followed=0
dead=
follow() { # follow PAGE PATH
  followed=$((followed + 1))
  [ -e "$(dirname "$1")/$2" ] || dead="$dead $1: $2;"
}
for folder; do
  pages=$(cd "$folder" && find . -name '*.md')
  [ -n "$pages" ] || dead="$dead $folder: no page;"
  for page in $pages; do
    for target in $(grep -o '](\([^)]*\))' "$folder/$page" | sed 's/^](//; s/)$//'); do
      case $target in
        *://*) ;;
        *) follow "$folder/$page" "${target%%#*}" ;;
      esac
    done
  done
  [ -e "$folder/README.md" ] || continue
  for target in $(grep -o -E '(data|\.github|tests/readme)/[A-Za-z0-9_/]*(\.[a-z]+)?|\bLICENSE\b' "$folder/README.md"); do
    follow "$folder/README.md" "$target"
  done
done
if [ -n "$dead" ]; then
  echo "links.sh: FAILED: not there:$dead" >&2
  exit 1
fi
echo "links.sh: $followed links followed"
