#!/usr/bin/env bash
# ./slurm.sh GAME PARTS FOLDER [SECONDS]: one game in parts as an array of Slurm, and a job that merges them once
# all are done. Nodes share the folder; the result is FOLDER/result.json. A part that is requeued, after a
# preemption or by scontrol, goes on from what it wrote last, at most so many seconds before. Called again, it
# submits the parts that are not done.
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --open-mode=append
set -euo pipefail

if [[ ${1-} == part ]]; then
  part=$(sed -n "${SLURM_ARRAY_TASK_ID}p" "$4") code=3
  while ((code == 3)); do
    from=parts/$part
    [[ ! -e done/$part ]] || from=done/$part
    code=0
    nashsolve continue --threads 1 --time-limit "$3" "$from" "$2" -o "done/$part" || code=$?
  done
  exit "$code"
elif [[ ${1-} == merge ]]; then
  exec nashsolve merge "$2" "done" -o result.json
fi

script=$(realpath "$0") game=$(realpath "$1") count=$2 folder=$3 seconds=${4-3000}
mkdir -p "$folder/done" "$folder/log"
cd "$folder"
if [[ ! -e parts ]]; then
  rm -rf unfinished
  nashsolve split "$game" --parts "$count" -o unfinished
  mv unfinished parts
fi
list=$(mktemp log/list.XXXXXX) after=()
comm -23 <(ls parts) <(grep -l '"done": true' -r "done" | sed 's|.*/||' | sort) > "$list"
if [[ -s $list ]]; then
  array=$(sbatch --parsable --job-name=parts --array="1-$(wc -l < "$list")" --output=log/%a.txt \
    "$script" part "$game" "$seconds" "$list")
  after=(--dependency="afterok:$array")
fi
sbatch --job-name=merge "${after[@]}" --output=log/merge.txt "$script" merge "$game"
