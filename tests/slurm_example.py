"""Runs examples/cluster/slurm.sh on a Slurm of one node, which it starts and ends: the parts that jobs did, and
one of which was requeued while it ran, merge to the bytes of one search, counts and times aside.

slurm_example.py NASHSOLVE EXAMPLE [SIZE [PARTS]]: ends with 77, untried, where Slurm is not installed or the
user is not root. No systemd: the daemons stay in the foreground, with a configuration in a folder of their own.
"""

import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time

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
PATIENCE = 120  # seconds


def said(*words, **more):
    return subprocess.run(words, capture_output=True, text=True, check=True, **more).stdout.strip()


def wait_until(what, condition):
    end = time.monotonic() + PATIENCE
    while not condition():
        if time.monotonic() > end:
            sys.exit(f"{what} took more than {PATIENCE} s")
        time.sleep(0.2)


def without_counts(document):
    return document[: document.rindex('  "statistics":')]


def main():
    nashsolve, example = sys.argv[1:3]
    size = sys.argv[3] if len(sys.argv) > 3 else "24x24"
    parts = sys.argv[4] if len(sys.argv) > 4 else "6"
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
            game = root / "game.json"
            said("nashsolve", "generate", "random", "--size", size, "--seed", "5", "-o", str(game))
            expected = said("nashsolve", "--format", "json", str(game))
            said(example, str(game), parts, str(root / "work"), "0.2")
            running = []

            def find_running():
                running[:] = said("squeue", "-h", "-t", "R", "-r", "-o", "%A", "-n", "parts").split()
                return running or not said("squeue", "-h")

            wait_until("the first job", find_running)
            requeued = sum(subprocess.run(["scontrol", "requeue", job], stderr=subprocess.DEVNULL).returncode == 0
                           for job in running[:1])

            def hurry_to_the_end():
                # What was requeued would wait for two minutes.
                for job in said("squeue", "-h", "-t", "PD", "-r", "-o", "%A", "-n", "parts").split():
                    subprocess.run(["scontrol", "update", f"JobId={job}", "StartTime=now"], stderr=subprocess.DEVNULL)
                return not said("squeue", "-h")

            wait_until("the search", hurry_to_the_end)
            result = root / "work" / "result.json"
            if not result.exists():
                sys.exit("no result: " + "".join(log.read_text() for log in (root / "work" / "log").iterdir()))
            if without_counts(result.read_text()) != without_counts(expected):
                sys.exit("another result than that of one search")
            print(f"{parts} parts, {requeued} requeued: the bytes of one search")
        finally:
            for daemon in reversed(daemons):
                daemon.terminate()
                daemon.wait()


main()
