#!/usr/bin/python3
"""Turns the benchmark's neutral source into a Galley project, so that Galley and its peers set the same text.
usage: convert.py SOURCE.json GALLEY-REPOSITORY PROJECT"""
import json
import pathlib
import re
import shutil
import sys

ANSWERS = {"●": "yes", "◐": "part", "○": "none", "–": "na"}
FIGURES = {
    "fig1": ("bar", [("2019", 18), ("2020", 24), ("2021", 29), ("2022", 35), ("2023", 41), ("2024", 47)]),
    "fig2": ("bar", [("Housing", 82), ("Water", 64), ("Finance", 51), ("Nature", 37), ("Data", 22), ("Rights", 14)]),
    "fig3": ("bar", [("Planned", 44), ("Begun", 28), ("Done", 12)]),
    "fig4": ("bar", [("Medium", 32), ("High", 15), ("Low", 13)]),
}


def inline(text):
    return re.sub(r"([#<>|])", r"\\\1", text)


def cell(text):
    mark = ANSWERS.get(text[:1])
    if mark is None:
        return inline(text)
    return f"[{inline(text[1:].strip()) or '—'}]{{.{mark}}}"


def table(block):
    rows = [block["header"]] + block["rows"]
    lines = ["| " + " | ".join(cell(c) if i else inline(c) for c in row) + " |" for i, row in enumerate(rows)]
    lines.insert(1, "|" + "---|" * len(block["header"]))
    caption = re.sub(r" \([●◐○].*\)$", "", block.get("caption", ""))
    if caption:
        lines.append(f": {inline(caption)} {{#tbl:{block['id']}}}")
    return "\n".join(lines)


def finding(block):
    parts = [f"#### {inline(block['title'])}", inline(block["statement"]), inline(block["evidence"]),
             inline(block["implication"])]
    return "\n\n".join(parts)


def blocks(items, level=2):
    out, placed = [], set()
    for block in items:
        kind = block["t"]
        if kind == "p":
            out.append(inline(block["x"]))
        elif kind in ("h2", "h3"):
            hashes = "#" * (level if kind == "h2" else level + 1)
            out.append(f"{hashes} {inline(block['x'])}")
        elif kind in ("ul", "ol"):
            out.append("\n".join(("- " if kind == "ul" else f"{n}. ") + inline(x) for n, x in enumerate(block["items"], 1)))
        elif kind == "quote":
            out.append("> " + inline(block["x"]))
        elif kind == "table":
            out.append(table(block))
        elif kind == "fig" and block["src"] not in placed:
            out.append(f"```chart\n{block['id']}\n```")
        elif kind == "finding":
            out.append(finding(block))
    notes = []

    def take_note(match):
        notes.append(f"[^{len(notes) + 1}]: {match.group(1)}")
        return f"[^{len(notes)}]"

    text = re.sub(r"\^\[((?:[^\[\]]|\[[^\]]*\])*)\]", take_note, "\n\n".join(out))
    return "\n\n".join([text] + notes) + "\n"


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def chapter(title, body):
    return f"---\ntitle: {json.dumps(title)}\n---\n\n{body}"


def figures(source, root):
    wanted = [b for c in source["chapters"] for b in c["blocks"] if b["t"] == "fig"]
    wanted += [b for s in source["brief"]["sections"] for b in s["blocks"] if b["t"] == "fig"]
    for block in wanted:
        kind, rows = FIGURES.get(block["src"], FIGURES["fig1"])
        write(root / f"sources/figures/{block['id']}.yml", "\n".join([
            f"kind: {kind}", f"title: {json.dumps(block['caption'])}", f"data: {block['id']}.csv", "x: value",
            "y: category", "unit: per cent", "source: programme records", f"alt: {json.dumps(block['alt'])}"]) + "\n")
        write(root / f"sources/figures/{block['id']}.csv",
              "category,value\n" + "".join(f"{name},{value}\n" for name, value in rows))


def slide(item):
    layout = {"title": "title", "chart": "chart", "two": "two-columns", "table": "text", "image": "text"}.get(item["layout"], "text")
    parts = [f"## {inline(item['title'])} {{layout={layout}}}"]
    if item.get("subtitle"):
        parts.append(inline(item["subtitle"]))
    if item.get("bullets"):
        parts.append("\n".join("- " + inline(x) for x in item["bullets"]))
    if item["layout"] == "chart":
        parts.append("```chart\nfig-1\n```")
    if item.get("left"):
        parts.append("::: columns\n" + "\n".join(
            "::: column\n" + "\n".join("- " + inline(x) for x in item[side]) + "\n:::" for side in ("left", "right")) + "\n:::")
    if item.get("header"):
        parts.append(table({"header": item["header"], "rows": item["rows"]}))
    parts.append("::: notes\n" + inline(item["notes"]) + "\n:::")
    return "\n\n".join(parts)


def main(source_path, repository, project):
    source, root, repository = json.load(open(source_path)), pathlib.Path(project), pathlib.Path(repository)
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(repository / "styles", root / "styles")
    shutil.copytree(repository / "templates", root / "templates")
    meta = source["meta"]
    write(root / "sources/publication.yml", "\n".join([
        "id: bench", f"title: {json.dumps(meta['title'])}", f"subtitle: {json.dumps(meta['subtitle'])}",
        f"language: {meta['lang']}", f"date: {meta['date']}", f"cut_off: {meta['date']}", "draft: 1", "kind: sample",
        "client: {name: Programme office, short: Office}", "outputs:",
        "  - {id: policy-mapping, template: templates/policy-mapping.md, file: policy-mapping.pdf}",
        "  - {id: policy-brief, template: templates/policy-brief.md, file: policy-brief.docx}",
        "  - {id: key-findings, template: templates/key-findings.md, file: key-findings.pptx}"]) + "\n")
    write(root / "sources/references.json", json.dumps(source["citations"], ensure_ascii=False, indent=1))
    figures(source, root)
    report, brief = ["::: contents\n:::"], ["::: contents\n:::"]
    for number, item in enumerate(source["chapters"], 1):
        write(root / f"sources/chapters/c{number}.md", chapter(item["title"], blocks(item["blocks"])))
        report.append(f"{{{{#chapters.c{number}}}}}\n# {{{{title}}}}\n\n{{{{body}}}}\n{{{{/chapters.c{number}}}}}")
    for number, item in enumerate(source["brief"]["sections"], 1):
        write(root / f"sources/chapters/b{number}.md", chapter(item["title"], blocks(item["blocks"])))
        brief.append(f"{{{{#chapters.b{number}}}}}\n# {{{{title}}}}\n\n{{{{body}}}}\n{{{{/chapters.b{number}}}}}")
    references = "# References {.unnumbered}\n\n::: references\n{{#references.all}}\n1. []{#ref-{{key}}}{{entry}}\n{{/references.all}}\n:::"
    write(root / "templates/policy-mapping.md", "\n\n".join(report + [references]) + "\n")
    write(root / "templates/policy-brief.md", "\n\n".join(brief + [references]) + "\n")
    write(root / "templates/key-findings.md", "\n\n".join(slide(s) for s in source["slides"]) + "\n")


main(*sys.argv[1:4])
