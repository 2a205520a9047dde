#!/usr/bin/env python3
"""large_trees.py NASHSOLVE [LEVELS [CARDS]]: trees whose strategic form is out of reach. A tree of 2^LEVELS ends in
which every move is seen, against backward induction in here, and Kuhn poker with CARDS cards (Kuhn 1950)."""
import json
import pathlib
import random
import resource
import subprocess
import sys
import tempfile
import time
from fractions import Fraction


def binary_tree(levels, seed, hidden=0):
    """The text of the file, and what backward induction gives both players where no move is hidden. `hidden`: of the
    first so many moves the next mover knows nothing; the second is the move before that of a third player."""
    rng = random.Random(seed)
    lines = ['EFG 2 R "binary" { "A" "B"%s }' % (' "C"' if hidden == 2 else "")]
    sets = [0, 0, 0]

    def node(level):
        if level == levels:
            payoffs = rng.sample(range(1 << 40), 2)
            lines.append('t "" %d "" { %d, %d%s }' % (len(lines), *payoffs, ", 0" if hidden == 2 else ""))
            return payoffs
        player = 2 if hidden == level == 2 else level % 2
        sets[player] += 1
        number = 0 if 1 <= level <= hidden else sets[player]
        lines.append('p "" %d %d "" { "l" "r" } 0' % (player + 1, number))
        return max((node(level + 1), node(level + 1)), key=lambda worth: worth[level % 2])

    return node(0), "\n".join(lines) + "\n"


def seen_by_one(states):
    """One of three players knows which of the states it is, and then each moves without seeing the others' moves."""
    lines = ['EFG 2 R "states" { "A" "B" "C" }',
             'c "" 1 "" { %s } 0' % " ".join('"%d" 1/%d' % (s, states) for s in range(states))]
    for state in range(states):
        lines.append('p "" 1 %d "" { "l" "r" } 0' % (state + 1))
        for _ in range(2):
            lines.append('p "" 2 1 "" { "l" "r" } 0')
            for _ in range(2):
                lines.append('p "" 3 1 "" { "l" "r" } 0')
                lines += ['t "" %d "" { %d, 1, 0 }' % (len(lines) + k, k) for k in range(2)]
    return "\n".join(lines) + "\n"


# A game of 2 x 2 x 2 with one equilibrium, which is irrational (A plays the first with about 0.394449), by player.
IRRATIONAL = ((2, 4, 1, 2, 2, 3, 3, 4), (1, 1, 3, 2, 3, 4, 2, 3), (4, 2, 3, 3, 2, 4, 4, 1))


def before_an_irrational_subgame(levels):
    """Moves of A and B that are seen; all ends pay nothing but the last one, where all play IRRATIONAL."""
    subgame = ['p "" 1 9000 "" { "u" "d" } 0']
    for a in range(2):
        subgame.append('p "" 2 9000 "" { "u" "d" } 0')
        for b in range(2):
            subgame.append('p "" 3 9000 "" { "u" "d" } 0')
            for cell in (4 * a + 2 * b, 4 * a + 2 * b + 1):
                subgame.append('t "" %d "" { %d, %d, %d }' % (cell + 1, *(own[cell] for own in IRRATIONAL)))
    lines = ['EFG 2 R "before a subgame" { "A" "B" "C" }']

    def node(level, is_last):
        if level == levels and is_last:
            lines.extend(subgame)
        elif level == levels:
            lines.append('t "" 99 "" { 0, 0, 0 }')
        else:
            lines.append('p "" %d %d "" { "l" "r" } 0' % (level % 2 + 1, len(lines) + 10))
            node(level + 1, False)
            node(level + 1, is_last)

    node(0, True)
    return "\n".join(lines) + "\n"


def top_subgames(text, levels):
    """What backward induction gives at the four nodes after the first two moves."""
    ends = [[int(p) for p in line.split("{")[1].rstrip("} ").split(",")] for line in text.splitlines()
            if line.startswith("t")]

    def worth(level, first, count):
        if count == 1:
            return ends[first]
        half = count // 2
        return max((worth(level + 1, first + k * half, half) for k in (0, 1)), key=lambda w: w[level % 2])

    quarter = len(ends) // 4
    return [[worth(2, (2 * a + b) * quarter, quarter) for b in (0, 1)] for a in (0, 1)]


def kuhn_poker(cards, rake=0):
    """Whoever wins pays the share `rake` of it to nobody."""
    deals = [(a, b) for a in range(cards) for b in range(cards) if a != b]
    lines = ['EFG 2 R "Kuhn poker with %d cards" { "1" "2" }' % cards,
             'c "" 1 "" { %s } 0' % " ".join('"%d %d" 1/%d' % (a, b, len(deals)) for a, b in deals)]
    outcomes = {}

    def end(worth):
        if worth in outcomes:
            lines.append('t "" %d' % outcomes[worth])
        else:
            outcomes[worth] = len(outcomes) + 1
            lines.append('t "" %d "" { %s, %s }' % (
                outcomes[worth], *(x - rake * x if x > 0 else x for x in (worth, -worth))))

    for a, b in deals:
        sign = 1 if a > b else -1
        lines.append('p "" 1 %d "" { "check" "bet" } 0' % (2 * a + 1))
        lines.append('p "" 2 %d "" { "check" "bet" } 0' % (2 * b + 1))
        end(sign)
        lines.append('p "" 1 %d "" { "fold" "call" } 0' % (2 * a + 2))
        end(-1)
        end(2 * sign)
        lines.append('p "" 2 %d "" { "fold" "call" } 0' % (2 * b + 2))
        end(1)
        end(2 * sign)
    return "\n".join(lines) + "\n"


def solve(program, text, *options):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "tree.efg"
        file.write_text(text)
        start = time.monotonic()
        done = subprocess.run([program, "--format", "json", *options, str(file)], capture_output=True, text=True)
        return done, time.monotonic() - start


def run(program, command, text, *words):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "tree.efg"
        file.write_text(text)
        return subprocess.run([program, command, str(file), *words], capture_output=True, text=True)


def check_in_the_tree(program, text, cards, result, rake=0):
    """What was found is an equilibrium; where a player does something else, whoever can gain is told, and how much:
    by the rules of the game alone."""
    behavior = result["equilibrium"]["behavior"]
    done = run(program, "check", text, json.dumps({"behavior": behavior}), "--format", "json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["schema"] == "nashsolve-tree-check/1" and said["equilibrium"] and not said["deviations"]
    assert said["payoffs"] == result["equilibrium"]["payoffs"] and said["behavior"] == behavior
    for number in (0, 1, 2, len(behavior) - 1):
        other = json.loads(json.dumps(behavior))
        other[number]["probabilities"] = ["1/7", "6/7"]
        done = run(program, "check", text, json.dumps(other), "--format", "json")
        said = json.loads(done.stdout)
        assert done.returncode == (0 if said["equilibrium"] else 1), done.stderr
        gains = {each["player"]: Fraction(each["gain"]) for each in said["deviations"]}
        for player in (0, 1):
            best = best_answer({**result, "equilibrium": said}, cards, player, rake)
            assert best - Fraction(said["payoffs"][player]) == gains.get(player, 0), (number, player)
        lines = run(program, "check", text, json.dumps(other)).stdout
        assert ("is not an equilibrium" in lines) == (not said["equilibrium"]), lines
    done = run(program, "check", text, "1,0", "0,1")
    assert done.returncode == 2 and "expected" in done.stderr, done.stderr


def best_answer(result, cards, player, rake=0):
    """What the player could get at most against the other's behaviour, by the rules of the game alone."""
    def paid(worth):
        return worth - rake * worth if worth > 0 else worth
    sets = result["game"]["tree"]["information_sets"]
    seen, number = {}, {0: 0, 1: 0}
    order = []
    for a, b in [(a, b) for a in range(cards) for b in range(cards) if a != b]:
        for key in [(0, a, 0), (1, b, 0), (0, a, 1), (1, b, 1)]:
            if key not in order:
                order.append(key)
    moves = {}
    for each in result["equilibrium"]["behavior"]:
        # Chance is information set 0; the others stand in the order in which the deals meet them.
        moves[order[each["information_set"] - 1]] = [Fraction(p) for p in each["probabilities"]]
    assert len(sets) == len(order) + 1
    total = Fraction(0)
    for card in range(cards):
        others = [c for c in range(cards) if c != card]
        showdown = {c: paid(1) if card > c else -1 for c in others}
        called = {c: paid(2) if card > c else -2 for c in others}
        taken = paid(1)
        if player == 0:
            check = {"fold": Fraction(0), "call": Fraction(0)}
            for c in others:
                passes, bets = moves[(1, c, 0)]
                check["fold"] += passes * showdown[c] - bets
                check["call"] += passes * showdown[c] + bets * called[c]
            bet = sum(moves[(1, c, 1)][0] * taken + moves[(1, c, 1)][1] * called[c] for c in others)
            total += max(check["fold"], check["call"], bet)
        else:
            after_check = [Fraction(0), Fraction(0)]
            after_bet = [Fraction(0), Fraction(0)]
            for c in others:
                checks, bets = moves[(0, c, 0)]
                folds, calls = moves[(0, c, 1)]
                after_check[0] += checks * showdown[c]
                after_check[1] += checks * (folds * taken + calls * called[c])
                after_bet[0] -= bets
                after_bet[1] += bets * called[c]
            total += max(after_check) + max(after_bet)
    return total / (cards * (cards - 1))


def main():
    program = sys.argv[1]
    levels = int(sys.argv[2]) if len(sys.argv) > 2 else 12
    cards = int(sys.argv[3]) if len(sys.argv) > 3 else 13
    worth, text = binary_tree(levels, 1)
    done, seconds = solve(program, text, "--find", "one")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["schema"] == "nashsolve-tree/1" and result["status"] == "limit", result["status"]
    assert [Fraction(p) for p in result["equilibrium"]["payoffs"]] == worth, (result["equilibrium"]["payoffs"], worth)
    assert result["equilibrium"]["subgame_perfect"] is True
    print("%d nodes: %.2f s" % (2 ** (levels + 1) - 1, seconds))

    done = run(program, "explain", text)
    assert done.returncode == 0 and "Backward induction" in done.stdout, done.stderr
    assert ("the payoffs are %s, %s." % (*worth,)) in " ".join(done.stdout.split()), (worth, done.stdout)

    # Properties of equilibria need the strategic form, so what asks for them is refused, not passed over.
    for option in (["--only", "pure"], ["--select", "welfare"]):
        done, _ = solve(program, text, *option)
        assert done.returncode == 1 and "strategic form" in done.stderr, (option, done.returncode, done.stderr)

    done, seconds = solve(program, kuhn_poker(cards))
    assert done.returncode == 3, done.stderr
    result = json.loads(done.stdout)
    value = Fraction(result["equilibrium"]["payoffs"][0])
    assert best_answer(result, cards, 0) == value and best_answer(result, cards, 1) == -value, value
    check_in_the_tree(program, kuhn_poker(cards), cards, result)
    info = json.loads(run(program, "info", kuhn_poker(cards), "--format", "json").stdout)
    assert info["schema"] == "nashsolve-tree-info/1" and info["tree"]["subgames"] == 1, info["tree"]
    assert info["tree"]["terminal_nodes"] == 5 * cards * (cards - 1), info["tree"]
    # Of each card: check and fold, check and call, or bet; and four of the other's.
    assert info["reduced_strategies"] == [n if n < 10 ** 15 else None for n in (3 ** cards, 4 ** cards)], info
    print("Kuhn poker, %d cards: value %s, %.2f s; at most %d MB" % (
        cards, value, seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024))

    # Not of constant sum: Lemke's method.
    rake = Fraction(1, 7)
    done, seconds = solve(program, kuhn_poker(cards, rake), "--find", "one")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert result["method"].startswith("Lemke") and result["equilibrium"]["subgame_perfect"] is True
    payoffs = [Fraction(p) for p in result["equilibrium"]["payoffs"]]
    assert [best_answer(result, cards, player, rake) for player in (0, 1)] == payoffs, payoffs
    assert sum(payoffs) < 0
    check_in_the_tree(program, kuhn_poker(cards, rake), cards, result, rake)
    print("Kuhn poker, %d cards, with a rake: payoffs %s, %s, %.2f s" % (cards, *payoffs, seconds))

    # Two nodes that look the same at the top of a tree that is seen: a game of two by two, of subgames.
    _, hidden = binary_tree(levels, 1, hidden=1)
    done, _ = solve(program, hidden, "--find", "one")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)["equilibrium"]
    assert result["subgame_perfect"] is True
    tops = top_subgames(text, levels)
    rows, columns = ([Fraction(p) for p in result["behavior"][k]["probabilities"]] for k in (0, 1))
    mine = [sum(q * tops[a][b][0] for b, q in enumerate(columns)) for a in (0, 1)]
    theirs = [sum(p * tops[a][b][1] for a, p in enumerate(rows)) for b in (0, 1)]
    assert [max(mine), max(theirs)] == [Fraction(p) for p in result["payoffs"]], (mine, theirs)

    # Three players move at the top: by its strategic form.
    _, three = binary_tree(8, 1, hidden=2)
    done, _ = solve(program, three, "--find", "one")
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)
    assert "strategic form of each subgame" in result["method"], result["method"]
    done = run(program, "check", three, json.dumps({"behavior": result["equilibrium"]["behavior"]}), "--format", "json")
    said = json.loads(done.stdout)
    assert said["equilibrium"] and said["payoffs"] == result["equilibrium"]["payoffs"], said

    # The one equilibrium of the last subgame is irrational, so the behaviour is near one, as is said.
    last = before_an_irrational_subgame(8)
    done, _ = solve(program, last, "--find", "one")
    assert done.returncode == 3, done.stderr
    result = json.loads(done.stdout)
    assert "equilibrium" not in result and result["status"] == "undecided", result
    gains = [Fraction(gain) for gain in result["approximate"]["gains"]]
    assert 0 < max(gains) < Fraction(1, 10 ** 9), gains
    behavior = json.dumps({"behavior": result["approximate"]["behavior"]})
    done = run(program, "check", last, behavior, "--format", "json")
    assert {each["player"]: Fraction(each["gain"]) for each in json.loads(done.stdout)["deviations"]} == {
        player: gain for player, gain in enumerate(gains) if gain}

    # What regret matching has when time is up: some limit leaves time to say what could be gained and not to end.
    for limit in (0.25, 0.5, 1, 1.5, 2, 3, 4.5, 7, 10, 15, 22, 33):
        done, _ = solve(program, kuhn_poker(160, rake), "--time-limit", str(limit))
        assert done.returncode == 3, done.stderr
        stopped = json.loads(done.stdout)
        assert stopped["status"] == "time_limit", (limit, stopped["status"])
        if "approximate" in stopped:
            break
    found = {"game": stopped["game"], "equilibrium": stopped["approximate"]}
    assert [best_answer(found, 160, player, rake) for player in (0, 1)] == [
        Fraction(payoff) + Fraction(gain) for payoff, gain in zip(*(stopped["approximate"][key] for key in ("payoffs", "gains")))]

    # Three players who have too many strategies in one subgame, and two who have too many moves: by regret matching,
    # which says what could be gained, or that it is nothing.
    for tree in (seen_by_one(40), kuhn_poker(160, rake)):
        done, _ = solve(program, tree, "--find", "one")
        result = json.loads(done.stdout)
        assert result["method"].startswith("regret matching"), result["method"]
        if "equilibrium" in result:
            assert done.returncode == 0 and len(result["game"]["players"]) == 3
            continue
        assert done.returncode == 3, done.stderr
        gains = [Fraction(gain) for gain in result["approximate"]["gains"]]
        assert 0 < max(gains) < Fraction(1, 50), gains
        found = {"game": result["game"], "equilibrium": result["approximate"]}
        payoffs = [Fraction(p) for p in result["approximate"]["payoffs"]]
        assert [best_answer(found, 160, player, rake) for player in (0, 1)] == [
            payoff + gain for payoff, gain in zip(payoffs, gains)]

    # An error that says what no method is for: a player who forgets by which of the own moves the last nodes were
    # reached.
    lines = text.splitlines()
    last = [k for k, line in enumerate(lines) if line.startswith('p "" 1')][-40:]
    for k in last:
        lines[k] = 'p "" 1 9999999 "" { "l" "r" } 0'
    done, _ = solve(program, "\n".join(lines) + "\n")
    assert done.returncode == 1 and "strategic form" in done.stderr, done.stderr
    assert "player 1 forgets own moves" in done.stderr, done.stderr


if __name__ == "__main__":
    sys.setrecursionlimit(10000)
    main()
