#!/usr/bin/python3
"""Galley's time and memory on its sample and on a neutral source, beside its peers where they are installed.
usage: tasks.py GALLEY REPOSITORY BENCH [TASK…]
BENCH is the folder of the neutral source (gen.py, adapters/, and npm/ with Typst's compiler if there is one).
Tasks: sample report report10 report100 brief deck prose. Without any, all of them."""
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

from measure import Row, measure, run


class Bench:
    def __init__(self, galley, repository, folder, work):
        self.galley, self.repository, self.folder, self.work = galley, repository, folder, work
        self.environment = {"P": str(folder)}

    def missing(self, what):
        print(f"  {what} is not installed: not measured")

    def source(self, scale):
        """The neutral source, made once for each scale."""
        folder = self.work / f"source{scale}"
        if not folder.exists():
            subprocess.run([sys.executable, self.folder / "gen.py", "--scale", str(scale), "--out", folder], check=True,
                           stderr=subprocess.DEVNULL)
            if shutil.which("rsvg-convert"):
                for number in range(1, 5):
                    subprocess.run(["rsvg-convert", "-z", "2", folder / f"fig{number}.svg", "-o", folder / f"fig{number}.png"],
                                   check=True)
        return folder

    def project(self, scale, *options):
        folder = self.work / f"project{scale}{''.join(options)}"
        if not folder.exists():
            subprocess.run([sys.executable, self.repository / "tests/bench/convert.py", self.source(scale) / "source.json",
                            self.repository, folder, *options], check=True)
        return folder

    def ours(self, scale, output, file):
        """Galley as it works from day to day, what it read before being kept: without and with house style and spelling
        (a typesetter does the first only); and with nothing kept, when it reads each sentence for its grammar."""
        rows = []
        for options, name in (((), "galley, with house style and spelling"), (("--no-rules",), "galley")):
            project = self.project(scale, *options)
            rows.insert(0, Row(name, [self.galley, "build", "--quiet", "--jobs", "1", "--only", output, "--project", project],
                               project / "out" / file))
        project = self.project(scale)
        if scale < 100:
            rows.append(Row("galley, all rules, nothing kept", rows[1].command, rows[1].product,
                            before=lambda: shutil.rmtree(project / ".galley", ignore_errors=True)))
        return rows

    def peer(self, name, scale, command, product):
        return Row(name, command, product, environment=self.environment, folder=self.source(scale))


def sample(bench):
    project = bench.work / "sample"
    project.mkdir()
    for part in ("sources", "styles", "templates"):
        shutil.copytree(bench.repository / part, project / part)
    touched = next((project / "sources/findings").glob("*.md"))
    original, edits = touched.read_text(), [0]

    def edit():
        edits[0] += 1
        touched.write_text(original + "\n<!-- vale on -->\n" * (edits[0] % 2))

    def forget():
        shutil.rmtree(project / ".galley", ignore_errors=True)

    build = [bench.galley, "build", "--quiet", "--project", project]
    measure("The sample: all outputs, reports and checks",
            [Row("warm, one source changed", build, project / "out/policy-mapping.pdf", edit)])
    measure("The sample, nothing kept from earlier runs", [Row("cold", build, before=forget)], runs=3)
    measure("The sample, one output",
            [Row(output, build + ["--only", output]) for output in ("policy-mapping", "policy-brief", "key-findings")])


def writing_alone(bench, output, file, peer, runs=7):
    """The share of the run that writes the file, its pages or overflow predicted, beside the whole of the peer's run."""
    command = [bench.galley, "build", "--quiet", "--times", "--only", output, "--project", bench.project(1, "--no-rules")]
    ours, shares = [], []
    for _ in range(runs):
        lines = subprocess.run(command, capture_output=True, text=True).stderr.splitlines()
        ours.append(next(float(line.split()[0]) for line in lines if line.endswith(f"writing {file}")))
        if peer:
            shares.append(ours[-1] / max(run(peer).cpu, 0.001))
    print(f"  {'of which writing ' + file:<44} {statistics.median(ours):8.4f} s CPU"
          + (f"   {statistics.median(shares):.3f} of the whole of {peer.name}" if shares else ""), flush=True)


def report(bench, scale, runs):
    rows = bench.ours(scale, "policy-mapping", "policy-mapping.pdf")
    compiler = bench.folder / "npm/node_modules/@myriaddreamin/typst-ts-node-compiler"
    if compiler.exists() and shutil.which("node"):
        source, pdf = bench.source(scale) / "report.typ", bench.work / "typst.pdf"
        subprocess.run([sys.executable, bench.folder / "adapters/to_typst.py", bench.source(scale) / "source.json", source],
                       stdout=subprocess.DEVNULL, check=True)
        rows.append(bench.peer("typst", scale, ["node", bench.folder / "adapters/typst14.mjs", source, pdf], pdf))
    else:
        bench.missing("typst (npm package @myriaddreamin/typst-ts-node-compiler)")
    measure(f"Report ×{scale} to PDF", rows, runs)


def has_python_docx():
    return subprocess.run([sys.executable, "-c", "import docx"], stderr=subprocess.DEVNULL).returncode == 0


def brief(bench):
    rows = bench.ours(1, "policy-brief", "policy-brief.docx")
    product = bench.work / "peer.docx"
    if has_python_docx() and shutil.which("rsvg-convert"):
        rows.append(bench.peer("python-docx", 1, [sys.executable, bench.folder / "adapters/docx_py.py",
                                                  bench.source(1) / "source.json", product], product))
    else:
        bench.missing("python-docx (python3-docx, librsvg2-bin)")
    if shutil.which("pandoc"):
        rows.append(bench.peer("pandoc", 1, ["pandoc", "brief.md", "--citeproc", "--bibliography=refs.json", "--toc", "-s",
                                             "-o", product], product))
    else:
        bench.missing("pandoc")
    measure("Brief to DOCX", rows)
    writing_alone(bench, "policy-brief", "policy-brief.docx", next((row for row in rows if row.name == "python-docx"), None))


def deck(bench):
    rows = bench.ours(1, "key-findings", "key-findings.pptx")
    product = bench.work / "peer.pptx"
    if shutil.which("pandoc"):
        rows.append(bench.peer("pandoc", 1, ["pandoc", "deck.md", "-s", "--slide-level=2", "-o", product], product))
    else:
        bench.missing("pandoc")
    measure("Deck with notes to PPTX", rows)
    writing_alone(bench, "key-findings", "key-findings.pptx", next((row for row in rows if row.name == "pandoc"), None))


def prose(bench):
    words, paragraphs = 0, []
    for block in (b for c in json.loads((bench.source(10) / "source.json").read_text())["chapters"] for b in c["blocks"]):
        if block["t"] == "p" and words < 20000:
            paragraphs.append(block["x"])
            words += len(block["x"].split())
    folder = bench.work / "prose"
    shutil.copytree(bench.repository / "styles", folder / "styles")
    (folder / "text.md").write_text("\n\n".join(paragraphs) + "\n")
    rules = len(list((folder / "styles/house").glob("*.yml")))
    spelling = folder / "styles/house/Spelling.yml"
    for name, styles in (("house.ini", "house"), ("words.ini", "house\nhouse.Spelling = NO")):
        (folder / name).write_text(f"StylesPath = styles\nMinAlertLevel = suggestion\n\n[*.md]\nBasedOnStyles = {styles}\n")
    lint = lambda config: [bench.galley, "lint", folder / "text.md", "--config", folder / config, "--output", "line"]
    rows = [Row(f"galley lint, {rules - spelling.exists()} rules", lint("words.ini")),
            Row("galley lint, with spelling", lint("house.ini"))]
    if shutil.which("vale"):
        rows.append(Row("vale, with spelling", ["vale", "--config", folder / "house.ini", folder / "text.md"]))
    else:
        bench.missing("vale")
    measure(f"House style, {words} words", rows)


TASKS = {"sample": sample, "report": lambda b: report(b, 1, 5), "report10": lambda b: report(b, 10, 3),
         "report100": lambda b: report(b, 100, 1), "brief": brief, "deck": deck, "prose": prose}


def main(galley, repository, folder, *wanted):
    unknown = [task for task in wanted if task not in TASKS]
    if unknown:
        sys.exit(f"no task {unknown[0]}; there are: {' '.join(TASKS)}")
    with tempfile.TemporaryDirectory(prefix="galley-bench-") as work:
        bench = Bench(os.path.abspath(galley), pathlib.Path(repository).resolve(), pathlib.Path(folder).resolve(), pathlib.Path(work))
        neutral = (bench.folder / "gen.py").exists()
        if not neutral:
            print(f"No gen.py in {folder}: only the sample is measured. Name the folder of the neutral source with BENCH=.")
        for task in wanted or TASKS:
            if neutral or task == "sample":
                TASKS[task](bench)


main(*sys.argv[1:])
