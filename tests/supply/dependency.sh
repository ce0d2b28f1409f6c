#!/bin/sh
# dependency.sh missing|old CMAKE SOURCE CLI11_FOLDER: configures without CLI11, or with a version that is too old,
# and reads what is said.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
case $1 in
  missing)
    set -- "$2" "$3" -DCMAKE_DISABLE_FIND_PACKAGE_CLI11=ON
    found='it was not found' ;;
  old)
    mkdir "$folder/old"
    echo 'set(CLI11_FOUND TRUE)' > "$folder/old/CLI11Config.cmake"
    echo 'set(PACKAGE_VERSION 1.9)' > "$folder/old/CLI11ConfigVersion.cmake"
    set -- "$2" "$3" "-DCLI11_DIR=$folder/old" "-DCMAKE_IGNORE_PATH=$4"
    found='found 1.9' ;;
esac
cmake=$1 source=$2
shift 2
said=$("$cmake" -S "$source" -B "$folder/build" "$@" 2>&1) && {
  echo "FAILED it was configured"
  exit 1
}
said=$(printf '%s' "$said" | tr -s '\n ' ' ')
wanted="zonage needs CLI11 2.1 or later ($found): install libcli11-dev, or say where it is with -DCLI11_ROOT=FOLDER"
case $said in
  *"$wanted"*) echo "told: $wanted" ;;
  *) echo "FAILED expected: $wanted"; echo "said: $said"; exit 1 ;;
esac
