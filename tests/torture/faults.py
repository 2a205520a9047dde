"""The N-th call of a system call fails, each in turn: strace tampers with it.

Every call that opens, reads, writes, names, locks or maps something, and every thread that is asked for.
"""

import random
import re
import shutil
import subprocess

from trial import Skip, jobs

SHARE = 10

# With the errors that the manual pages name for each. Not brk: the kernel answers with the old break where it
# fails, and what strace can inject in its place is taken for a new one.
CALLS = {
    "openat": ("EACCES", "EMFILE", "ENOSPC", "EIO", "ENOENT"),
    "read": ("EIO", "EINTR", "EISDIR"),
    "readv": ("EIO",),
    "write": ("ENOSPC", "EIO", "EINTR", "EFBIG"),
    "writev": ("ENOSPC", "EIO"),
    "fsync": ("EIO", "ENOSPC", "EINVAL"),
    "renameat": ("ENOSPC", "EIO", "EACCES", "EBUSY"),
    "renameat2": ("EIO",),
    "linkat": ("EPERM", "ENOSPC", "EMLINK", "EIO"),
    "unlinkat": ("EIO", "EACCES"),
    "close": ("EIO", "EINTR"),
    "mmap": ("ENOMEM",),
    "munmap": ("ENOMEM",),
    "mprotect": ("ENOMEM",),
    "clone3": ("EAGAIN", "ENOMEM"),
    "clone": ("EAGAIN",),
    "newfstatat": ("EIO", "EACCES", "ENOENT"),
    "fstat": ("EIO",),
    "flock": ("ENOLCK", "EINTR"),
    "getdents64": ("EIO",),
    "mkdir": ("ENOSPC", "EACCES"),
    "fcntl": ("EINVAL", "EMFILE"),
    "readlink": ("EIO",),
    "faccessat2": ("EIO", "ENOSYS"),
    "rt_sigaction": ("EINVAL",),
    "lseek": ("EIO",),
    "fchmod": ("EPERM",),
    "fchown": ("EPERM",),
}
# What a failed removal or lock leaves is no fault of the program.
MAY_LEAVE = ("unlinkat", "flock", "openat", "getdents64", "newfstatat")
# The system's own part of a program's start and end.
START = {"mmap": 1, "mprotect": 1}


def calls_of(program, job):
    """How often each is made."""
    done = subprocess.run(["strace", "-f", "-qq", "-o", "calls.txt", "-e", "trace=" + ",".join(CALLS), program.path,
                           *job.arguments], capture_output=True, check=False)
    if done.returncode not in job.exits:
        raise Skip("strace does not work here")
    job.clear()
    counts = {}
    with open("calls.txt", encoding="utf-8", errors="replace") as lines:
        for line in lines:
            found = re.match(r"\d+ +(\w+)\(", line)
            if found and found[1] in CALLS:
                counts[found[1]] = counts.get(found[1], 0) + 1
    return counts


def trials(program, seed):
    if not shutil.which("strace"):
        raise Skip("strace is not installed")
    draw = random.Random(seed)
    every = []
    for job in jobs(program):
        for call, count in sorted(calls_of(program, job).items()):
            for number in range(START.get(call, 0) + 1, count + 1):
                every.extend((job, call, error, number) for error in CALLS[call])
    draw.shuffle(every)
    for job, call, error, number in every:
        def trial(job=job, call=call, error=error, number=number):
            code, output, _ = program.run(*job.arguments, before=(
                "strace", "-f", "-qq", "-o", "/dev/null", "-e", f"trace={call}",
                "-e", f"inject={call}:error={error}:when={number}"))
            return job.judge(code, output, may_leave=call in MAY_LEAVE)
        summary.counts.add((job.name, call))
        yield f"{job.name}, {call} {number} {error}", trial


def summary():
    return f"{len(summary.counts)} pairs of a job and a system call"


summary.counts = set()
