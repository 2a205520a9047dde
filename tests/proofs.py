#!/usr/bin/env python3
"""Proofs of seeded games, written by the program and verified by nashsolve-check and by proof_checker.py.

proofs.py NASHSOLVE NASHSOLVE_CHECK [GAMES]: games with few payoffs, with many, with copies of strategies; one and two
threads. Longer: python3 tests/proofs.py build/release/nashsolve build/release/nashsolve-check 1000
"""
import json
import os
import random
import subprocess
import sys
import tempfile

CHECKER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "proof_checker.py")


def game(seed):
    choose = random.Random(seed)
    rows, columns = choose.randint(1, 4), choose.randint(1, 4)
    most = choose.choice([1, 2, 9, 1000])
    cells = [[[choose.randint(-most, most), choose.randint(-most, most)] for _ in range(columns)] for _ in range(rows)]
    if seed % 4 == 0:
        cells.append([list(cell) for cell in cells[0]])
        for row in cells:
            row.append(list(row[0]))
    return {"payoffs": cells}


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def main():
    nashsolve, check = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    equilibria = 0
    with tempfile.TemporaryDirectory() as folder:
        path = {name: os.path.join(folder, name) for name in ("game.json", "proof.txt", "proof", "result.json")}
        for seed in range(count):
            with open(path["game.json"], "w", encoding="utf-8") as file:
                json.dump(game(seed), file)
            for proof in ("proof", "proof.txt"):
                solved = run(nashsolve, "--format", "json", "--threads", str(1 + seed % 2), "--proof", path[proof],
                             "-o", path["result.json"], path["game.json"])
                assert solved.returncode == 0, (seed, solved)
                checked = run(check, path["game.json"], path[proof], path["result.json"])
                assert checked.returncode == 0 and checked.stdout.startswith("VERIFIED"), (seed, checked)
            second = run(sys.executable, CHECKER, path["game.json"], path["proof.txt"], path["result.json"])
            assert second.returncode == 0 and second.stdout.startswith("VERIFIED"), (seed, second)
            with open(path["result.json"], encoding="utf-8") as file:
                result = json.load(file)
            assert result["proof"]["format"] == "nashsolve-proof/1" and result["proof"]["steps"] > 0
            equilibria += len(result["equilibria"])
            # One equilibrium less is no complete result.
            result["components"].pop()
            with open(path["result.json"], "w", encoding="utf-8") as file:
                json.dump(result, file)
            less = run(check, path["game.json"], path["proof.txt"], path["result.json"])
            assert less.returncode == 1 and less.stderr.startswith("NOT VERIFIED"), (seed, less)
    assert equilibria >= count
    print(f"{count} games, {equilibria} extreme equilibria: all proofs verified by both checkers")


if __name__ == "__main__":
    main()
