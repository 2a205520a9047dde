"""A signal at a random moment, most of them one that nobody can catch."""

import random
import signal
import subprocess
import time

from trial import jobs, without_core

SHARE = 4
REQUESTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGXCPU)
DEADLY = (signal.SIGQUIT, signal.SIGUSR1, signal.SIGALRM)


def trials(program, seed):
    draw = random.Random(seed)
    for job in jobs(program, 30):
        if job.name in ("folder", "lines", "generate", "convert"):
            summary.jobs.append(job)
    durations = {}
    for job in summary.jobs:
        start = time.monotonic()
        program.run(*job.arguments)
        durations[job.name] = time.monotonic() - start
        job.clear()
    while True:
        job = draw.choice(summary.jobs)
        number = draw.choice((signal.SIGKILL,) * 5 + REQUESTS + DEADLY)
        wait = draw.uniform(0, 1.2 * durations[job.name])

        def trial(job=job, number=number, wait=wait):
            child = subprocess.Popen([program.path, *job.arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL, preexec_fn=without_core)
            time.sleep(wait)
            child.send_signal(number)
            try:
                code = child.wait(30)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
                code = None
            summary.ended += code is not None and code not in job.exits
            # Before the program is set up, and after its end, every signal does what it always does.
            if code is not None and code == -number:
                code = 130
            return job.judge(code, b"", may_leave=number == signal.SIGKILL)
        yield f"{job.name}, signal {number} after {wait:.4f} s", trial


def summary():
    return f"{summary.ended} ended a run before its end"


summary.ended = 0
summary.jobs = []
