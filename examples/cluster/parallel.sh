#!/usr/bin/env bash
# ./parallel.sh GAME PARTS FOLDER [SECONDS]: one game in parts with GNU parallel, on all cores of this machine,
# or of those that PARALLEL='--sshloginfile hosts' names, which share the folder. The result is
# FOLDER/result.json. Run again it does what is not done yet, whatever ended it.
set -euo pipefail
game=$(realpath "$1") count=$2 folder=$3
export game seconds=${4-3000}

mkdir -p "$folder/done"
cd "$folder"
if [[ ! -e parts ]]; then
  rm -rf unfinished
  nashsolve split "$game" --parts "$count" -o unfinished
  mv unfinished parts
fi

# Every so many seconds a file holds what was done. A finished part is read and written again in no time.
finish_part() {
  local from=parts/$1 code=3
  while ((code == 3)); do
    [[ ! -e done/$1 ]] || from=done/$1
    code=0
    nashsolve continue --threads 1 --time-limit "$seconds" "$from" "$game" -o "done/$1" || code=$?
  done
  return "$code"
}
export -f finish_part

find parts -name '*.json' -printf '%f\n' | sort | parallel --will-cite --halt soon,fail=1 finish_part {}
nashsolve merge "$game" "done" -o result.json
