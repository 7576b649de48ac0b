#!/usr/bin/env python3
"""Holds predicted pages and lines against LibreOffice.

usage: compare.py FOLDER [--keep] [--show N]

Converts FOLDER/brief-*.docx to PDF, a score of them in one call (--keep: takes the PDFs
that are there), looks up every predicted line of brief-*.tsv among the words of the PDF
(each word occurs once in a brief), and prints how many documents, blocks and lines agree:
a document when its pages do, a block when it starts on the page we say, a line when its
words, and no others, stand in one line of that page. Where a note was split or put off,
or notes may push a box, Galley itself warns that word processors may differ: these
documents count apart.
Exit 1: the pages of another document differ, or those of more than one, and a tenth of
them, where Galley warns."""
import argparse
import collections
import glob
import html
import os
import re
import subprocess
import sys

BATCH = 20
SAME_LINE = 3.5   # points between the middles of words of one line
WORD_SPACE = 6.5  # points: two cells of a table stand farther apart
NO_SPACE = 1.4    # points: nearer, and poppler has parted one word
WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>')

Word = collections.namedtuple('Word', 'page middle left right')


def convert(files, folder):
    for at in range(0, len(files), BATCH):
        subprocess.run(['soffice', '-env:UserInstallation=file://' + os.path.abspath(folder) + '/profile', '--headless',
                        '--convert-to', 'pdf', '--outdir', folder] + files[at:at + BATCH],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def letters(text):
    """The token without digits, marks and punctuation; empty where it has no Latin letter."""
    return re.sub(r'[^A-Za-z/-]', '', text) if re.search('[A-Za-z]{2}', text) else ''


def words_of(pdf):
    found, page, last = collections.defaultdict(list), 0, ('', None)
    text = subprocess.run(['pdftotext', '-bbox', pdf, '-'], capture_output=True, text=True).stdout
    for line in text.splitlines():
        page += '<page ' in line
        match = WORD.search(line)
        if match:
            left, top, right, bottom = map(float, match.groups()[:4])
            for part in html.unescape(match.group(5)).split():  # at no-break spaces
                word = Word(page, (top + bottom) / 2, left, right)
                found[letters(part)].append(word)
                if last[1] and same_line(last[1], word) and abs(word.left - last[1].right) < NO_SPACE:
                    part, word = last[0] + part, word._replace(left=last[1].left)
                    found[letters(part)].append(word)
                last = part, word
    return found, page


def same_line(a, b):
    return a.page == b.page and abs(a.middle - b.middle) < SAME_LINE


def follows(last, word):
    return last is not None and same_line(last, word) and 0 < word.left - last.right < WORD_SPACE


def find_line(tokens, words, page, last):
    """First and last word of the line that holds all tokens, on `page` and apart from the
    line before where there is a choice (headings stand in the contents too); or None."""
    for first in sorted(words.get(tokens[0], ()), key=lambda word: (word.page != page, follows(last, word))):
        places = [next((w for w in words.get(token, ()) if same_line(w, first)), None) for token in tokens]
        if all(places):
            return first, places[-1]
    return None


def compare(stem):
    rows = [line.rstrip('\n').split('\t') for line in open(stem + '.tsv', encoding='utf-8')]
    words, pages = words_of(stem + '.pdf')
    wrong, blocks, lines, last = [], {}, 0, None
    for kind, page, block, text in (row[:4] for row in rows[1:] if len(row) >= 4):
        tokens = [token for token in map(letters, text.replace('\ufff9', ' ').split()) if token]
        if not tokens:
            last = None
            continue
        lines += 1
        place = find_line(tokens, words, int(page), last)
        joined = place and kind == 'line' and follows(last, place[0])
        seen = sorted({w.page for token in tokens for w in words.get(token, ())})
        if kind == 'line' and block != '0':
            blocks.setdefault(block, seen == [int(page)] or (place is not None and place[0].page == int(page)))
        if place is None or joined or place[0].page != int(page):
            wrong.append((kind, page, seen, 'broken elsewhere' if place is None or joined else '', text[:90]))
        last = place[1] if place else None
    return int(rows[0][1]), int(rows[0][3]) == 0, pages, blocks, lines, wrong


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('folder')
    arguments.add_argument('--keep', action='store_true')
    arguments.add_argument('--show', type=int, default=3)
    options = arguments.parse_args()
    files = sorted(glob.glob(options.folder + '/brief-*.docx'))
    if not options.keep:
        convert(files, options.folder)
    good = {True: 0, False: 0}  # page counts alike, by whether the prediction is certain
    documents = dict(good)
    same = blocks = same_blocks = lines = same_lines = 0
    for name in files:
        predicted, certain, pages, starts, count, wrong = compare(name[:-len('.docx')])
        documents[certain] += 1
        good[certain] += predicted == pages
        same += predicted == pages and not wrong
        blocks += len(starts)
        same_blocks += sum(starts.values())
        lines += count
        same_lines += count - len(wrong)
        if wrong or predicted != pages:
            print(f'{os.path.basename(name)}: predicted {predicted}{"" if certain else " (uncertain)"}, '
                  f'LibreOffice {pages} pages; {len(wrong)} of {count} lines differ')
            for item in wrong[:options.show]:
                print('   ', *item)
    print(f'page counts {good[True]} of {documents[True]}, where Galley warns {good[False]} of {documents[False]}; '
          f'documents alike in every line {same} of {len(files)}; '
          f'blocks on the predicted page {same_blocks} of {blocks}; lines {same_lines} of {lines}')
    return 0 if files and good[True] == documents[True] and documents[False] - good[False] <= 1 + documents[False] // 10 else 1


if __name__ == '__main__':
    sys.exit(main())
