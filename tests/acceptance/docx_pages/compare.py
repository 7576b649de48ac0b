#!/usr/bin/env python3
"""Holds predicted pages against LibreOffice: compare.py FOLDER [--show N]

Converts FOLDER/brief-*.docx to PDF in one call, finds every word (each occurs once in a
brief) on its page, and prints how many documents, blocks and lines agree."""
import collections, glob, html, os, re, subprocess, sys

folder = sys.argv[1]
show = int(sys.argv[sys.argv.index('--show') + 1]) if '--show' in sys.argv else 3
files = sorted(glob.glob(folder + '/brief-*.docx'))
if '--keep' not in sys.argv:
    subprocess.run(['soffice', '-env:UserInstallation=file://' + os.path.abspath(folder) + '/profile', '--headless',
                    '--convert-to', 'pdf', '--outdir', folder] + files, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def parts(text):
    return [p for p in re.findall(r'[A-Za-z]+', text) if len(p) > 3 and p not in ('Table', 'Figure', 'Source', 'Brief')]


def words_of(pdf):
    found, page = {}, 0
    for line in subprocess.run(['pdftotext', '-bbox', pdf, '-'], capture_output=True, text=True).stdout.splitlines():
        if '<page ' in line:
            page += 1
        match = re.search(r'yMin="([\d.]+)".*yMax="([\d.]+)">(.*)</word>', line)
        if match:
            for part in parts(html.unescape(match.group(3))):
                found.setdefault(part, []).append((page, float(match.group(2))))
    return found, page


good_documents = good_pages = lines = good_lines = broken = blocks = good_blocks = 0
for name in files:
    stem = name[:-5]
    rows = [line.rstrip('\n').split('\t') for line in open(stem + '.tsv')]
    words, pages = words_of(stem + '.pdf')
    predicted = int(rows[0][1])
    wrong, first = [], {}
    for kind, page, block, text in (row for row in rows[1:] if len(row) == 4):
        seen = [words.get(part) for part in parts(text)]
        seen = [place for place in seen if place]
        if not seen:
            continue
        lines += 1
        on_page = [[y for at, y in places if at == int(page)] for places in seen]
        right_page = all(on_page)
        # Letters that a long word was cut into may occur twice: any line that holds all will do.
        one_line = any(all(any(abs(y - other) < 4 for other in ys) for ys in on_page) for y in on_page[0]) or not right_page
        good_lines += one_line and right_page
        broken += not one_line
        if kind == 'line' and block != '0':
            first.setdefault(block, right_page)
        if not (one_line and right_page):
            wrong.append((kind, page, sorted(set(p for places in seen for p, _ in places)), '' if one_line else 'BROKEN', text[:70]))
    blocks += len(first)
    good_blocks += sum(first.values())
    good_pages += predicted == pages
    good_documents += predicted == pages and not wrong
    if wrong or predicted != pages:
        print(f'{os.path.basename(stem)}: predicted {predicted}, LibreOffice {pages}, {len(wrong)} lines differ')
        for item in wrong[:show]:
            print('   ', *item)
print(f'page counts {good_pages}/{len(files)}, documents {good_documents}/{len(files)}, blocks {good_blocks}/{blocks}, lines {good_lines}/{lines}, broken elsewhere {broken}')
sys.exit(0 if good_pages == len(files) and good_blocks == blocks else 1)
