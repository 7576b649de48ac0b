#!/usr/bin/python3
"""Turns the benchmark's neutral source into a Galley project, so that Galley and its peers set the same text.
Looks are the repository's own. Limits are those of the neutral source's size, for the bench measures work, not verdicts.
usage: convert.py SOURCE.json GALLEY-REPOSITORY PROJECT [--no-rules]
--no-rules leaves house style and spelling out, which no typesetter does."""
import collections
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
    parts = [f"### {inline(block['title'])}", inline(block["statement"]), inline(block["evidence"]),
             inline(block["implication"])]
    return "\n\n".join(parts)


def blocks(items, level=2):
    out = []
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
        elif kind == "fig":
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


def figure(root, name, block):
    kind, rows = FIGURES.get(block["src"], FIGURES["fig1"])
    write(root / f"sources/figures/{name}.yml", "\n".join([
        f"kind: {kind}", f"title: {json.dumps(block['caption'])}", f"data: {name}.csv", "x: value",
        "y: category", "unit: per cent", "source: programme records", f"alt: {json.dumps(block['alt'])}"]) + "\n")
    write(root / f"sources/figures/{name}.csv",
          "category,value,label\n" + "".join(f"{category},{value},{value}\n" for category, value in rows))


def figures(source, root):
    for block in (b for c in source["chapters"] + source["brief"]["sections"] for b in c["blocks"] if b["t"] == "fig"):
        figure(root, block["id"], block)


def slide(root, number, item, titles):
    layout = {"title": "title", "chart": "chart", "image": "chart", "two": "two-columns", "table": "matrix"}.get(item["layout"], "text")
    titles[item["title"]] += 1
    again = f" ({titles[item['title']]})" if titles[item["title"]] > 1 else ""
    parts = [f"## {inline(item['title'])}{again} {{layout={layout}}}"]
    if item.get("subtitle"):
        parts.append(inline(item["subtitle"]))
    if item.get("bullets"):
        parts.append("\n".join("- " + inline(x) for x in item["bullets"]))
    if layout == "chart":
        figure(root, f"slide-{number}", {"src": item["src"], "caption": item["title"], "alt": item["alt"]})
        parts.append(f"```chart\nslide-{number}\n```")
    if item.get("left"):
        parts.append("::: columns\n" + "\n".join(
            "::: column\n" + "\n".join("- " + inline(x) for x in item[side]) + "\n:::" for side in ("left", "right")) + "\n:::")
    if item.get("header"):
        parts.append(table({"header": item["header"], "rows": item["rows"]}))
    parts.append("::: notes\n" + inline(item["notes"]) + "\n:::")
    return "\n\n".join(parts)


def limits():
    wide = "{min: 1, max: 100000}"
    return "\n".join(["outputs:", f"  policy-mapping: {{pages: {wide}}}", f"  policy-brief: {{pages: {wide}}}",
                      f"  key-findings: {{slides: {wide}, body_words: 200, title_lines: 4, title_characters: 400,"
                      " table_rows: 40, notes_seconds: 600, total_minutes: 600, words_per_minute: 130}"]) + "\n"


def main(source_path, repository, project, rules=""):
    source, root, repository = json.load(open(source_path)), pathlib.Path(project), pathlib.Path(repository)
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(repository / "styles", root / "styles")
    shutil.copytree(repository / "templates", root / "templates")
    write(root / "styles/limits.yml", limits())
    if rules == "--no-rules":
        write(root / "styles/.vale.ini", "StylesPath = .\n")
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
    titles = collections.Counter()
    slides = [slide(root, number, item, titles) for number, item in enumerate(source["slides"], 1)]
    write(root / "templates/key-findings.md", "\n\n".join(slides) + "\n")


main(*sys.argv[1:5])
