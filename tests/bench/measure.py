"""Measures whole processes in turn (A B A B …), so that a ratio compares runs of the same moment: CPU seconds (user and
system, children included), wall seconds, the largest resident set, the bytes of the product."""
import dataclasses
import os
import pathlib
import statistics
import subprocess
import time


@dataclasses.dataclass
class Row:
    name: str
    command: list
    product: pathlib.Path | None = None
    before: object = None  # called ahead of each run, outside the measure
    environment: dict = dataclasses.field(default_factory=dict)
    folder: pathlib.Path | None = None


@dataclasses.dataclass
class Run:
    cpu: float
    wall: float
    megabytes: float
    code: int


def run(row):
    if row.before:
        row.before()
    started = time.monotonic()
    process = subprocess.Popen([str(part) for part in row.command], cwd=row.folder, stdin=subprocess.DEVNULL,
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | row.environment)
    _, status, usage = os.wait4(process.pid, 0)
    return Run(usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss / 1024,
               os.waitstatus_to_exitcode(status))


def size(product):
    return f"{product.stat().st_size / 1024:8.0f} KB" if product and product.exists() else " " * 11


def measure(title, rows, runs=5, warm=1):
    """Prints a line a row. The last column is the first row's CPU as a share of this row's, turn by turn."""
    results = {row.name: [] for row in rows}
    for turn in range(warm + runs):
        for row in rows:
            result = run(row)
            if turn >= warm:
                results[row.name].append(result)
    print(f"\n{title} (median of {runs})")
    ours = results[rows[0].name]
    for row in rows:
        of_row = results[row.name]
        median = lambda field: statistics.median(getattr(result, field) for result in of_row)
        share = statistics.median(a.cpu / max(b.cpu, 0.001) for a, b in zip(ours, of_row))
        code = max(result.code for result in of_row)
        print(f"  {row.name:<44} {median('cpu'):8.3f} s CPU {median('wall'):8.3f} s {max(r.megabytes for r in of_row):6.0f} MB "
              f"{size(row.product)}" + ("" if row is rows[0] else f"   galley / this {share:.3f}") +
              (f"   FAILED with {code}" if code else ""), flush=True)
