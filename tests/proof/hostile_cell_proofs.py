#!/usr/bin/env python3
"""nashsolve-check with proofs and results of three players that are none: it says so in one line, within bounded time and
memory.

hostile_cell_proofs.py NASHSOLVE NASHSOLVE_CHECK [EVERY]: proofs cut at 200 places, and with every word replaced by
something else; results with something of another type at every place; numbers of a million digits, deep nesting, nothing
at all and noise. EVERY: of the replacements only each so many, 41 by default.
"""
import copy
import itertools
import json
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
from fractions import Fraction

from cell_proofs import Files, claims, degenerate_game, seeded_game
import singular_games

MOST_MEMORY = 3 << 30
MOST_SECONDS = 60
LONG = "9" * 1000000
WORDS = ["", "-", "x", "0", "-1", "1/0", "1/", "/1", ":", "1:", "9/9:9", "1e9", "by", "\0", "4294967297", str(2**64), "1" * 400]
VALUES = [None, True, 0, -1, 1.5, 1e308, 10**400, "", "x", "1/0", "-1/2", "1e10000", "1e-10000", [], {}, [[]], {"": 0}]


def bounded():
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))


def is_accepted(files, proof):
    checked = subprocess.run([files.check, files.game, proof, files.result], capture_output=True, check=False,
                             timeout=MOST_SECONDS, preexec_fn=bounded)
    said = checked.stdout + checked.stderr
    assert checked.returncode in (0, 1) and said.count(b"\n") == 1 and len(said) < 6000, (checked.returncode, said[:200])
    assert said.startswith(b"VERIFIED" if checked.returncode == 0 else b"NOT VERIFIED"), said[:200]
    assert b"memory" not in said, said[:200]
    return checked.returncode == 0


def places(value, path=()):
    yield path
    if isinstance(value, (dict, list)):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


def with_value(document, path, value):
    changed = copy.deepcopy(document)
    if not path:
        return value
    at = changed
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return changed


def with_tighter_bounds(changed, result):
    """Wider bounds of a probability say less, and nothing false."""
    changed = copy.deepcopy(changed)
    for mine, other in zip(changed["equilibria"], result["equilibria"]):
        for own, its in zip(mine.get("enclosures") or [], other.get("enclosures") or []):
            for s, (wide, tight) in enumerate(zip(own, its)):
                if wide and tight and Fraction(wide[0]) <= Fraction(tight[0]) <= Fraction(tight[1]) <= Fraction(wide[1]):
                    own[s] = tight
    return changed


def still_claims(changed, result):
    try:
        return claims(with_tighter_bounds(changed, result)) == claims(result)
    except (LookupError, TypeError, AttributeError, ValueError):
        return False


def verify_results(files, result, every, start):
    read = {key: result[key] for key in ("game", "status", "equilibria", "components", "proof")}
    tried = 0
    for k, (path, value) in enumerate(itertools.product(places(read), VALUES)):
        if (k + start) % every:
            continue
        changed = with_value(read, path, value)
        pathlib.Path(files.result).write_text(json.dumps(changed), encoding="utf-8")
        accepted = is_accepted(files, files.text)
        assert not accepted or still_claims(changed, read), (path, value)
        tried += 1
    for text in ["", "\0", "[" * 10**6, '{"a":' * 10**6, '{"equilibria":' + "9" * 10**6 + "}", "\xff\xfe", json.dumps(read) + "x",
                 json.dumps(read).replace('"profile": [', '"profile": ["' + LONG + '", ', 1)]:
        pathlib.Path(files.result).write_text(text, encoding="latin-1")
        assert not is_accepted(files, files.text), text[:40]
    pathlib.Path(files.result).write_text(json.dumps(result), encoding="utf-8")
    return tried


def verify_texts(files, every, start):
    whole = pathlib.Path(files.text).read_text(encoding="utf-8")
    lines = whole.split("\n")
    tried = 0
    for number, line in enumerate(lines[:-1]):
        words = line.split(" ")
        for place, word in itertools.product(range(len(words) + 1), WORDS):
            tried += 1
            if (tried + start) % every:
                continue
            changed = [*words[:place], word, *words[place + 1:]]
            if changed == words:
                continue
            files_text = "\n".join([*lines[:number], " ".join(changed), *lines[number + 1:]])
            pathlib.Path(files.text).write_text(files_text, encoding="utf-8")
            assert not is_accepted(files, files.text) or number > 2, files_text[:300]
    kinds = {line.split(" ")[0]: number for number, line in enumerate(lines[:-1])}
    for number in kinds.values():
        for text in [lines[number] + " " + LONG, LONG, lines[number] + f" 1:{LONG}" * 3, " ".join([lines[number]] * 5000),
                     lines[number] + " 1/1" * 100000]:
            pathlib.Path(files.text).write_text("\n".join([*lines[:number], text, *lines[number + 1:]]), encoding="utf-8")
            assert not is_accepted(files, files.text), text[:300]
    pathlib.Path(files.text).write_text(whole, encoding="utf-8")
    return tried // every


def verify_bytes(files, proof, choose):
    """Cut, with noise, and with numbers of 400 kB in the binary form."""
    whole = pathlib.Path(proof).read_bytes()

    def refuses(content):
        pathlib.Path(proof).write_bytes(content)
        assert not is_accepted(files, proof), content[:300]
    for length in [0, 1, *(choose.randrange(len(whole)) for _ in range(200))]:
        refuses(whole[:length])
    for _ in range(20):
        refuses(choose.randbytes(1000))
    large = b"\xff" * 400000 + b"\x01"
    head = whole.index(b"\n", 30) + 1 + 3
    for step in range(1, 20):
        for numbers in [large * 4, b"\x01" + large * 4, b"\x01\x01" + large * 4, b"\x01\x02\x01\x02" + large * 4,
                        b"\xff" * 7 + b"\x7f", b"\xff\xff\xff\x07" + b"\x01" * 10**6]:
            refuses(whole[:head] + bytes([step]) + numbers)
    pathlib.Path(proof).write_bytes(whole)


def verify_growth(files, sizes):
    """Steps that hold, each with more digits or more open nodes than the one before."""
    head = pathlib.Path(files.text).read_text(encoding="utf-8").split("\n")[:3]
    fraction = f"1{'0' * 15000} 3{'0' * 15000}"
    small = [f"branch {s}" for s in range(1, sum(sizes) + 1)]
    # A polynomial of degree 1,023 over one with a long number.
    weights = " between 0/1 1/1 1:" + " 1" * 1024 + "".join(f" {s}: 1" for s in range(2, sum(sizes) + 1))
    for steps in [["halve 1 2"] * 100000, ["halve 1 2", "halve 2 1"] * 50000, [f"split 1 2 {fraction}"] * 1000,
                  [f"split 1 2 {fraction}", f"split {sizes[0] + 1} {sizes[0] + 2} {fraction}"] * 500,
                  [f"split 1 2 {LONG} 1{LONG}"], small * 1000, ["vanish 1 by 1/1 2:1"] * 1000,
                  [*small, f"point -1 {LONG}" + weights],
                  [*small, f"point 1 -{LONG} 1" + weights], [*small, "box 1048576 1048576 1 1 1 by 1048576 1"]]:
        pathlib.Path(files.text).write_text("\n".join([*head, *steps, f"qed {len(steps)}", ""]), encoding="utf-8")
        assert not is_accepted(files, files.text), steps[0][:60]


def main():
    every = int(sys.argv[3]) if len(sys.argv) > 3 else 41
    with tempfile.TemporaryDirectory() as folder:
        files = Files(*sys.argv[1:3], folder)
        choose = random.Random(1)
        games = [seeded_game(0), degenerate_game(1), degenerate_game(3), {"payoffs": singular_games.GAMES[0]}]
        for start, document in enumerate(games):
            result, _ = files.solve(document, files.text)
            tried = verify_results(files, result, every, start), verify_texts(files, every, start)
            print(f"{tried[0]} changed results and {tried[1]} changed proofs, each told in one line", flush=True)
            if start > 0:
                continue
            verify_bytes(files, files.text, choose)
            files.solve(document, files.binary)
            verify_bytes(files, files.binary, choose)
            files.solve(document, files.text)
            verify_growth(files, [len(own) for own in result["equilibria"][0]["profile"]])


if __name__ == "__main__":
    main()
