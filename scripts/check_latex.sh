#!/bin/sh
# Compiles the LaTeX explanation of every game in games/. Not part of the tests, for TeX is large:
#
#     apt-get install texlive-latex-base
#     scripts/check_latex.sh build/release/src/nashsolve
set -eu
program=$(realpath "$1")
games=$(realpath "$(dirname "$0")/../games")
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
count=0
for game in "$games"/*; do
  "$program" explain --format latex --quiet "$game" > explanation.tex
  if ! pdflatex -interaction=nonstopmode -halt-on-error explanation.tex > log.txt 2>&1; then
    echo "$game: the explanation does not compile" >&2
    tail -n 20 log.txt >&2
    exit 1
  fi
  count=$((count + 1))
done
echo "$count explanations compiled"
