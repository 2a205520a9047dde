"""Kills batches at random moments; what is there is whole, and --resume completes it to the same bytes.

kill_and_resume.py NASHSOLVE [KILLS]: by default 50, which takes a minute or two. The tests run a few.
"""

import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

GAMES = 120


def results(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*"))
            if path.is_file() and not path.name.startswith(".")}


def hidden(folder):
    return [path for path in folder.rglob(".*")]


def main():
    nashsolve = sys.argv[1]
    kills = int(sys.argv[2]) if len(sys.argv) > 2 else 50
    draw = random.Random(6)
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        games = root / "games"
        (games / "more").mkdir(parents=True)
        for k in range(GAMES):
            size = str(draw.randint(2, 9))
            place = games / ("more" if k % 3 == 0 else ".") / f"{k}.json"
            subprocess.run([nashsolve, "generate", "random", "--size", size, "--seed", str(k), "-o", place], check=True)
        subprocess.run([nashsolve, "generate", "random", "--count", "30", "--format", "jsonl", "-o", games / "l.jsonl"],
                       check=True)
        batch = [nashsolve, "-q", games, "-o"]
        subprocess.run([*batch, root / "reference"], check=True)
        reference = results(root / "reference")
        assert len(reference) == GAMES + 30, len(reference)
        killed = left = 0
        for k in range(kills):
            out = root / f"out{k}"
            process = subprocess.Popen([*batch, out])
            # Some results are there, and the next are anywhere on their way.
            wanted = draw.randrange(len(reference))
            while process.poll() is None and sum(1 for _ in out.rglob("*.solution.json")) < wanted:
                time.sleep(0.001)
            time.sleep(draw.uniform(0, 0.01))
            process.send_signal(signal.SIGKILL)
            killed += process.wait() == -signal.SIGKILL
            present = results(out) if out.exists() else {}
            for path, content in present.items():
                assert content == reference[path], f"{path} is not whole after kill {k}"
            left += len(reference) - len(present)
            subprocess.run([*batch, out, "--resume"], check=True)
            assert results(out) == reference, f"another result after kill {k}"
            assert not hidden(out), hidden(out)
    assert killed > kills / 2 and left > 0, (killed, left)
    print(f"{killed} of {kills} batches were killed before their end, {left} results were left for --resume")


if __name__ == "__main__":
    main()
