#!/usr/bin/env bash
# Overflow against reality: generated slides of many kinds, from half full to twice full.
# Galley's verdict on each, and every line, must be those of the text as LibreOffice sets it.
# usage: run.sh GALLEY WORKDIR
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$2/slides
for tool in soffice pdftotext; do
  command -v "$tool" >/dev/null || { echo "skip  $tool is missing"; [ "${CI:-}" != true ]; exit; }
done
# The tool is compiled with the tests.
tool=$(ls -t "$root"/build/*/tests/acceptance/slides/slide_lines 2>/dev/null | head -1 || true)
if [ -z "$tool" ]; then
  cmake -S "$root" -B "$root/build/tools" -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DGALLEY_TESTS=ON >/dev/null
  cmake --build "$root/build/tools" --target slide_lines >/dev/null
  tool=$root/build/tools/tests/acceptance/slides/slide_lines
fi
mkdir -p "$work"
/usr/bin/python3 "$here/slides.py" generate "$work/deck.md"
(cd "$root" && "$tool" "$work/deck.md" "$work" >"$work/messages")
soffice --headless "-env:UserInstallation=file://$work/libreoffice" --convert-to pdf --outdir "$work" "$work/deck.pptx" >/dev/null 2>&1
pdftotext -bbox "$work/deck.pdf" "$work/boxes.html"
/usr/bin/python3 "$here/slides.py" compare "$work/deck.tsv" "$work/boxes.html"
