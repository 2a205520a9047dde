"""What a program printed, in a few numbers: `listings.py nashsolve|lrsnash FILE` prints them as JSON.

A process of its own, since its memory would count as that of the programs that are started later.
"""

import json
import sys


def nashsolve_summary(path):
    with open(path, encoding="utf-8") as output:
        document = json.load(output)
    counts = document["statistics"]
    return {"equilibria": len(document["equilibria"]), "status": document["status"],
            "nodes": counts["nodes"] + counts["exact_nodes"]}


def lrsnash_summary(path):
    """In each block every line `1 ...`, a strategy of player 1, pairs with every line `2 ...`."""
    pairs = set()
    own, other = [], []
    version = ""

    def end_block():
        pairs.update((x, y) for x in own for y in other)
        own.clear()
        other.clear()

    with open(path, encoding="utf-8", errors="replace") as output:
        for line in output:
            if line.startswith("*lrsnash:"):
                version = version or line.strip().removeprefix("*lrsnash:")
            if line.startswith("1 "):
                own.append(line)
            elif line.startswith("2 "):
                other.append(line)
            else:
                end_block()
    end_block()
    return {"equilibria": len(pairs), "version": version}


if __name__ == "__main__":
    summary = {"nashsolve": nashsolve_summary, "lrsnash": lrsnash_summary}[sys.argv[1]]
    print(json.dumps(summary(sys.argv[2])))
