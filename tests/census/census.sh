#!/usr/bin/env bash
# census.sh NASHSOLVE CENSUS K/N: solves a slice of the census and checks it (census.cpp).
set -euo pipefail

nashsolve=$1 census=$2 slice=$3
"$census" games "$slice" | "$nashsolve" - --input-format jsonl --format jsonl --quiet | "$census" check
