"""Commands as the system saw them: how long they took, and what they cost."""

import dataclasses
import os
import statistics
import subprocess
import time


@dataclasses.dataclass
class Run:
    """One run of a command, its children included."""

    wall: float
    cpu: float
    peak: float  # MiB, of the largest process


def run(command, output, environment=None):
    """Runs a command to its end, its standard output into a file; a failure ends the program."""
    with open(output, "wb") as sink:
        began = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sink, env=environment)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def together(runs):
    """Several runs one after another as one."""
    return Run(sum(r.wall for r in runs), sum(r.cpu for r in runs), max(r.peak for r in runs))


def middle(runs):
    """The median of each figure."""
    return Run(*(statistics.median(getattr(r, name) for r in runs) for name in ("wall", "cpu", "peak")))
