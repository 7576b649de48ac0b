"""Generates slides of known fullness, and compares verdicts on them.

generate OUTLINE          writes the outline of a deck
compare BOXES MESSAGES    `pdftotext -bbox` of LibreOffice's PDF, Galley's messages
"""
import random
import re
import sys

SLIDES = 60
WORDS = """platforms publish a guide for authorities and name the period for which data are kept on request most
States ask for removal within hours while few laws say what must be preserved before an order is made public
investigators trafficking smuggling recruitment evidence emergency disclosure moderation transparency of the in to
by law it an text rules users accounts messages archived cross-border online/offline requests 90 days 2026""".split()
# layout: (points of the box from its top, its height, leading, letters of a line, lines when full)
LAYOUTS = {"text": (116, 356, 24, 100, 11.5), "key-number": (164, 160, 32, 45, 4.6)}


def sentence(rng, letters):
    words = []
    while sum(map(len, words)) + len(words) < letters:
        words.append(rng.choice(WORDS))
    text = " ".join(words).capitalize() + "."
    if rng.random() < 0.3 and len(words) > 4:
        text = text.replace(words[2], "**" + words[2] + "**", 1)
    return text


def layout_of(index):
    return "key-number" if index % 4 == 3 else "text"


def body(rng, index):
    _, _, _, letters, lines = LAYOUTS[layout_of(index)]
    left = lines * (0.5 + 1.5 * index / (SLIDES - 1)) * letters
    parts = []
    while left > letters * 0.4:
        size = min(left, rng.uniform(0.3, 3.2) * letters)
        parts.append(("- " if index % 3 == 1 else "") + sentence(rng, size))
        left -= max(size, letters * 0.75) + letters * 0.25
    return "\n\n".join(parts)


def generate(path):
    rng = random.Random(20261123)
    slides = []
    for index in range(SLIDES):
        slides.append(f"## Slide {index + 1} {{layout={layout_of(index)}}}\n\n{body(rng, index)}\n\n::: notes\nNone.\n:::\n")
    with open(path, "w") as out:
        out.write("# Generated\n\n" + "\n".join(slides))


def text_height(page, top, leading):
    """Height of the text that begins in the box: first to last baseline, and one line."""
    bottoms = []
    for word in re.finditer(r'yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)"', page):
        y_min, y_max = float(word[1]), float(word[2])
        if y_max - y_min > 17 and y_min > top - 8:  # smaller text is footer and source
            bottoms.append(y_max)
    return max(bottoms) - min(bottoms) + leading


def compare(boxes, messages):
    pages = open(boxes).read().split("<page ")[1:]
    said = {int(n) for n in re.findall(r"error\[slide\.overflow\]: slide (\d+) ", open(messages).read())}
    if len(pages) != SLIDES:
        sys.exit(f"LibreOffice shows {len(pages)} slides of {SLIDES}")
    wrong, over, nearest = [], 0, 1e9
    for number, page in enumerate(pages, 1):
        top, room, leading, _, _ = LAYOUTS[layout_of(number - 1)]
        height = text_height(page, top, leading)
        overflows = height > room + 0.5
        over += overflows
        nearest = min(nearest, abs(height - room))
        if overflows != (number in said):
            wrong.append(f"slide {number}: {height:.1f} points of {room}, Galley says {'overflow' if number in said else 'fits'}")
    print(f"{SLIDES} slides, {over} run over, {SLIDES - over} fit; nearest to the edge {nearest:.1f} points; {len(wrong)} verdicts differ")
    print("\n".join(wrong))
    # A verdict may be stricter than LibreOffice (it must also hold in PowerPoint), never milder.
    sys.exit(1 if any("fits" in each for each in wrong) or len(wrong) > SLIDES // 20 else 0)


if __name__ == "__main__":
    generate(sys.argv[2]) if sys.argv[1] == "generate" else compare(*sys.argv[2:])
