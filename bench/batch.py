"""Many small games in one call: games a second, memory, and how long lrsnash takes for some of them, file by file.

Checks that every result is there, complete and in order, and that lrsnash finds as many extreme equilibria.
Ends with exit code 1 where that is not so.
"""

import argparse
import json
import os
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

from listings import lrsnash_summary
from two_player import machine, version_of

SOURCE = re.compile(rb'"source":"-:(\d+)"')
STATUS = b'"status":"complete"'


def run_batch(options, games, compared):
    """Seconds, megabytes, and the equilibria of the first games."""
    command = [options.nashsolve, "--format", "jsonl", "--quiet", "-"]
    if options.threads:
        command += ["--threads", str(options.threads)]
    counts = []
    done = 0
    start = time.monotonic()
    with open(games, "rb") as lines:
        process = subprocess.Popen(command, stdin=lines, stdout=subprocess.PIPE)
    rest = b""
    while part := process.stdout.read(1 << 20):
        rest += part
        end = rest.rfind(b"\n") + 1
        results, rest = rest[:end], rest[end:]
        numbers = [int(number) for number in SOURCE.findall(results)]
        assert numbers == list(range(done + 1, done + 1 + len(numbers))), f"results are missing after {done}"
        assert results.count(STATUS) == len(numbers), f"a result after {done} is not complete"
        for line in results.split(b"\n")[:compared - len(counts)] if len(counts) < compared else ():
            if line:
                counts.append(len(json.loads(line)["equilibria"]))
        done += len(numbers)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    assert rest == b"" and status == 0, status
    assert done == options.games, f"{done} results for {options.games} games"
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, counts


def run_lrsnash(options, games, counts, folder):
    """Seconds of processor time for one process after the other."""
    files = []
    with open(games, encoding="utf-8") as lines:
        for k, line in zip(range(len(counts)), lines):
            payoffs = json.loads(line)["payoffs"]
            matrices = [[" ".join(str(cell[player]) for cell in row) for row in payoffs] for player in (0, 1)]
            text = f"{len(payoffs)} {len(payoffs[0])}\n\n" + "\n\n".join("\n".join(each) for each in matrices) + "\n"
            files.append(folder / f"{k}.lrs")
            files[-1].write_text(text)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for path in files:
        with open(path.with_suffix(".out"), "wb") as output:
            subprocess.run([options.lrsnash, path], stdout=output, stderr=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    for path, count in zip(files, counts):
        found = lrsnash_summary(path.with_suffix(".out"))["equilibria"]
        assert found == count, f"game {path.stem}: nashsolve finds {count}, lrsnash {found}"
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def parse_options():
    parser = argparse.ArgumentParser(prog="./scripts/bench batch", description=__doc__.partition("\n")[0])
    parser.add_argument("--games", type=int, default=1_000_000, help="how many (default: 1,000,000)")
    parser.add_argument("--size", default="3x3", help="of each (default: 3x3)")
    parser.add_argument("--threads", type=int, help="of nashsolve (default: all cores)")
    parser.add_argument("--compare", type=int, default=2000, help="with lrsnash, so many of them (default: 2,000)")
    parser.add_argument("--nashsolve", default="nashsolve", help="the program (default: the release build)")
    parser.add_argument("--lrsnash", default="lrsnash", help="the other program")
    return parser.parse_args()


def main():
    options = parse_options()
    compared = min(options.compare, options.games) if shutil.which(options.lrsnash) else 0
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        games = folder / "games.jsonl"
        subprocess.run([options.nashsolve, "generate", "random", "--size", options.size, "--count", str(options.games),
                        "--format", "jsonl", "-o", games], check=True)
        seconds, processor, megabytes, counts = run_batch(options, games, compared)
        rate = options.games / seconds
        print(f"nashsolve: {options.games:,} games of {options.size} in {seconds:.1f} s, {rate:,.0f} a second "
              f"({processor:.1f} s of processor time), at most {megabytes:.0f} MB")
        if compared:
            theirs = compared / run_lrsnash(options, games, counts, folder)
            print(f"lrsnash: {compared:,} of them, a process for each: {theirs:,.0f} a second of processor time, "
                  f"with as many equilibria")
            print(f"ratio: {rate / theirs:,.0f}")
    print(f"\n- {version_of(options.nashsolve)}\n- {machine()}")


if __name__ == "__main__":
    try:
        main()
    except AssertionError as error:
        sys.exit(f"bench batch: {error}")
