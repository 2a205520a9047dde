#!/usr/bin/env python3
"""trees.py NASHSOLVE FOLDER [COUNT [FIRST]]: holds what nashsolve makes of games in extensive form against
tree_expansion.py, for every .efg of the folder and COUNT random trees with seeds from FIRST, of which every other has
imperfect recall."""
import collections
import json
import pathlib
import subprocess
import sys
import tempfile
from fractions import Fraction

import tree_expansion as trees


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


def at(nested, cell):
    for k in cell:
        nested = nested[k]
    return nested


def check_reduced_form(name, tree, game):
    """The same strategies, and at every profile the payoffs that a walk through the tree finds. Of each player the
    strategies in nashsolve's order, which is that of tree_expansion.py only with perfect recall."""
    players = len(tree.players)
    expected = [trees.reduced_strategies(tree, i + 1) for i in range(players)]
    sizes, level = [], game["payoffs"]
    for _ in range(players):
        sizes.append(len(level))
        level = level[0]
    default = [{"strategies": [str(k + 1) for k in range(size)]} for size in sizes]
    labels = [p["strategies"] for p in game.get("players", default)]
    for i in range(players):
        assert sorted(labels[i]) == sorted(expected[i]), (name, labels[i], list(expected[i]))
        if trees.has_perfect_recall(tree):
            assert labels[i] == list(expected[i]), (name, "order", labels[i], list(expected[i]))
    cells = [[]]
    for own in labels:
        cells = [cell + [k] for cell in cells for k in range(len(own))]
    for cell in cells:
        plans = {i + 1: expected[i][labels[i][k]] for i, k in enumerate(cell)}
        found = [Fraction(str(value)) for value in at(game["payoffs"], cell)]
        assert found == trees.payoffs(tree, plans), (name, cell, found)
    return [[plans[label] for label in own] for plans, own in zip(expected, labels)]


def check_info(name, tree, info):
    nodes = list(tree.nodes())
    found = {**info["tree"], **info["game"]["tree"]}
    assert found["nodes"] == len(nodes), name
    assert found["terminal_nodes"] == sum(n.player is None for n in nodes), name
    assert len(found["information_sets"]) == len({n.info for n in nodes if n.info}), name
    assert found["perfect_recall"] == trees.has_perfect_recall(tree), name
    assert found["subgames"] == len(trees.subgames(tree)), (name, found)


def information_sets(tree):
    """In the order of the file, as nashsolve counts them."""
    order = []
    for node in tree.nodes():
        if node.info and node.info not in order:
            order.append(node.info)
    return order


def fractions(texts):
    return [Fraction(text) for text in texts]


def check_equilibria(name, tree, strategies, result, counts):
    order = information_sets(tree)
    nodes = list(tree.nodes())
    for equilibrium in result["equilibria"]:
        if any(p is None for own in equilibrium["profile"] for p in own):
            counts["irrational"] += 1
            check_enclosures(name, tree, strategies, equilibrium)
            continue
        profile = [fractions(own) for own in equilibrium["profile"]]
        if equilibrium["behavior"] is None:
            assert not trees.has_perfect_recall(tree), name
            assert equilibrium["subgame_perfect"] is None, name
            continue
        behavior = dict(tree.probabilities)
        for each in equilibrium["behavior"]:
            info = order[each["information_set"]]
            labels = tree.actions[info]
            weights = [Fraction(0)] * len(labels)
            for probability, strategy in zip(profile[info[0] - 1], strategies[info[0] - 1]):
                if info in strategy:
                    weights[strategy[info]] += probability
            if each["probabilities"] is None:
                assert sum(weights) == 0, name
                continue
            behavior[info] = fractions(each["probabilities"])
            assert behavior[info] == [w / sum(weights) for w in weights], (name, each)
        full = next(trees.completions(tree, behavior))
        assert trees.values(tree, full) == fractions(equilibrium["payoffs"]), (name, equilibrium)
        reached = trees.walk(tree, full)
        assert {nodes[e["node"]]: Fraction(e["probability"]) for e in equilibrium["outcome"]} == {
            node: p for node, p in reached if p and node.player is None}, name
        for each in equilibrium["behavior"]:
            info = order[each["information_set"]]
            assert Fraction(each["reach"]) == sum(p for node, p in reached if node.info == info), name
        check_subgame_perfection(name, tree, behavior, equilibrium, counts)


def check_enclosures(name, tree, strategies, equilibrium):
    """At the middle of the proven box the tree is played as the enclosures of behaviour and outcome say."""
    order, nodes = information_sets(tree), list(tree.nodes())
    weights = [[Fraction(p) if p is not None else sum(fractions(e)) / 2 for p, e in zip(own, enclosed)]
               for own, enclosed in zip(equilibrium["profile"], equilibrium["enclosures"])]
    if equilibrium["behavior"] is None:
        assert not trees.has_perfect_recall(tree) and equilibrium["subgame_perfect"] is None, name
        return

    def inside(value, exact, enclosure):
        if exact is not None:
            assert value == Fraction(exact), (name, value, exact)
            return
        low, high = fractions(enclosure)
        assert low <= value <= high and 0 <= low and high <= 1 and high - low < Fraction(1, 1000), (name, value)

    behavior = dict(tree.probabilities)
    for each in equilibrium["behavior"]:
        info = order[each["information_set"]]
        own = [Fraction(0)] * len(tree.actions[info])
        for weight, strategy in zip(weights[info[0] - 1], strategies[info[0] - 1]):
            if info in strategy:
                own[strategy[info]] += weight
        assert (each["probabilities"] is None) == (sum(own) == 0), (name, each)
        if sum(own) == 0:
            continue
        behavior[info] = [w / sum(own) for w in own]
        for value, exact, enclosure in zip(behavior[info], each["probabilities"], each["enclosures"]):
            inside(value, exact, enclosure)
    reached = trees.walk(tree, next(trees.completions(tree, behavior)))
    # The middles do not add up to 1 exactly, so what is said of reaches is compared with a margin.
    ends = {nodes[e["node"]]: e for e in equilibrium["outcome"]}
    assert set(ends) == {node for node, p in reached if p and node.player is None}, name
    for node, p in reached:
        if node in ends:
            low, high = fractions(ends[node]["enclosure"] or [ends[node]["probability"]] * 2)
            assert low - Fraction(1, 1000) <= p <= high + Fraction(1, 1000), (name, p, low, high)


def check_subgame_perfection(name, tree, behavior, equilibrium, counts):
    said = equilibrium["subgame_perfect"]
    counts[str(said)] += 1
    if trees.work(tree) > 50000:
        return
    subgames = trees.subgames(tree)
    found = any(all(trees.is_equilibrium_of(tree, subgame, full) for subgame in subgames)
                for full in trees.completions(tree, behavior))
    if found:
        assert said is not False, (name, equilibrium)
    if said is None:
        assert not trees.is_generic(tree) and name != "both_may_leave.efg", (name, equilibrium)
        return
    # A completion may have to mix, but not where each move is seen and no two ends are worth the same.
    if said and (trees.is_generic(tree) or len(behavior) == len(tree.actions)):
        assert found, (name, equilibrium)
    counts["held against brute force"] += 1
    if not said and "action" in equilibrium["incredible"]:
        check_deviation(name, tree, behavior, equilibrium["incredible"])


def check_deviation(name, tree, behavior, deviation):
    """The behaviour is an equilibrium of that subgame under no completion."""
    subgame = list(tree.nodes())[deviation["subgame"]]
    assert subgame in trees.subgames(tree), name
    info = information_sets(tree)[deviation["information_set"]]
    assert info[0] == deviation["player"] + 1 and info in behavior, name
    assert behavior[info][deviation["action"]] < 1, name


def check_pure(name, tree, own, result):
    """Of one or two players every pure equilibrium is in the list."""
    if len(tree.players) > 2 or result["status"] != "complete":
        return
    cells = [[]]
    for strategies in own:
        cells = [cell + [k] for cell in cells for k in range(len(strategies))]
    paid = {tuple(c): trees.payoffs(tree, {i + 1: own[i][k] for i, k in enumerate(c)}) for c in cells}
    expected = set()
    for cell in paid:
        others = [cell[:i] + (k,) + cell[i + 1:] for i in range(len(cell)) for k in range(len(own[i]))]
        players = [i for i in range(len(cell)) for _ in range(len(own[i]))]
        if all(paid[other][i] <= paid[cell][i] for other, i in zip(others, players)):
            expected.add(cell)
    found = {tuple(s[0] for s in e["support"]) for e in result["equilibria"] if e["kind"] == "pure"}
    assert found == expected, (name, found, expected)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    count, first = (int(word) for word in (sys.argv[3:] + ["50", "1"][len(sys.argv) - 3:]))
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as scratch:
        files = sorted(folder.glob("*.efg"))
        for seed in range(first, first + count):
            files.append(pathlib.Path(scratch) / ("%d.efg" % seed))
            files[-1].write_text(trees.random_tree(seed, forgets=seed % 2 == 0))
        for file in files:
            tree = trees.read(file.read_text())
            game = json.loads(run(program, "convert", "--format", "json", str(file), "-"))
            strategies = check_reduced_form(file.name, tree, game)
            done = subprocess.run([program, "--format", "jsonl", "-q", str(file)], capture_output=True, text=True)
            assert done.returncode in (0, 3), (file.name, done.stderr)
            result = json.loads(done.stdout)
            check_equilibria(file.name, tree, strategies, result, counts)
            check_pure(file.name, tree, strategies, result)
            check_info(file.name, tree, json.loads(run(program, "info", "--format", "jsonl", str(file))))
    print("%d trees; equilibria:" % len(files), dict(counts))


if __name__ == "__main__":
    main()
