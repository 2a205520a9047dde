"""Runs the examples for Slurm on a Slurm of one node, which it starts and ends: parts of a game and slices of a
folder that jobs did, some of which were requeued or killed while they ran, come out as of one process, counts and
times aside.

slurm_example.py NASHSOLVE EXAMPLES [SIZE PARTS GAMES SLICES REQUEUES KILLS SECONDS]: ends with 77, untried, where Slurm is
not installed or the user is not root. Where a job was killed for good the script is called again, as
docs/cluster.md says. No systemd: the daemons stay in the foreground, with a configuration in a folder of their own.
"""

import os
import pathlib
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

from killed_searches import make_games, results, said, searches, without_counts

CONFIGURATION = """
ClusterName=test
SlurmctldHost={host}
SlurmctldPort={port}
SlurmdPort={next_port}
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket={root}/munge.socket
StateSaveLocation={root}/state
SlurmdSpoolDir={root}/spool
SlurmctldPidFile={root}/slurmctld.pid
SlurmdPidFile={root}/slurmd.pid
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SchedulerType=sched/builtin
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
ReturnToService=2
NodeName={host} CPUs={cpus} State=UNKNOWN
PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP
"""
PATIENCE = 1800  # seconds, on a machine that is busy


def wait_until(what, condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"{what} took more than {PATIENCE} s")
        time.sleep(0.2)


def jobs(states):
    return said("squeue", "-h", "-t", states, "-r", "-o", "%A %j").split("\n")


def disturb(submit, is_over, place, requeues, kills):
    """Submits, requeues jobs and kills searches at random moments, and submits again until all is over."""
    draw = random.Random(18)
    requeued = killed = submitted = 0
    end = time.monotonic() + PATIENCE
    while not is_over():
        if time.monotonic() > end:
            sys.exit(f"the jobs took more than {PATIENCE} s")
        for line in jobs("PD"):
            job, _, name = line.partition(" ")
            # What was requeued would wait for two minutes, a merge for ever after a job that failed.
            if name == "merge" and "NeverSatisfied" in said("squeue", "-h", "-j", job, "-o", "%r"):
                subprocess.run(["scancel", job], stderr=subprocess.DEVNULL)
            elif job and name != "merge":
                subprocess.run(["scontrol", "update", f"JobId={job}", "StartTime=now"], stderr=subprocess.DEVNULL)
        if not said("squeue", "-h") and not is_over():
            submit()
            submitted += 1
        running = [line.split()[0] for line in jobs("R") if line and not line.endswith("merge")]
        if running and requeued < requeues and draw.random() < 0.5:
            answer = subprocess.run(["scontrol", "requeue", draw.choice(running)], stderr=subprocess.DEVNULL)
            requeued += answer.returncode == 0
        elif killed < kills:
            for process in searches(place)[:1]:
                try:
                    os.kill(process, signal.SIGKILL)
                    killed += 1
                except ProcessLookupError:
                    pass
        time.sleep(draw.uniform(0.05, 0.4))
    wait_until("the last job", lambda: not said("squeue", "-h"))
    return f"{requeued} requeued, {killed} killed, submitted {submitted} times"


def try_parts(example, root, size, parts, seconds, requeues, kills):
    game, work = root / "game.json", root / "work"
    said("nashsolve", "generate", "random", "--size", size, "--seed", "5", "-o", str(game))
    expected = said("nashsolve", "--format", "json", str(game))
    what = disturb(lambda: said(example, str(game), parts, str(work), seconds), (work / "result.json").exists, work,
                   requeues, kills)
    if without_counts((work / "result.json").read_text()) != without_counts(expected):
        sys.exit("another result than that of one search")
    print(f"{size} in {parts} parts, {what}: the bytes of one search")


def try_slices(example, root, count, slices, requeues, kills):
    games, work, expected = root / "games", root / "slices", root / "expected"
    make_games(games, count)
    said("nashsolve", "-q", "-o", str(expected), str(games))

    what = disturb(lambda: said(example, str(games), slices, str(work)),
                   lambda: len(results(work / "results")) == int(count) and not said("squeue", "-h"), work, requeues,
                   kills)
    if results(work / "results") != results(expected):
        sys.exit("other results than those of one process")
    print(f"{count} games in {slices} slices, {what}: the bytes of one process")


def main():
    nashsolve, examples = sys.argv[1:3]
    size, parts, games, slices, requeues, kills, seconds = sys.argv[3:] or ("24x24", "6", "40", "4", "1", "1", "0.2")
    os.environ["PATH"] += ":/usr/sbin:/sbin"
    if os.geteuid() != 0 or not all(shutil.which(each) for each in ("munged", "slurmctld", "slurmd", "sbatch")):
        sys.exit(77)
    daemons = []
    with tempfile.TemporaryDirectory() as name:
        root = pathlib.Path(name)
        for folder in ("bin", "state", "spool"):
            (root / folder).mkdir()
        (root / "bin" / "nashsolve").symlink_to(pathlib.Path(nashsolve).resolve())
        (root / "munge.key").write_bytes(os.urandom(1024))
        (root / "munge.key").chmod(0o600)
        with socket.socket() as free:
            free.bind(("", 0))
            port = min(free.getsockname()[1], 65000)
        configuration = root / "slurm.conf"
        configuration.write_text(CONFIGURATION.format(root=root, host=socket.gethostname().split(".")[0], port=port,
                                                      next_port=port + 1, cpus=len(os.sched_getaffinity(0))))
        os.environ["SLURM_CONF"] = str(configuration)
        os.environ["PATH"] = f"{root}/bin:" + os.environ["PATH"]

        def start(*words):
            daemons.append(subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))

        try:
            start("munged", "--foreground", "--force", f"--key-file={root}/munge.key", f"--socket={root}/munge.socket",
                  f"--pid-file={root}/munged.pid", f"--log-file={root}/munged.log", f"--seed-file={root}/seed")
            wait_until("munged", (root / "munge.socket").exists)
            start("slurmctld", "-D", "-f", str(configuration))
            start("slurmd", "-D", "-f", str(configuration))
            wait_until("the node", lambda: subprocess.run(["sinfo", "-h", "-t", "idle", "-o", "%D"], text=True,
                                                          capture_output=True).stdout.strip() == "1")
            try_parts(f"{examples}/slurm.sh", root, size, parts, seconds, int(requeues), int(kills))
            try_slices(f"{examples}/slices.sh", root, games, slices, int(requeues), int(kills))
        finally:
            for daemon in reversed(daemons):
                daemon.terminate()
                daemon.wait()


main()
