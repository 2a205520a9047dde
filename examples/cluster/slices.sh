#!/usr/bin/env bash
# ./slices.sh GAMES SLICES FOLDER: a folder, or a stream, of games as an array of Slurm: each job solves every
# so-manieth game. Nodes share the folder; the results are in FOLDER/results. A job that is requeued, after a
# preemption or by scontrol, goes on with the games that have no result, as all do when this is called again.
#SBATCH --cpus-per-task=1
#SBATCH --requeue
#SBATCH --open-mode=append
set -euo pipefail

if [[ ${1-} == slice ]]; then
  exec nashsolve -q --threads 1 --slice "$SLURM_ARRAY_TASK_ID/$3" --resume -o results "$2"
fi

script=$(realpath "$0") games=$(realpath "$1") count=$2 folder=$3
mkdir -p "$folder/log"
cd "$folder"
sbatch --job-name=slices --array="1-$count" --output=log/slice-%a.txt "$script" slice "$games" "$count"
