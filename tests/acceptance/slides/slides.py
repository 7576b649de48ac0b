"""Generates a deck of known fullness, and compares what Galley and LibreOffice make of it.

generate DECK             writes the deck's Markdown
compare TABLE BOXES       Galley's lines (slide_lines), `pdftotext -bbox` of LibreOffice's PDF
"""
import collections
import html
import random
import re
import sys
import unicodedata

SEED = 20261123
ENGLISH = """platforms publish a guide for authorities and name the period for which data are kept on request most
States ask for removal within hours while few laws say what must be preserved before an order is made public
investigators trafficking smuggling recruitment evidence emergency disclosure moderation transparency of the in to
by law it an text rules users accounts messages archived cross-border online/offline requests 90 days 2026 AVATAR
To Two Wave "quoted" (in brackets) well-known R&D 1,250,000 e-mail Viet Nam’s café naïve""".split()
LONG = """https://www.example.org/transparency/reports/2026/law-enforcement-requests?region=asia-pacific&period=first-half
counter-trafficking-and-anti-smuggling-task-force Rechtsschutzversicherungsgesellschaften a_very_long_file_name_without_breaks.pdf
www.example.org/a/b/c/d platforms name the law and of in""".split()
THAI = "แพลตฟอร์มต้องเก็บรักษาข้อมูลตามคำขอของเจ้าหน้าที่ การค้ามนุษย์และการลักลอบขนผู้ย้ายถิ่นเป็นอาชญากรรมข้ามชาติ กฎหมายกำหนดให้ลบเนื้อหาภายในยี่สิบสี่ชั่วโมง"
CHINESE = "平台应当在二十四小时内删除违法内容，并在九十天内保存数据。贩运人口和偷运移民是跨国犯罪；执法机关可以要求披露用户信息。"
ARABIC = "يجب على المنصات حفظ البيانات لمدة تسعين يوما عند الطلب. الاتجار بالأشخاص وتهريب المهاجرين جريمتان عبر وطنيتين وتطلب السلطات الأدلة الإلكترونية"
# kind: (slides, layout, letters of a line, lines when full)
KINDS = {
    "text": (18, "text", 100, 11.5), "list": (14, "text", 95, 11.5), "key-number": (10, "key-number", 45, 4.6),
    "columns": (14, "two-columns", 48, 11), "quotation": (10, "quotation", 48, 6), "title": (14, "text", 50, 1.8),
    "table": (10, "text", 0, 0), "marked": (10, "text", 98, 11.5), "long": (8, "text", 90, 11.5),
    "thai": (6, "text", 105, 11.5), "chinese": (6, "text", 50, 11.5), "arabic": (6, "text", 110, 11.5)}


def plan():
    """The kind and the fullness of each slide: from half full to twice full."""
    return [(kind, 0.5 + 1.5 * index / (count - 1)) for kind, (count, *_) in KINDS.items() for index in range(count)]


def words(rng, letters, source=ENGLISH):
    chosen = []
    while sum(map(len, chosen)) + len(chosen) < letters:
        chosen.append(rng.choice(source))
    return chosen


def sentence(rng, letters, kind):
    if kind in ("thai", "chinese", "arabic"):
        text = {"thai": THAI, "chinese": CHINESE, "arabic": ARABIC}[kind]
        start = 0 if kind == "arabic" else rng.randrange(len(text) // 2)
        text = (text[start:] + " " + text + text * 8)[: int(letters)].strip()
        return text if kind == "arabic" or rng.random() < 0.6 else text + " UNODC 2026"
    chosen = words(rng, letters, LONG + ENGLISH[:20] if kind == "long" else ENGLISH)
    if kind == "marked":
        for index in range(0, len(chosen), 3):
            mark = rng.choice(["**{}**", "*{}*", "[{} and more](https://example.org/x)", "{} [@meta-2026]"])
            chosen[index] = mark.format(chosen[index])
    return " ".join(chosen).capitalize() + "."


def escaped(text):
    return text.replace("_", "\\_").replace("&", "\\&").replace("\"", "\\\"")


def paragraphs(rng, letters, lines, kind):
    left = lines * letters
    parts = []
    while left > letters * 0.4:
        size = min(left, rng.uniform(0.3, 3.2) * letters)
        part = sentence(rng, size, kind)
        parts.append(part if kind == "marked" else escaped(part))
        left -= max(size, letters * 0.75) + letters * 0.25
    return parts


def body(rng, kind, fullness):
    _, _, letters, lines = KINDS[kind]
    if kind == "table":
        rows = [[" ".join(words(rng, rng.uniform(4, 60))) for _ in range(4)] for _ in range(int(12 * fullness))]
        return "\n".join(f"| {' | '.join(row)} |" for row in [["Name", "Rule", "Period", "Law"], ["---"] * 4, *rows])
    if kind == "title":
        return "Text."
    parts = paragraphs(rng, letters, lines * fullness, kind)
    if kind == "list":
        return "\n".join(("  - " if index % 3 else "- ") + part for index, part in enumerate(parts))
    if kind == "columns":
        half = len(parts) // 2
        return "::: columns\n::: column\n**Remove**\n\n" + "\n\n".join(parts[:half]) + "\n:::\n\n::: column\n**Preserve**\n\n" + \
            "\n\n".join("- " + part for part in parts[half:]) + "\n:::\n:::"
    return "\n\n".join(parts)


def generate(path):
    rng = random.Random(SEED)
    slides = []
    for number, (kind, fullness) in enumerate(plan(), 1):
        layout = "chart" if kind == "table" else KINDS[kind][1]
        title = f"Slide {number}"
        if kind == "title":
            title += " " + escaped(sentence(rng, KINDS[kind][2] * 1.8 * fullness, kind).replace("#", ""))
        text = body(rng, kind, fullness)
        slides.append(f"## {title} {{layout={'matrix' if kind == 'table' else layout}}}\n\n{text}\n\n::: notes\nNone.\n:::\n")
    with open(path, "w") as out:
        out.write("# Generated\n\n" + "\n".join(slides))


# ---- Comparing ---------------------------------------------------------------------

Word = collections.namedtuple("Word", "x right top bottom text")


def letters_of(text):
    """What a line says, whatever its spaces, bullets, and order (of Arabic in a PDF)."""
    plain = unicodedata.normalize("NFKC", text)
    kept = [c for c in plain if not c.isspace() and unicodedata.category(c) not in ("Cf", "Mn", "Cc") and c not in "•\u00ad"]
    return "".join(sorted(kept))


def read_pages(path):
    pattern = re.compile(r'<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>')
    for page in open(path).read().split("<page ")[1:]:
        yield [Word(float(m[1]), float(m[3]), float(m[2]), float(m[4]), html.unescape(m[5])) for m in pattern.finditer(page)]


def lines_in(page, x, y, width, leading, left=30):
    """The lines that LibreOffice set in the box, top down: words by the height of their middle.

    Bullets stand up to `left` points before the text."""
    found = sorted(((word.top + word.bottom) / 2, word.text) for word in page if x - left < word.x <= x + width + 1)
    lines = []
    for middle, text in found:
        if middle < y - leading * 0.2:
            continue
        if not lines or middle - lines[-1][0] > leading * 0.45:
            lines.append([middle, ""])
        lines[-1] = [middle, lines[-1][1] + text]
    return lines


def above_middle(size, leading):
    """From the top of a line to the middle of its letters: the baseline stands a fifth of the size above
    the line's end, the middle of ascent and descent of Noto Sans 0.388 of it above the baseline."""
    return leading - 0.2 * size - 0.388 * size


def is_title(word, kind):
    large = word.bottom - word.top > 35
    return large if kind == "title" else large and word.top < 112


def is_running_line(word):
    return word.bottom - word.top < 14.5 and word.top > 495


def rows_of(table, kinds):
    """What is compared: of title slides the title, of the others all texts but the title."""
    for row in open(table):
        number, name, *place, verdict, lines = row.rstrip("\n").split("\t")
        kind = kinds[int(number) - 1]
        if (name == "Title") == (kind == "title"):
            yield int(number), kind, name, [float(value) for value in place], verdict, lines.split("\x1f")[:-1]


def compare(table, boxes):
    pages = list(read_pages(boxes))
    kinds = [kind for kind, _ in plan()]
    if len(pages) != len(kinds):
        sys.exit(f"LibreOffice shows {len(pages)} slides of {len(kinds)}")
    tally = collections.defaultdict(collections.Counter)
    trouble = []
    for number, kind, name, (x, y, width, height, size, leading, last_size, last_leading), verdict, ours in rows_of(table, kinds):
        is_cell = name.startswith("cell")
        page = [word for word in pages[number - 1] if not is_running_line(word) and is_title(word, kind) == (kind == "title")]
        theirs = lines_in(page, x, y, width, min(leading, last_leading), 1 if is_cell else 30)
        # What stands below the slide's foot is not in the PDF; below a cell stands the next one.
        shown = ours[: len(theirs)] if verdict == "over" else ours
        theirs = theirs[: len(ours)] if is_cell else theirs
        same = sum(letters_of(a) == letters_of(b) for a, (_, b) in zip(shown, theirs))
        count = tally[kind]
        count["texts"] += 1
        count["lines"] += max(len(shown), len(theirs))
        count["same"] += same
        if not is_cell and theirs:
            over = theirs[-1][0] - theirs[0][0] + above_middle(size, leading) + last_leading - above_middle(last_size, last_leading) > height + 0.5
            count["over"] += over
            count["verdicts"] += 1
            count["agree"] += over == (verdict == "over")
            count["milder"] += over and verdict != "over"
            if over != (verdict == "over"):
                trouble.append(f"slide {number} ({kind}, {name}): Galley says {verdict}, LibreOffice sets {len(theirs)} lines")
        if same != max(len(shown), len(theirs)):
            at = next((i for i, (a, (_, b)) in enumerate(zip(shown, theirs)) if letters_of(a) != letters_of(b)), min(len(shown), len(theirs)))
            trouble.append(f"slide {number} ({kind}, {name}), line {at + 1} of {len(ours)}:\n    Galley       {shown[at] if at < len(shown) else '–'}\n"
                           f"    LibreOffice  {theirs[at][1] if at < len(theirs) else '–'}")
    report(tally, trouble)


def report(tally, trouble):
    columns = ("texts", "verdicts", "over", "agree", "lines", "same")
    total = sum(tally.values(), collections.Counter())
    print(f"{'kind':12}" + "".join(f"{column:>9}" for column in columns))
    for kind, count in [*tally.items(), ("all", total)]:
        print(f"{kind:12}" + "".join(f"{count[column]:9}" for column in columns))
    print("\n".join(trouble))
    # A verdict may be stricter than LibreOffice (it must also hold in PowerPoint), never milder.
    good = total["milder"] == 0 and total["agree"] >= total["verdicts"] * 0.95 and total["same"] >= total["lines"] * 0.97
    sys.exit(0 if good else 1)


if __name__ == "__main__":
    generate(sys.argv[2]) if sys.argv[1] == "generate" else compare(*sys.argv[2:])
