#!/usr/bin/env python3
"""Proofs written by the program and verified by nashsolve-check and by proof_checker.py, as they are and changed.

proofs.py NASHSOLVE NASHSOLVE_CHECK [GAMES [MUTATIONS]]: the stored games of two players, then seeded games with few
payoffs, with many, with copies of strategies, of constant sum, of inspection, a duel, on one and two threads (nashsolve-check on
one and three); then proofs, games and results with one thing changed. A changed proof that is accepted must be accepted by
the second checker, a changed game by having the answer it is said to have, and no changed result is accepted. The proof
that docs/proofs.md reads is the program's.
Longer: python3 tests/proof/proofs.py build/release/nashsolve build/release/nashsolve-check 1000 5000
"""
import copy
import hashlib
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import proof_checker
from two_processes import Pool

ROOT = pathlib.Path(__file__).resolve().parents[2]


class Files:
    """A game, its proof in both forms and its result, in a folder."""

    def __init__(self, nashsolve, check, folder):
        self.nashsolve, self.check = nashsolve, check
        self.game, self.text, self.binary, self.result = (os.path.join(folder, name) for name in
                                                          ("game.json", "proof.txt", "proof", "result.json"))

    def solve(self, document, proof, threads, *options):
        """The result as JSON."""
        self.write(self.game, json.dumps(document))
        solved = run(self.nashsolve, "--format", "json", "--threads", str(threads), "--proof", proof, "-o", self.result,
                     *options, self.game)
        assert solved.returncode == 0, (document, solved)
        return json.loads(pathlib.Path(self.result).read_text(encoding="utf-8"))

    def first_accepts(self, proof):
        checked, again = (run(self.check, "--threads", threads, self.game, proof, self.result) for threads in "13")
        assert checked.returncode in (0, 1), checked
        outcomes = [(each.returncode, each.stdout, each.stderr) for each in (checked, again)]
        assert outcomes[0] == outcomes[1], outcomes
        assert checked.stdout.startswith("VERIFIED") if checked.returncode == 0 else checked.stderr.startswith("NOT VERIFIED")
        return checked.returncode == 0

    def second_accepts(self):
        try:
            proof_checker.check(pathlib.Path(self.game).read_bytes(), pathlib.Path(self.text).read_text(encoding="utf-8"),
                                json.loads(pathlib.Path(self.result).read_text(encoding="utf-8")))
        except (proof_checker.Rejected, ValueError, KeyError, IndexError, TypeError, ZeroDivisionError):
            return False
        return True

    @staticmethod
    def write(path, text):
        pathlib.Path(path).write_text(text, encoding="utf-8")


def run(*command):
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def stored_games():
    for path in sorted((ROOT / "tests" / "cases" / "bimatrix").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            yield {"payoffs": [[[str(a), str(b)] for a, b in zip(*rows)] for rows in zip(case["A"], case["B"])]}


def constant_sum_game(choose):
    """With more than twelve strategies, so that it is solved by linear programming; with copies and without."""
    rows, columns = choose.randint(6, 9), choose.randint(7, 9)
    most, total = choose.choice([1, 2, 100]), choose.randint(-2, 2)
    first = [[choose.randint(-most, most) for _ in range(columns)] for _ in range(rows)]
    if choose.randrange(2):
        first.append(list(first[0]))
    return {"payoffs": [[[a, total - a] for a in row] for row in first]}


def equivalent_game(choose):
    """The same, each player's payoffs times a number and plus one for each strategy of the other."""
    cells = constant_sum_game(choose)["payoffs"]
    scales = choose.randint(1, 3), choose.randint(1, 3)
    rows, columns = ([choose.randint(-9, 9) for _ in own] for own in (cells, cells[0]))
    return {"payoffs": [[[scales[0] * a + y, scales[1] * b + x] for (a, b), y in zip(row, columns)]
                        for row, x in zip(cells, rows)]}


def game_in_units(choose):
    """The same, the other player's payoffs against each strategy of one of them, or of both, times a number, plus one."""
    cells = constant_sum_game(choose)["payoffs"]
    for whose in choose.choice([[0], [1], [0, 1]]):
        units = [(choose.randint(1, 4), choose.randint(-9, 9)) for _ in (cells, cells[0])[whose]]
        for i, row in enumerate(cells):
            for j, cell in enumerate(row):
                unit, more = units[(i, j)[whose]]
                cell[1 - whose] = unit * cell[1 - whose] + more
    return {"payoffs": cells}


def inspection(hours, kind):
    """Hours of smuggling i against hours of control j: whoever is not controlled at one is safe at any."""
    return {"payoffs": [[[-hours - kind if i == j else int(i > 0), (hours if i == j else 0) - int(j > 0)]
                         for j in range(hours)] for i in range(hours)]}


def duel(rounds):
    """Whoever shoots first hits the likelier the longer it waited; else the other one does. Its doubles are wrong."""
    def payoff(own, other):
        if own == other:
            return (own + 1) * (rounds - own - 1) // rounds
        return own + 1 if own < other else rounds - other - 1
    return {"payoffs": [[[payoff(i, j), payoff(j, i)] for j in range(rounds)] for i in range(rounds)]}


def auction_with_reserve(bids):
    """Both pay, the higher bid wins if it reaches a quarter of all; the sets of equilibria have many dimensions."""
    def payoff(own, other):
        share = 2 * (own > other) + (own == other)
        return (own >= bids // 4) * share * (bids - 2) - 2 * own
    return {"payoffs": [[[payoff(i, j), payoff(j, i)] for j in range(bids)] for i in range(bids)]}


def seeded_game(seed):
    choose = random.Random(seed)
    rows, columns = choose.randint(1, 4), choose.randint(1, 4)
    most = choose.choice([1, 2, 9, 1000])
    cells = [[[choose.randint(-most, most), choose.randint(-most, most)] for _ in range(columns)] for _ in range(rows)]
    if seed % 9 == 1:
        return constant_sum_game(choose)
    if seed % 9 == 3:
        return equivalent_game(choose)
    if seed % 9 == 6:
        return game_in_units(choose)
    if seed % 9 == 2:
        return inspection(choose.randint(7, 9), choose.randint(0, 2))
    if seed % 4 == 0:
        cells.append([list(cell) for cell in cells[0]])
        for row in cells:
            row.append(list(row[0]))
    return {"payoffs": cells}


def verify_by_both(files, document, threads):
    """The number of extreme equilibria, and the kinds of steps."""
    files.solve(document, files.binary, threads)
    assert files.first_accepts(files.binary), document
    result = files.solve(document, files.text, threads)
    assert files.first_accepts(files.text) and files.second_accepts(), document
    assert result["proof"]["format"] == "nashsolve-proof/1" and result["proof"]["steps"] > 0
    steps = pathlib.Path(files.text).read_text(encoding="utf-8").split("\n")[3:-2]
    return len(result["equilibria"]), {re.match(r"end \w+|\w+", step)[0] for step in steps}


def documented_kinds():
    """The rows of the table of steps for two players, each end by itself."""
    page = (ROOT / "docs" / "proof-format.md").read_text(encoding="utf-8").split("## The binary form\n")[0]
    return set(re.findall(r"^\| `(end \w+|\w+)", page, re.MULTILINE))


def changed_proof(choose, text):
    head, steps = text.split("\n")[:3], text.split("\n")[3:-2]
    kind = choose.choice(sorted({step.split(" ")[0] for step in steps}))
    k = choose.choice([i for i, step in enumerate(steps) if step.split(" ")[0] == kind])
    how = choose.choice(["number", "number", "drop", "leaf", "swap", "twice", "exchange"])
    if how == "number":
        words = steps[k].split(" ")
        w = choose.randrange(len(words))
        name, colon, value = words[w].rpartition(":")
        if value.lstrip("-").isdigit():
            words[w] = name + colon + str(int(value) + choose.choice([-2, -1, 1, 2]))
        steps[k] = " ".join(words)
    elif how == "drop":
        del steps[k]
    elif how == "leaf":
        del steps[choose.choice([i for i, step in enumerate(steps) if step.startswith("end ")])]
    elif how == "swap":
        steps[k] = steps[k].translate(str.maketrans("PQ", "QP"))
    elif how == "twice":
        steps.insert(k, steps[k])
    elif k > 0:
        steps[k - 1], steps[k] = steps[k], steps[k - 1]
    return "\n".join([*head, *steps, f"qed {len(steps)}", ""])


def changed_result(choose, result):
    """With one claim changed."""
    changed = copy.deepcopy(result)
    equilibria, components = changed["equilibria"], changed["components"]
    how = choose.choice(["less", "more", "probability", "component", "subset", "vertex", "number", "member", "named", "empty"])
    if how == "number":
        choose.choice(choose.choice([equilibria, components]))["id"] += 1
    elif how == "member":
        choose.choice(components)["equilibria"].append(choose.randint(1, len(equilibria)))
    elif how == "named":
        choose.choice(equilibria)["component"] += 1
    elif how == "empty":
        components.append({**components[0], "id": len(components) + 1, "equilibria": []})
    elif how == "less":
        equilibria.pop(choose.randrange(len(equilibria)))
    elif how == "more":
        equilibria.append(copy.deepcopy(choose.choice(equilibria)))
    elif how == "probability":
        mix = choose.choice(choose.choice(equilibria)["profile"])
        mix[choose.randrange(len(mix))] = "1/7"
    elif how == "component":
        components.pop(choose.randrange(len(components)))
    else:
        subset = choose.choice(choose.choice(components)["subsets"])
        vertices = choose.choice(subset["strategies"])
        if how == "vertex":
            vertices.pop(choose.randrange(len(vertices)))
        else:
            vertices.append(len(equilibria) + 1)
    return changed


def mutate(files, seed):
    """Whether the change was accepted."""
    choose = random.Random(seed)
    document = seeded_game(choose.randrange(10**6))
    result = files.solve(document, files.text, 1)
    text = pathlib.Path(files.text).read_text(encoding="utf-8")
    # It would give every changed proof away.
    del result["proof"]
    kind = choose.choice(["proof", "proof", "proof", "game", "result"])
    if kind == "proof":
        files.write(files.text, changed_proof(choose, text))
        files.write(files.result, json.dumps(result))
        accepted = files.first_accepts(files.text)
        assert accepted == files.second_accepts(), (seed, accepted)
    elif kind == "result":
        files.write(files.result, json.dumps(changed_result(choose, result)))
        accepted = files.first_accepts(files.text)
        assert not accepted and not files.second_accepts(), seed
    else:
        before = hashlib.sha256(pathlib.Path(files.game).read_bytes()).hexdigest()
        cell = choose.choice(choose.choice(document["payoffs"]))
        cell[choose.randrange(2)] += choose.choice([-1, 1])
        true_result = files.solve(document, files.text, 1)
        after = hashlib.sha256(pathlib.Path(files.game).read_bytes()).hexdigest()
        result["game"]["sha256"] = after
        files.write(files.text, text.replace(before, after))
        files.write(files.result, json.dumps(result))
        accepted = files.first_accepts(files.text)
        assert accepted == files.second_accepts(), seed
        profiles = [sorted(e["profile"] for e in each["equilibria"]) for each in (result, true_result)]
        assert not accepted or profiles[0] == profiles[1], seed
    return accepted


def refuse_nested(files):
    """A segment of equilibria, and one of its ends as a subset of its own, in the proof and in the result."""
    result = files.solve({"payoffs": [[[1, 0], [1, 0]], [[0, 0], [0, 1]]]}, files.text, 1)
    del result["proof"]
    text = pathlib.Path(files.text).read_text(encoding="utf-8")
    segment, end = "subset P 2 3 4 Q 1\n", "subset P 2 3 4 Q 1 4\n"
    assert segment in text and result["components"][0]["subsets"] == [{"strategies": [[1], [1, 2]]}], text
    result["components"][0]["subsets"].append({"strategies": [[1], [1]]})
    files.write(files.result, json.dumps(result))
    number = text.count("\n") - 3
    files.write(files.text, text.replace(segment, end + segment).replace(f"qed {number - 1}", f"qed {number}"))
    assert not files.first_accepts(files.text) and not files.second_accepts()


def refuse_nested_described(files):
    """Column 1 is all that row 2 and 3 want, and a set of four columns is what row 1 wants: an edge of it is put into the
    component of the other one."""
    result = files.solve({"payoffs": [[[1, 1], [2, 1], [3, 1], [4, 1], [0, 0]], [[0, 0]] * 4 + [[2, 3]]]}, files.text, 1,
                         "--vertices", "1")
    del result["proof"]
    text = pathlib.Path(files.text).read_text(encoding="utf-8")
    face = "subset P 2 3 4 5 6 Q 1 7\n"
    number = text.count("\n") - 4
    assert face in text, text
    files.write(files.text, text.replace(face, "subset P 2 3 4 5 6 Q 1 5 6 7\n" + face)
                .replace(f"qed {number}", f"qed {number + 1}"))
    isolated, = (component for component in result["components"] if component["isolated"])
    edge = copy.deepcopy(next(component["subsets"][0]["sets"] for component in result["components"]
                              if component["subsets"][0].get("sets", [{}])[0].get("used") == [0]))
    edge[1].update(used=[0, 1], inside=["1/2", "1/2", "0", "0", "0"])
    isolated["subsets"].append({"sets": edge})
    files.write(files.result, json.dumps(result))
    assert not files.first_accepts(files.text) and not files.second_accepts()


def refuse_isolated_together(files):
    """Two isolated equilibria as one component, beside others that are described."""
    payoffs = [[[1, 1], [2, 1], [3, 1], [4, 1], [0, 0], [0, 0]], [[0, 0]] * 4 + [[5, 3], [0, 0]], [[0, 0]] * 5 + [[5, 3]]]
    result = files.solve({"payoffs": payoffs}, files.text, 1, "--vertices", "1")
    del result["proof"]
    components = result["components"]
    assert any("sets" in component["subsets"][0] for component in components)
    one, other = [component for component in components if component["isolated"]][:2]
    for key in ("equilibria", "subsets"):
        one[key] += other[key]
    components.remove(other)
    for number, component in enumerate(components, 1):
        component["id"] = number
        for k in component["equilibria"]:
            result["equilibria"][k - 1]["component"] = number
    files.write(files.result, json.dumps(result))
    assert not files.first_accepts(files.text) and not files.second_accepts()


def refuse_two_readings(files):
    """A key that stands twice in a result, and a head that says more."""
    result = files.solve({"payoffs": [[[2, 1], [0, 0]], [[0, 0], [1, 2]]]}, files.text, 1)
    del result["proof"]
    whole = json.dumps(result)
    files.write(files.result, whole)
    assert files.first_accepts(files.text)
    files.write(files.result, '{"equilibria": [], ' + whole[1:])
    assert not files.first_accepts(files.text)
    files.write(files.result, whole)
    text = pathlib.Path(files.text).read_text(encoding="utf-8")
    for line in text.split("\n")[:3]:
        files.write(files.text, text.replace(line, line + " 2", 1))
        assert not files.first_accepts(files.text) and not files.second_accepts(), line


def verify_shown(files):
    proof = pathlib.Path(files.text)
    shown = (ROOT / "docs" / "proofs.md").read_text(encoding="utf-8").split("```\n")[1]
    assert run(files.nashsolve, "--proof", str(proof), str(ROOT / "games" / "bos.json")).returncode == 0
    assert shown == proof.read_text(encoding="utf-8"), "docs/proofs.md shows another proof"


def main():
    given = sys.argv[3:]
    games, mutations = map(int, [*given, *[40, 300][len(given):]])
    with tempfile.TemporaryDirectory() as folder:
        verify_shown(Files(*sys.argv[1:3], folder))
        for refuse in (refuse_nested, refuse_nested_described, refuse_isolated_together, refuse_two_readings):
            refuse(Files(*sys.argv[1:3], folder))
        pool = Pool(Files, *sys.argv[1:3], folder)
        documents = [*stored_games(), duel(18), auction_with_reserve(40), *map(seeded_game, range(games))]
        verified = list(pool.each(verify_by_both, documents, (1 + k % 2 for k, _ in enumerate(documents))))
        equilibria = sum(count for count, _ in verified)
        kinds = set.union(*(kinds for _, kinds in verified))
        assert kinds == documented_kinds(), kinds ^ documented_kinds()
        assert equilibria >= len(documents) > 300
        print(f"{len(documents)} games, {equilibria} extreme equilibria: all proofs verified by both checkers", flush=True)
        accepted = sum(pool.each(mutate, range(mutations)))
        assert accepted < mutations
        print(f"{mutations} changes, {accepted} of them accepted, by both checkers")


if __name__ == "__main__":
    main()
