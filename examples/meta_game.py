#!/usr/bin/env python3
"""Which agents would one send into a tournament that an opponent prepares for as well?

Reads how often agents won against each other (a CSV with the lines AGENT,OPPONENT,WINS,LOSSES; without a file an
example), makes a zero-sum game of it, and prints how often to send whom: the equilibria of the meta-game, exactly.

    python3 meta_game.py [FILE]
"""
import csv
import json
import subprocess
import sys
from fractions import Fraction

EXAMPLE = """\
cautious,greedy,8,2
cautious,patient,3,7
greedy,patient,6,4
cautious,random,9,1
greedy,random,10,0
patient,random,7,3
"""


def read_matches(lines):
    """The agents in order of appearance, and the average result of each against each."""
    agents, results = [], {}
    for agent, opponent, wins, losses in csv.reader(lines):
        for name in (agent, opponent):
            if name not in agents:
                agents.append(name)
        wins, losses = int(wins), int(losses)
        results[agent, opponent] = Fraction(wins - losses, wins + losses)
        results[opponent, agent] = -results[agent, opponent]
    return agents, results


def solve(agents, results):
    """The result document of nashsolve; see `nashsolve schema`."""
    game = {
        "title": "Meta-game",
        "players": [{"name": name, "strategies": agents} for name in ("we", "they")],
        "zero_sum": [[str(results.get((a, b), Fraction(0))) for b in agents] for a in agents],
    }
    done = subprocess.run(["nashsolve", "--format", "json", "-"], input=json.dumps(game), stdout=subprocess.PIPE,
                          text=True, check=True)
    return json.loads(done.stdout)


def main():
    if len(sys.argv) > 1:
        with open(sys.argv[1], encoding="utf-8", newline="") as file:
            agents, results = read_matches(file)
    else:
        agents, results = read_matches(EXAMPLE.splitlines())
    result = solve(agents, results)
    print(f"{result['status']}, equilibria: {len(result['equilibria'])}")
    for equilibrium in result["equilibria"]:
        mix = [f"{agent} {probability}" for agent, probability in zip(agents, equilibrium["profile"][0])
               if Fraction(probability) > 0]
        print(", ".join(mix))


if __name__ == "__main__":
    main()
