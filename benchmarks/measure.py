"""Times work in a process of its own, so that its peak memory is its own too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SCALE_VARIABLE = "GOLDENTHREAD_BENCH_SCALE"


@dataclass(frozen=True)
class Measured:
    """Wall time in seconds and peak resident memory in bytes of one piece of work."""

    seconds: float
    peak_bytes: int


@dataclass(frozen=True)
class Comparison:
    """The baseline that a row is held against, and the ratio of times it must not exceed."""

    name: str
    seconds: float
    at_most: float | None = None


@dataclass(frozen=True)
class Result:
    """One line of the table.

    `points`: rows of input. `input_bytes`: size of the input's columns in memory. `memory_at_most`:
    the peak allowed, as a multiple of `input_bytes`.
    """

    name: str
    size: str
    points: int
    measured: Measured
    baseline: Comparison
    input_bytes: int
    memory_at_most: float | None = None

    @property
    def ratio(self) -> float:
        """Time as a multiple of the baseline's."""
        return self.measured.seconds / self.baseline.seconds

    @property
    def memory_ratio(self) -> float:
        """Peak memory as a multiple of the input's columns."""
        return self.measured.peak_bytes / self.input_bytes

    @property
    def misses(self) -> tuple[str, ...]:
        """What is slower or larger than allowed, in words."""
        found = []
        if self.baseline.at_most is not None and self.ratio > self.baseline.at_most:
            allowed = f"allowed: {self.baseline.at_most:g}"
            found.append(f"{self.ratio:.2f} times {self.baseline.name}; {allowed}")
        if self.memory_at_most is not None and self.memory_ratio > self.memory_at_most:
            allowed = f"allowed: {self.memory_at_most:g}"
            found.append(f"memory {self.memory_ratio:.1f} times its input; {allowed}")
        return tuple(f"{self.name} ({self.size}): {words}" for words in found)


def scale() -> float:
    """Give the share of the full size that is asked for (1 unless the environment says less)."""
    written = os.environ.get(SCALE_VARIABLE, "1")
    try:
        share = float(written)
    except ValueError:
        share = 0.0
    if not 0 < share <= 1:
        raise SystemExit(f"{SCALE_VARIABLE} is {written!r}; allowed: a number over 0 and up to 1")
    return share


def run_command(command: Sequence[str]) -> Measured:
    """Run a command to its end, start-up included; raises where it fails.

    A new process begins with the peak of the one that starts it, so this one must stay small:
    inputs are made by `run_function`.
    """
    begin = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        seconds = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return Measured(seconds, usage.ru_maxrss * 1024)


def run_function(where: str, *arguments: str | Path | int) -> float:
    """Call `module:function` in a new process with words; give the number that it gives."""
    command = [sys.executable, "-m", "benchmarks.child", where, *map(str, arguments)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return float(json.loads(done.stdout))
