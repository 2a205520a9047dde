"""File systems of a few pages or few names, and files that may not grow."""

import os
import random
import shutil
import subprocess

from trial import Skip, jobs

SHARE = 1


def trials(program, seed):
    draw = random.Random(seed)
    every = [job for job in jobs(program, 30) if job.makes]
    can_mount = os.getuid() == 0 and shutil.which("unshare") and subprocess.run(
        ["unshare", "-m", "mount", "-t", "tmpfs", "none", "out"], capture_output=True, check=False).returncode == 0
    summary.note = "full disks, few names, small files" if can_mount else "small files only: mounting needs root"
    while True:
        job = draw.choice(every)
        if can_mount and draw.random() < 0.8:
            pages, names = draw.randint(1, 40), draw.randint(3, 60)

            def trial(job=job, pages=pages, names=names):
                script = (f"mount -t tmpfs -o size={4 * pages}k,nr_inodes={names} none out || exit 99; \"$@\"; code=$?; "
                          "cp -r out seen; exit $code")
                shutil.rmtree("seen", ignore_errors=True)
                code, output, _ = program.run(*job.arguments, before=("unshare", "-m", "sh", "-c", script, "sh"))
                if code == 99:
                    raise Skip("no right to mount")
                shutil.rmtree("out")
                os.rename("seen", "out")
                return job.judge(code, output)
            yield f"{job.name} on {pages} pages and {names} names", trial
        else:
            blocks = draw.randint(1, 30)

            def trial(job=job, blocks=blocks):
                code, output, _ = program.run(*job.arguments, shell=f"ulimit -f {blocks};")
                return job.judge(code, output)
            yield f"{job.name}, files of {blocks} blocks", trial


def summary():
    return summary.note


summary.note = ""
