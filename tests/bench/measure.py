#!/usr/bin/python3
"""Measures whole processes: median CPU seconds (user and system, children included), median wall seconds and the
largest resident set, of several runs after a warm-up. Machines are noisy: compare within one call.
usage: measure.py GALLEY REPOSITORY BENCH"""
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5


def run(command, folder):
    started = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    return (usage.ru_utime + usage.ru_stime, time.monotonic() - started, usage.ru_maxrss / 1024,
            os.waitstatus_to_exitcode(status))


def measure(rows, folder, before=None, runs=RUNS):
    """rows: (name, command, product); measured in turn, the ratio is to the first."""
    results = {name: [] for name, _, _ in rows}
    for turn in range(runs + 1):
        for name, command, _ in rows:
            if before:
                before()
            result = run(command, folder)
            if turn > 0:
                results[name].append(result)
    first = statistics.median(r[0] for r in results[rows[0][0]])
    for name, _, product in rows:
        cpu = statistics.median(r[0] for r in results[name])
        wall = statistics.median(r[1] for r in results[name])
        size = pathlib.Path(product).stat().st_size if product and pathlib.Path(product).exists() else 0
        codes = sorted({r[3] for r in results[name]})
        print(f"  {name:<42} {cpu:7.3f} s CPU {wall:7.3f} s {max(r[2] for r in results[name]):7.0f} MB "
              f"{size / 1024:8.0f} KB  x{cpu / max(first, 1e-9):.2f}  exit {codes}")


def sample(galley, repository, work):
    project = work / "sample"
    project.mkdir()
    for part in ("sources", "styles", "templates"):
        shutil.copytree(repository / part, project / part)
    out = project / "out"
    touched = next((project / "sources/findings").glob("*.md"))
    original = touched.read_text()
    count = 0

    def edit():
        nonlocal count
        count += 1
        touched.write_text(original + f"\n<!-- vale on -->\n" * (count % 2))

    print("The sample: all outputs, reports and checks")
    build = [galley, "build", "--quiet", "--out", str(out)]
    measure([("warm, one source changed", build, out / "policy-mapping.pdf")], project, edit)
    measure([("cold, no cache", build, out / "policy-mapping.pdf")], project,
            lambda: shutil.rmtree(project / ".galley", ignore_errors=True), 3)
    for output in ("policy-mapping", "policy-brief", "key-findings"):
        measure([(f"only {output}", build + ["--only", output], None)], project)


def bench(galley, repository, folder, work):
    copy = work / "bench"
    shutil.copytree(folder, copy)
    typst = copy / "adapters/typst14.mjs"
    modules = os.environ.get("BENCH_MODULES", "")
    for scale, runs in ((1, 5), (10, 3), (100, 1)):
        source = copy / f"src{scale}"
        subprocess.run([sys.executable, copy / "gen.py", "--scale", str(scale), "--out", source], cwd=copy,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
        project = work / f"project{scale}"
        subprocess.run([sys.executable, repository / "tests/bench/convert.py", source / "source.json", repository, project],
                       check=True)
        print(f"The neutral report at x{scale}")
        pdf = project / "out/policy-mapping.pdf"
        rows = [("galley", [galley, "draft", "--quiet", "--jobs", "1", "--only", "policy-mapping", "--project", str(project)], pdf)]
        if modules and typst.exists():
            os.environ["NODE_PATH"] = modules
            subprocess.run([sys.executable, copy / "adapters/to_typst.py", source / "source.json", source / "report.typ"],
                           cwd=copy, stdout=subprocess.DEVNULL, check=True)
            rows.append(("typst", ["node", str(typst), str(source / "report.typ"), str(work / "typst.pdf")], work / "typst.pdf"))
        measure(rows, copy, None, runs)
        if scale == 1:
            print("The neutral brief and deck")
            for output in ("policy-brief.docx", "key-findings.pptx"):
                command = [galley, "draft", "--quiet", "--jobs", "1", "--only", output.split(".")[0], "--project", str(project)]
                measure([(f"galley {output}", command, project / "out" / output)], copy)


def main():
    galley, repository, folder = os.path.abspath(sys.argv[1]), pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(sys.argv[3])
    with tempfile.TemporaryDirectory(prefix="galley-bench-") as work:
        sample(galley, repository, pathlib.Path(work))
        if (folder / "gen.py").exists():
            bench(galley, repository, folder, pathlib.Path(work))
        else:
            print(f"No generator at {folder}: the neutral report was not measured.")


main()
