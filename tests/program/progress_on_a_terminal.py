"""Progress appears on a terminal, is gone at the end, and appears nowhere else.

progress_on_a_terminal.py NASHSOLVE runs the program with a pseudo-terminal for its standard error.
"""

import json
import os
import pathlib
import pty
import re
import subprocess
import sys
import tempfile
import threading

ERASE = "\r\x1b[K"
SKIPPED = 77


def run(command):
    """What the program wrote to standard output, and to the terminal."""
    try:
        terminal, side = pty.openpty()
    except OSError as error:
        print(f"no pseudo-terminal: {error}")
        sys.exit(SKIPPED)
    drawn = bytearray()

    def read():
        try:
            while part := os.read(terminal, 4096):
                drawn.extend(part)
        except OSError:
            pass  # the other side is closed

    reader = threading.Thread(target=read)
    reader.start()
    process = subprocess.run(command, stdout=subprocess.PIPE, stderr=side, check=False)
    os.close(side)
    reader.join()
    os.close(terminal)
    return process.stdout.decode(), drawn.decode()


def main():
    nashsolve = sys.argv[1]
    with tempfile.TemporaryDirectory() as name:
        large = pathlib.Path(name) / "large.json"
        subprocess.run([nashsolve, "generate", "random", "--size", "44x44", "-o", large], check=True)
        search = [nashsolve, "--time-limit", "4", "--format", "jsonl"]

        out, drawn = run([*search, large])
        assert json.loads(out)["status"] == "time_limit", out[:300]
        lines = drawn.split(ERASE)
        assert lines[-1] == "", lines[-1]
        shape = r"[\d,]+ nodes?( \(about \de[+]\d+ in all, an estimate\))?, [\d,]+ equilibri(um|a), \d+ s"
        for line in lines:
            assert not line or re.fullmatch(shape, line), line
            assert len(line) < 80, line
        nodes = [int(line.split()[0].replace(",", "")) for line in lines if line]
        # A slow build may not come so far.
        assert nodes[-1] < 10000 or any("estimate" in line for line in lines), lines
        assert len(nodes) > 3 and nodes == sorted(nodes) and nodes[0] < nodes[-1], nodes

        out, drawn = run([*search, large, large])
        assert len(out.splitlines()) == 2
        text, _, summary = drawn.rpartition(ERASE)
        assert summary.splitlines()[0] == "2 games: 2 incomplete", summary
        assert re.search(r"\[[#-]{20}\] [01] of 2 files", text), text

        assert run([*search, "--no-progress", large])[1] == ""
        assert run([*search, "--quiet", large])[1] == ""
        piped = subprocess.run([*search, large], capture_output=True, check=False)
        assert piped.stderr == b"", piped.stderr
    print("progress is where it should be")


if __name__ == "__main__":
    main()
