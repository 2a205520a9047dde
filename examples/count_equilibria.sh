#!/usr/bin/env bash
# ./count_equilibria.sh [COUNT] [SIZE]: how many equilibria do random games have?
set -euo pipefail

nashsolve generate random --size "${2-3x3}" --count "${1-1000}" |
  nashsolve --quiet --format jsonl --details never - |
  jq -r 'select(.status == "complete") | .equilibria | length' |
  jq -rs 'group_by(.)[] | "\(length) games with \(.[0])"'
