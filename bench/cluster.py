"""How long a game would take on a cluster, from parts that are measured here.

cluster.py NASHSOLVE SIZE [PARTS [SAMPLE [SEED]]]: divides a random game, does SAMPLE of its parts, drawn at random,
and takes their processor times for those of all. Nodes of one core each take the parts in their order, as an array
of a scheduler does; to the time of the last one come `split` and START seconds for each part, which a scheduler
takes to begin a job. What `merge` takes is no part of it: it is measured where all parts are done.
"""

import heapq
import pathlib
import random
import resource
import statistics
import subprocess
import sys
import tempfile

NODES = (1, 10, 100, 1000)
START = 1.0


def seconds_of(*words):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def makespan(parts, nodes):
    ends = [0.0] * nodes
    for part in parts:
        heapq.heapreplace(ends, ends[0] + START + part)
    return max(ends)


def main():
    nashsolve, size = sys.argv[1:3]
    count, sample, seed = (int(sys.argv[k]) if len(sys.argv) > k else default
                           for k, default in ((3, 1000), (4, 40), (5, 1)))
    draw = random.Random(seed)
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        game = str(root / "game.json")
        subprocess.run([nashsolve, "generate", "random", "--size", size, "--seed", str(seed), "-o", game], check=True)
        split = seconds_of(nashsolve, "split", game, "--parts", str(count), "-o", str(root / "parts"))
        parts = sorted((root / "parts").iterdir())
        measured = [seconds_of(nashsolve, "continue", "--threads", "1", str(part), game, "-o", str(root / "done.json"))
                    for part in draw.sample(parts, min(sample, len(parts)))]
    print(f"{size}, seed {seed}: {len(parts)} parts, split {split:.1f} s; of {len(measured)} parts the mean is "
          f"{statistics.mean(measured):.2f} s, the median {statistics.median(measured):.2f} s, the longest "
          f"{max(measured):.2f} s; all together {len(parts) * statistics.mean(measured) / 3600:.2f} h")
    for nodes in NODES:
        spans = [split + makespan(draw.choices(measured, k=len(parts)), nodes) for _ in range(100)]
        print(f"{nodes:5} nodes: {statistics.median(spans):8.0f} s")


main()
