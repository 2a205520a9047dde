"""A link named lrsnash is called and read as pygambit, OpenSpiel and SageMath call lrsnash and read it.

lrsnash_callers.py NASHSOLVE LRSNASH [GAMES]: seeded games from 1x1 to 6x6, every third one with few values and so
with continua, every fifth one with fractions. Each caller's reader is written from its own source: pygambit's
nash.py and util.py, OpenSpiel's lrs_solve in matrix_nash.py, SageMath's Parser.format_lrs. All three must read the
same set of equilibria of the link, and the one that lrsnash itself lists.
"""

import fractions
import os
import pathlib
import random
import subprocess
import sys
import tempfile


def matrix(draw, rows, columns):
    return [[draw() for _ in range(columns)] for _ in range(rows)]


def game(seed):
    """As a file of lrsnash."""
    numbers = random.Random(seed)
    rows, columns = numbers.randint(1, 6), numbers.randint(1, 6)
    if seed % 3 == 0:
        draw = lambda: numbers.randint(0, 2)
    elif seed % 5 == 0:
        draw = lambda: fractions.Fraction(numbers.randint(-20, 20), numbers.randint(1, 9))
    else:
        draw = lambda: numbers.randint(-100, 100)
    matrices = [matrix(draw, rows, columns) for _ in range(2)]
    lines = "\n\n".join("\n".join(" ".join(map(str, row)) for row in each) for each in matrices)
    return f"{rows} {columns}\n\n{lines}\n"


def strategy(words):
    return tuple(fractions.Fraction(word) for word in words)


def pair(one, two):
    return strategy(one), strategy(two)


def read_by_pygambit(program, file):
    """Standard error goes into the output, and the exit code has to be 0."""
    run = subprocess.run([program, file], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True)
    found, ones, twos = [], [], []
    for line in [*run.stdout.splitlines(), ""]:
        if line.startswith("*"):
            continue
        if line.strip() == "":
            found += [pair(one, two) for one in ones for two in twos]
            ones, twos = [], []
        elif line[0] == "1":
            ones.append(line.split()[1:-1])
        elif line[0] == "2":
            twos.append(line.split()[1:-1])
        else:
            raise ValueError(f"pygambit cannot read {line!r}")
    return found


def read_by_openspiel(program, file):
    """Standard error goes into the output, and the exit code is ignored."""
    run = subprocess.run([program, "-s", file], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    found, twos = [], []
    for line in run.stdout.splitlines(keepends=True):
        if len(line) <= 1 or line.startswith("*"):
            continue
        words = line.split()
        if words[0] == "2":
            twos.append(words[1:-1])
        else:
            found += [pair(words[1:-1], two) for two in twos]
            twos = []
    return found


def read_by_sagemath(program, file):
    """Only lines before the first group may begin with a star and stand in a group's way."""
    run = subprocess.run([program, file], stdout=subprocess.PIPE, text=True)
    lines = run.stdout.splitlines()
    while lines and lines[0].startswith("*"):
        lines.pop(0)
    found = []
    while lines and not lines[0].startswith("*"):
        group = []
        while lines and lines[0].strip():
            group.append(lines.pop(0).split())
        while lines and not lines[0].strip():
            lines.pop(0)
        *twos, one = group
        assert one[0] == "1" and all(two[0] == "2" for two in twos), group
        found += [pair(one[1:-1], two[1:-1]) for two in twos]
    return found


def main():
    nashsolve, lrsnash = (pathlib.Path(word).resolve() for word in sys.argv[1:3])
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 100
    equilibria = 0
    with tempfile.TemporaryDirectory() as folder:
        link = os.path.join(folder, "lrsnash")
        os.symlink(nashsolve, link)
        file = os.path.join(folder, "game")
        for seed in range(count):
            text = game(seed)
            pathlib.Path(file).write_text(text)
            silent = subprocess.run([link, file], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            if silent.stderr or silent.returncode != 0:
                sys.exit(f"game {seed}: exit code {silent.returncode}, standard error {silent.stderr!r}\n{text}")
            expected = set(read_by_pygambit(str(lrsnash), file))
            for read in (read_by_pygambit, read_by_openspiel, read_by_sagemath):
                found = read(link, file)
                if len(found) != len(set(found)) or set(found) != expected:
                    sys.exit(f"game {seed}, {read.__name__}: {sorted(found)}, lrsnash has {sorted(expected)}\n{text}")
            equilibria += len(expected)
    print(f"{count} games, {equilibria:,} extreme equilibria: all three read what lrsnash lists")


if __name__ == "__main__":
    main()
