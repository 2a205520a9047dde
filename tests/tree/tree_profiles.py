#!/usr/bin/env python3
"""tree_profiles.py NASHSOLVE FOLDER [COUNT [FIRST]]: `check` with behaviour strategies, for every .efg of the folder and
COUNT random trees with seeds from FIRST, of which every other has imperfect recall: equilibria go back in each of the
three forms, and random behaviour is held against tree_expansion.py."""
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
from fractions import Fraction

import tree_expansion as trees
from trees import fractions, information_sets

# With imperfect recall what an equilibrium does is not behaviour, and where a player forgets having moved behaviour
# does more than strategies.
FORGETFUL = "found behaviour strategies where a player forgets having moved"


def check(program, file, profile):
    done = subprocess.run([program, "check", "--format", "json", str(file), profile], capture_output=True, text=True)
    assert done.returncode in (0, 1), (file.name, profile, done.returncode, done.stderr)
    return json.loads(done.stdout), done.returncode


def nested(tree, behavior):
    """By player, set and action."""
    return json.dumps([[[str(p) for p in behavior[info]] for info in information_sets(tree) if info[0] == player + 1]
                       for player in range(len(tree.players))])


def lines_of(program, file):
    """The equilibria in one line each, by their numbers."""
    text = subprocess.run([program, "--details", "never", "--exact", "-q", str(file)], capture_output=True,
                          text=True).stdout
    found = (re.match(r" *#(\d+)  .*   (.*)", line) for line in text.splitlines())
    return {int(line[1]): line[2] for line in found if line}


def check_equilibria(program, file, tree):
    result = json.loads(subprocess.run([program, "--format", "json", "-q", str(file)], capture_output=True,
                                       text=True).stdout)
    lines = lines_of(program, file)
    for equilibrium in result["equilibria"][:3]:
        if not equilibrium.get("behavior"):
            continue
        forms = [json.dumps(equilibrium["behavior"])]
        line = lines[equilibrium["id"]]
        if trees.has_perfect_recall(tree) and ":" in line:
            forms.append(line)
            for own in line.split(" | "):
                names = [part.split(":")[0] for part in own.split("; ") if ":" in part]
                assert len(set(names)) == len(names) and '""' not in names, (file.name, own)
        for form in forms:
            found, code = check(program, file, form)
            assert code == 0 and found["equilibrium"], (file.name, form)
            for key in ("payoffs", "behavior", "outcome", "subgame_perfect"):
                assert found[key] == equilibrium[key], (file.name, form, key)


def regrets(tree, behavior):
    """What each player could gain by a plan of its own."""
    worth = trees.values(tree, behavior)
    result = []
    for player in range(len(tree.players)):
        best = worth[player]
        for plan in trees.reduced_strategies(tree, player + 1).values():
            changed = dict(behavior)
            changed.update({info: trees.pure(tree, info, action) for info, action in plan.items()})
            best = max(best, trees.values(tree, changed)[player])
        result.append(best - worth[player])
    return worth, result


def random_behavior(tree, rng):
    behavior = dict(tree.probabilities)
    for info, labels in tree.actions.items():
        if info[0]:
            weights = [rng.choice([0, 0, 1, 1, 2, 5]) for _ in labels]
            weights[rng.randrange(len(labels))] += 1
            behavior[info] = [Fraction(w, sum(weights)) for w in weights]
    return behavior


def check_random(program, file, tree, rng):
    behavior = random_behavior(tree, rng)
    done = subprocess.run([program, "check", str(file), nested(tree, behavior)], capture_output=True, text=True)
    if done.returncode == 2:
        assert FORGETFUL in done.stderr and not trees.has_perfect_recall(tree), (file.name, done.stderr)
        return 0
    found, code = check(program, file, nested(tree, behavior))
    worth, gains = regrets(tree, behavior)
    assert fractions(found["payoffs"]) == worth, (file.name, found["payoffs"], worth)
    assert [Fraction(own["regret"]) for own in found["best_responses"]] == gains, (file.name, gains)
    assert found["equilibrium"] == (code == 0) == (not any(gains)), file.name
    if code == 0 and trees.has_perfect_recall(tree):
        perfect = all(trees.is_equilibrium_of(tree, subgame, behavior) for subgame in trees.subgames(tree))
        assert found["subgame_perfect"] == perfect, (file.name, behavior, found)
        return 1
    return 0


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    count, first = (int(word) for word in (sys.argv[3:] + ["40", "1"][len(sys.argv) - 3:]))
    equilibria = 0
    with tempfile.TemporaryDirectory() as scratch:
        files = sorted(folder.glob("*.efg"))
        for seed in range(first, first + count):
            files.append(pathlib.Path(scratch) / ("%d.efg" % seed))
            files[-1].write_text(trees.random_tree(seed, forgets=seed % 2 == 0))
        for number, file in enumerate(files):
            tree = trees.read(file.read_text())
            check_equilibria(program, file, tree)
            rng = random.Random(number)
            for _ in range(3):
                equilibria += check_random(program, file, tree, rng)
    print("%d trees, %d equilibria met by chance" % (len(files), equilibria))


if __name__ == "__main__":
    main()
