"""50 processes in one folder of results, some of which are killed."""

import random
import signal
import subprocess
import time

from trial import jobs

SHARE = 1
CROWD = 50


def trials(program, seed):
    draw = random.Random(seed)
    folder = jobs(program, 60)[0]
    while True:
        killed = draw.randint(0, 20)

        def trial(killed=killed):
            children = [subprocess.Popen([program.path, *folder.arguments, "--resume"], stdin=subprocess.DEVNULL,
                                         stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) for _ in range(CROWD)]
            for child in children[:killed]:
                time.sleep(draw.uniform(0, 0.02))
                child.send_signal(draw.choice((signal.SIGKILL, signal.SIGTERM)))
            codes = [child.wait() for child in children]
            if any(code != 0 for code in codes[killed:]):
                folder.clear()
                return f"exits {sorted(set(codes[killed:]))}"
            return folder.judge(0, b"", may_leave=killed > 0)
        yield f"{killed} of {CROWD} killed", trial


def summary():
    return f"{CROWD} processes each"
