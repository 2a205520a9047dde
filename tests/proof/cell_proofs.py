#!/usr/bin/env python3
"""Proofs of games of three and more players, verified by nashsolve-check and cell_proof_checker.py, as they are and
changed.

cell_proofs.py NASHSOLVE NASHSOLVE_CHECK [GAMES [MUTATIONS [CELLS]]]: seeded games of 2x2x2 to 3x3x3 and of four players with
two strategies, and as many degenerate ones; a game without a proof must say so, and have a set of equilibria, a tie or no
proof of a simple kind. Then games whose supports are singular, more decimals than the search finds, and proofs, games and
results with one thing changed: both checkers say the same of each, no changed result is accepted, and a changed proof or
game only where the result is still right.
"""
import hashlib
import itertools
import json
import math
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

import cell_claims
import cell_proof_checker
import singular_games
from cell_changes import changed_proof, changed_result, changed_set
from two_processes import Pool

SIZES = [(2, 2, 2), (2, 2, 3), (2, 3, 3), (3, 3, 3), (2, 2, 2, 2)]


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def seeded_game(seed):
    choose = random.Random(seed)
    sizes = SIZES[seed % len(SIZES)]
    most = choose.choice([20, 1000, 10**6])

    def cells(depth):
        if depth == len(sizes):
            return [choose.randint(-most, most) for _ in sizes]
        return [cells(depth + 1) for _ in range(sizes[depth])]
    return {"payoffs": cells(0)}


DEGENERATE_SIZES = [(2, 2, 2), (2, 2, 3), (3, 2, 2), (2, 3, 3), (3, 3, 2), (2, 2, 2, 2)]


def degenerate_game(seed):
    """Payoffs 0 and 1, one number for all players, a strategy twice, or a player whose payoffs are all the same."""
    choose = random.Random(seed)
    sizes = DEGENERATE_SIZES[seed // 4 % len(DEGENERATE_SIZES)]
    kind = ["binary", "common", "twice", "dummy"][seed % 4]
    table = {}
    for profile in itertools.product(*map(range, sizes)):
        most = 1 if kind == "binary" else 2 if kind == "common" else 9
        table[profile] = [choose.randint(0, most) for _ in sizes]
        if kind == "common":
            table[profile] = table[profile][:1] * len(sizes)
        elif kind == "dummy":
            table[profile][-1] = 0
        elif kind == "twice" and profile[0] == sizes[0] - 1:
            table[profile] = table[(0, *profile[1:])]

    def cells(profile):
        if len(profile) == len(sizes):
            return table[profile]
        return [cells((*profile, s)) for s in range(sizes[len(profile)])]
    return {"payoffs": cells(())}


class Files:
    def __init__(self, nashsolve, check, folder):
        self.nashsolve, self.check = nashsolve, check
        self.game, self.text, self.binary, self.result = (os.path.join(folder, name) for name in
                                                          ("game.json", "proof.txt", "proof", "result.json"))

    def solve(self, document, proof, threads=1, digits=None):
        """The result, and whether a proof was written."""
        pathlib.Path(self.game).write_text(json.dumps(document), encoding="utf-8")
        solved = run(self.nashsolve, "--format", "json", "--threads", str(threads), "--proof", proof, "-o", self.result,
                     *(["--digits", str(digits)] if digits else []), self.game)
        result = json.loads(pathlib.Path(self.result).read_text(encoding="utf-8"))
        if solved.returncode == 0:
            assert result["proof"]["steps"] > 0, document
            return result, True
        assert "no proof was written: " in solved.stderr and "proof" not in result, (document, solved.stderr)
        return result, False

    def accepts(self, proof):
        checked = run(self.check, self.game, proof, self.result)
        assert checked.returncode in (0, 1), checked
        verdict, stream = ("VERIFIED", checked.stdout) if checked.returncode == 0 else ("NOT VERIFIED: ", checked.stderr)
        assert stream.startswith(verdict) and stream.count("\n") == 1, checked
        if proof == self.text:
            assert self.second_accepts() == (checked.returncode == 0), checked
        return checked.returncode == 0

    def second_accepts(self):
        try:
            cell_proof_checker.check(pathlib.Path(self.game).read_bytes(),
                                     pathlib.Path(self.text).read_text(encoding="utf-8"),
                                     json.loads(pathlib.Path(self.result).read_text(encoding="utf-8")))
        except (cell_proof_checker.Rejected, ValueError, KeyError, IndexError, TypeError, ZeroDivisionError):
            return False
        return True


def claims(result):
    """What a result says the equilibria are."""
    keys = ["strategies", "polytopes", "equations", "inequalities"]
    components = [[c["equilibria"], [[subset.get(key) for key in keys] for subset in c["subsets"]]]
                  for c in result["components"]]
    return sorted(json.dumps([e["profile"], e.get("enclosures")]) for e in result["equilibria"]), sorted(
        map(json.dumps, components))


def kinds_of(text):
    """The kinds of steps of a proof in the text form."""
    return {line.split(" ")[0] for line in text.split("\n")[3:-2]}


def documented_kinds():
    """The rows of the table of steps for three and more players."""
    page = pathlib.Path(__file__).parents[2] / "docs" / "proof-format.md"
    _, section = page.read_text(encoding="utf-8").split("## Three and more players\n")
    return set(re.findall(r"^\| `(\w+)", section, re.MULTILINE))


def pieces_of(result):
    profiles = [cell_claims.exact(cell_claims.bounds_of(each)) for each in result["equilibria"]]
    pieces = [cell_claims.piece_of(subset, component["equilibria"], profiles)
              for component in result["components"] for subset in component["subsets"]]
    return [piece for piece in pieces if isinstance(piece, cell_claims.Piece)]


def claim_the_same(document, first, second):
    """Sets with conditions may be the same in other words: then they hold the same points of a grid."""
    if claims(first) == claims(second):
        return True
    tree = cell_proof_checker.Tree(document["payoffs"])
    steps = [4 if k == 2 else 2 for k in tree.sizes]
    grid = itertools.product(*([tuple(Fraction(w, n) for w in weights)
                                for weights in itertools.product(range(n + 1), repeat=k) if sum(weights) == n]
                               for k, n in zip(tree.sizes, steps)))
    pieces = [pieces_of(result) for result in (first, second)]
    return claims(first)[0] == claims(second)[0] and all(
        len({any(piece.holds_profile(tree, profile) for piece in own) for own in pieces}) == 1 for profile in grid)


def verify(files, seed, document):
    """How many equilibria a proof has, and its kinds of steps; 0 and none where there is none."""
    result, is_proved = files.solve(document, files.binary, 1 + seed % 2)
    pathlib.Path(files.game).write_text(json.dumps(document), encoding="utf-8")
    plain = json.loads(run(files.nashsolve, "--format", "json", files.game).stdout)
    assert claims(plain) == claims(result), document
    if not is_proved:
        assert not all(e["properties"]["regular"] for e in result["equilibria"]), document
        return 0, set()
    assert files.accepts(files.binary), document
    files.solve(document, files.text)
    assert files.accepts(files.text), document
    return len(result["equilibria"]), kinds_of(pathlib.Path(files.text).read_text(encoding="utf-8"))


def small_cases(most):
    """Those of so many cells at most, which are solved soon."""
    cases = []
    for path in sorted((pathlib.Path(__file__).parents[1] / "cases").glob("nplayer*/*.json")):
        document = json.loads(path.read_text(encoding="utf-8"))
        payoffs = document.get("game", document)["payoffs"]
        if math.prod(cell_claims.sizes_of(payoffs)) <= most:
            cases.append((path, {"payoffs": payoffs}))
    return cases


def small_case(seed):
    cases = small_cases(20)
    return cases[seed % len(cases)][1]


# The cells of the cases that are verified where the command does not say.
FEW_CELLS = 36


def verify_cases(pool, most):
    """Each kind of step is in the proof of a case."""
    paths, documents = zip(*small_cases(most))
    verified = list(pool.each(verify, range(len(paths)), documents))
    for path, (count, _) in zip(paths, verified):
        assert count > 0, path
    print(f"{len(paths)} cases proved, with {sum(count for count, _ in verified)} equilibria", flush=True)
    kinds = set().union(*(kinds for _, kinds in verified))
    assert kinds == documented_kinds(), kinds ^ documented_kinds()


def verify_singular(pool):
    documents = [{"payoffs": payoffs} for payoffs in singular_games.GAMES]
    assert all(count for count, _ in pool.each(verify, [0] * len(documents), documents))
    print(f"{len(documents)} games with singular supports proved", flush=True)


def verify_digits(files, seed):
    """The widest enclosure of each is as narrow as asked, and within it the proof finds its equilibrium."""
    irrational = 0
    for digits in [5, 40, 56, 57, 58, 60, 75, 200, 900]:
        result, is_proved = files.solve(seeded_game(seed), files.text, 1, digits)
        assert is_proved and files.accepts(files.text), (seed, digits)
        for equilibrium in result["equilibria"]:
            bounds = [both for mix in equilibrium.get("enclosures") or [] for both in mix if both]
            assert all(Fraction(high) - Fraction(low) <= Fraction(1, 10**digits) for low, high in bounds), (seed, digits)
            irrational += bool(bounds)
    return irrational


def mutate(files, seed):
    """Whether the change was accepted."""
    choose = random.Random(seed)
    document = choose.choice([seeded_game, degenerate_game, degenerate_game, small_case])(choose.randrange(10**6))
    result, is_proved = files.solve(document, files.text)
    if not is_proved:
        return False
    text = pathlib.Path(files.text).read_text(encoding="utf-8")
    # It would give every changed proof away.
    del result["proof"]
    kind = choose.choice(["proof", "proof", "game", "result"])
    if kind == "proof":
        changed = changed_proof(choose, text)
        pathlib.Path(files.text).write_text(changed, encoding="utf-8")
        pathlib.Path(files.result).write_text(json.dumps(result), encoding="utf-8")
        return files.accepts(files.text) and changed != text
    sets = [subset for component in result["components"] for subset in component["subsets"] if "polytopes" in subset]
    if kind == "result" and sets and choose.randrange(2):
        # What is accepted holds just the equilibria: the set is the same, or another one holds what it lost.
        may_be_same = changed_set(choose, choose.choice(sets), cell_claims.sizes_of(document["payoffs"]))
        pathlib.Path(files.result).write_text(json.dumps(result), encoding="utf-8")
        is_accepted = files.accepts(files.text)
        assert may_be_same or not is_accepted, seed
        return is_accepted
    if kind == "result":
        pathlib.Path(files.result).write_text(json.dumps(changed_result(choose, result)), encoding="utf-8")
        assert not files.accepts(files.text), seed
        return False
    before = hashlib.sha256(pathlib.Path(files.game).read_bytes()).hexdigest()
    cell = document["payoffs"]
    while isinstance(cell[0], list):
        cell = choose.choice(cell)
    k = choose.randrange(len(cell))
    cell[k] = str(Fraction(cell[k]) + choose.choice([-1, 1]))
    true_result, _ = files.solve(document, files.binary)
    after = hashlib.sha256(pathlib.Path(files.game).read_bytes()).hexdigest()
    result["game"]["sha256"] = after
    pathlib.Path(files.text).write_text(text.replace(before, after), encoding="utf-8")
    pathlib.Path(files.result).write_text(json.dumps(result), encoding="utf-8")
    is_accepted = files.accepts(files.text)
    assert not is_accepted or claim_the_same(document, result, true_result), seed
    return is_accepted


def verify_listed_points(files, number):
    """Of a case's set with conditions, a listed point and the point inside are no probabilities with something added to
    a strategy that the set does not use."""
    changed = 0
    _, document = small_cases(20)[number]
    result, _ = files.solve(document, files.text)
    del result["proof"]
    for component in result["components"]:
        for subset in component["subsets"]:
            for i, own in enumerate(subset.get("polytopes", [])):
                points = [result["equilibria"][k - 1]["profile"][i] for k in component["equilibria"]]
                for s in (s for s, _ in enumerate(own[0]) if all(vertex[s] == "0" for vertex in own)):
                    for mix in [*points, *([subset["inside"][i]] if subset["inside"] else [])]:
                        if mix[s] != "0":
                            continue
                        mix[s] = "1/7"
                        pathlib.Path(files.result).write_text(json.dumps(result), encoding="utf-8")
                        assert not files.accepts(files.text), document
                        mix[s] = "0"
                        changed += 1
    return changed


def hostile(files, document):
    """Whether the proof, cut or with noise in it, has a verdict in one line; `accepts` sees to it."""
    files.solve(document, files.binary)
    whole = pathlib.Path(files.binary).read_bytes()
    choose = random.Random(1)
    for length in [0, 10, 30, 90, 100, len(whole) - 1]:
        pathlib.Path(files.binary).write_bytes(whole[:length])
        assert not files.accepts(files.binary), length
    for _ in range(100):
        changed = bytearray(whole)
        changed[choose.randrange(90, len(whole))] = choose.randrange(256)
        pathlib.Path(files.binary).write_bytes(bytes(changed))
        files.accepts(files.binary)
    return True


def refuse_split_segment(files):
    """Matching pennies and a player who watches: his segment in two halves, whose common end is no end point of it, in the
    proof and in the result; and the segment twice."""
    result, _ = files.solve({"payoffs": [[[[a * b, -a * b, 0]] * 2 for b in (1, -1)] for a in (1, -1)]}, files.text)
    del result["proof"]
    component, = result["components"]
    assert component["subsets"] == [{"strategies": [[1], [1], [1, 2]]}], component
    lines = pathlib.Path(files.text).read_text(encoding="utf-8").replace("\nset\n", "\nsplit 5 6 1 2\nset\nset\n").split("\n")
    assert len(lines) == 52
    pathlib.Path(files.text).write_text("\n".join([*lines[:-2], f"qed {len(lines) - 5}", ""]), encoding="utf-8")
    pathlib.Path(files.result).write_text(json.dumps(result), encoding="utf-8")
    assert files.accepts(files.text)
    middle = {**result["equilibria"][0], "id": 3}
    middle["profile"] = [*middle["profile"][:2], ["1/2", "1/2"]]
    halves = {**component, "equilibria": [1, 2, 3], "subsets": [{"strategies": [[1], [1], ends]} for ends in ([1, 3], [2, 3])]}
    for equilibria, changed in [([*result["equilibria"], middle], halves),
                                (result["equilibria"], {**component, "subsets": component["subsets"] * 2})]:
        pathlib.Path(files.result).write_text(json.dumps({**result, "equilibria": equilibria, "components": [changed]}),
                                              encoding="utf-8")
        assert not files.accepts(files.text), changed
    return True


def refuse_isolated_together(files):
    """An isolated equilibrium in the component of a set with conditions."""
    result, _ = files.solve(degenerate_game(44), files.text)
    del result["proof"]
    assert files.accepts(files.text)
    components = result["components"]
    isolated, = (component for component in components if component["isolated"])
    curved, = (component for component in components if any("polytopes" in subset for subset in component["subsets"]))
    for key in ("equilibria", "subsets"):
        curved[key] += isolated[key]
    components.remove(isolated)
    for number, component in enumerate(components, 1):
        component["id"] = number
        for k in component["equilibria"]:
            result["equilibria"][k - 1]["component"] = number
    pathlib.Path(files.result).write_text(json.dumps(result), encoding="utf-8")
    return not files.accepts(files.text)


def main():
    given = sys.argv[3:]
    games, mutations, most = map(int, [*given, *[40, 100, FEW_CELLS][len(given):]])
    with tempfile.TemporaryDirectory() as folder:
        pool = Pool(Files, *sys.argv[1:3], folder)
        for make, least in [(seeded_game, 1), (degenerate_game, 0.95)]:
            counts = [count for count, _ in pool.each(verify, range(games), map(make, range(games)))]
            proved = sum(count > 0 for count in counts)
            assert proved >= least * games, proved
            print(f"{proved} of {games} games proved, with {sum(counts)} equilibria", flush=True)
        verify_cases(pool, most)
        verify_singular(pool)
        assert sum(pool.each(verify_digits, range(0, 20, 4)))
        assert sum(pool.each(verify_listed_points, range(len(small_cases(20))))), "no set leaves a strategy out"
        accepted = sum(pool.each(mutate, range(mutations)))
        assert 5 * accepted < mutations, accepted
        print(f"{mutations} changes, {accepted} of them accepted")
        assert all(pool.each(hostile, [seeded_game(0)]))
        assert refuse_split_segment(Files(*sys.argv[1:3], folder))
        assert refuse_isolated_together(Files(*sys.argv[1:3], folder))


if __name__ == "__main__":
    main()
