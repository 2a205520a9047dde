"""torture.py NASHSOLVE [--minutes M] [--seed S] [--only KIND,...]: takes things away from running programs.

Each trial runs nashsolve in a folder of its own while something goes wrong, and judges: it ended by itself and not by
a signal, success means that every result is there, what stands under its final name is whole, nothing unfinished is
left, and --resume leads to the same bytes as a run without faults. Kinds of trials (each module says more):

  faults   the N-th call of a system call fails, by strace
  kills    a signal at a random moment
  memory   8 to 400 MB of address space
  disks    file systems of a few pages, few names, files of limited size
  crowds   50 processes in one folder
  labels   hostile names through every output

A table on standard output counts trials and what did not hold; exit 0 if all held. The trials are drawn from the seed,
so that a longer run repeats a shorter one and goes on. Linux, Python 3, standard library only; disks need root.
"""

import argparse
import os
import sys
import tempfile
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import crowds
import disks
import faults
import kills
import labels
import memory
from trial import Program, Skip

# Of half an hour their shares are some 5,000 faults, 1,000 kills, 200 sizes of memory and 500 labels on two cores.
KINDS = {"faults": faults, "kills": kills, "memory": memory, "disks": disks, "crowds": crowds, "labels": labels}


class Count:
    def __init__(self):
        self.trials, self.wrong, self.seconds, self.note = 0, [], 0.0, ""


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("nashsolve")
    parser.add_argument("--minutes", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default=",".join(KINDS))
    options = parser.parse_args()
    program = Program(os.path.abspath(options.nashsolve))
    counts = {}
    total = sum(KINDS[kind].SHARE for kind in options.only.split(","))
    for kind in options.only.split(","):
        module, count = KINDS[kind], counts.setdefault(kind, Count())
        budget = 60 * options.minutes * module.SHARE / total
        start = time.monotonic()
        with tempfile.TemporaryDirectory() as folder:
            os.chdir(folder)
            try:
                for name, trial in module.trials(program, options.seed):
                    complaint = trial()
                    count.trials += 1
                    if complaint:
                        count.wrong.append(f"{name}: {complaint}")
                        print(f"{kind}: {count.wrong[-1]}", file=sys.stderr, flush=True)
                    if time.monotonic() - start > budget:
                        break
            except Skip as reason:
                count.note = f"left out: {reason}"
            os.chdir("/")
        count.note = count.note or module.summary()
        count.seconds = time.monotonic() - start
    print("| kind | trials | did not hold | seconds | |\n| --- | ---: | ---: | ---: | --- |")
    for kind, count in counts.items():
        print(f"| {kind} | {count.trials} | {len(count.wrong)} | {count.seconds:.0f} | {count.note} |")
    return 1 if any(count.wrong for count in counts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
