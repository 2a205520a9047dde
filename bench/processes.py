"""Whole processes, timed.

The time of a process is its user and system time, which other work on the machine changes little; for one
thread on an idle machine it is the time on the clock. Its limit is one of processor time, too.
"""

import dataclasses
import math
import os
import resource
import signal
import statistics
import subprocess
import threading

# Runs shorter than the first number of seconds are repeated so often, and the median counts.
REPETITIONS = ((0.02, 25), (1, 5))
# A process that waits instead of working is ended after this many times its limit.
PATIENCE = 20


@dataclasses.dataclass
class Run:
    seconds: float
    megabytes: float
    finished: bool
    exit_code: int

    @property
    def failed(self):
        """It came to its own end, and not to a good one."""
        return self.finished and self.exit_code != 0


def run_once(command, output_path, limit):
    # No preexec_fn: the process would begin as a copy of this one, and pay for it.
    with open(output_path, "wb") as output:
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.DEVNULL)
    seconds_allowed = math.ceil(limit)
    resource.prlimit(process.pid, resource.RLIMIT_CPU, (seconds_allowed, seconds_allowed + 1))
    guard = threading.Timer(PATIENCE * limit, process.kill)
    guard.start()
    _, status, usage = os.wait4(process.pid, 0)
    guard.cancel()
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = usage.ru_utime + usage.ru_stime
    was_ended = process.returncode in (-signal.SIGXCPU, -signal.SIGKILL)
    return Run(seconds, usage.ru_maxrss / 1024, not was_ended, process.returncode)


def smallest_memory():
    """What a process seems to take at least: the system counts this one's memory as its first."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def repetitions(run):
    """How often a process is run whose first run was this one."""
    return next((count for below, count in REPETITIONS if run.finished and run.seconds < below), 1)


def run_in_turn(commands, limit):
    """The median run of each (command, output path). Short ones are run several times, in turn, so that whatever
    slows the machine down for a while slows all of them down."""
    runs = [[run_once(command, output, limit)] for command, output in commands]
    counts = [repetitions(first) for first, in runs]
    for number in range(1, max(counts)):
        for (command, output), count, own in zip(commands, counts, runs):
            if number < count:
                own.append(run_once(command, output, limit))
    medians = []
    for own in runs:
        median = statistics.median_low(each.seconds for each in own)
        medians.append(next(each for each in own if each.seconds == median))
    return medians
