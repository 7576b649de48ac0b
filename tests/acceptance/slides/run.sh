#!/usr/bin/env bash
# Overflow against reality: 60 generated slides from half full to twice full; Galley's
# verdict on each must be that of the text as LibreOffice sets it.
# usage: run.sh GALLEY WORKDIR
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
galley=$1
work=$2/slides
for tool in soffice pdftotext; do
  command -v "$tool" >/dev/null || { echo "skip  $tool is missing"; [ "${CI:-}" != true ]; exit; }
done
mkdir -p "$work/project"
cp -r "$root/sources" "$root/styles" "$root/templates" "$work/project/"
/usr/bin/python3 "$here/slides.py" generate "$work/project/templates/key-findings.md"
# Other checks object to such texts; a draft is written all the same.
"$galley" draft --project "$work/project" --only key-findings --out "$work/out" --diagnostics short \
  >"$work/messages" 2>&1 || true
soffice --headless "-env:UserInstallation=file://$work/libreoffice" --convert-to pdf --outdir "$work" \
  "$work/out/key-findings.pptx" >/dev/null 2>&1
pdftotext -bbox "$work/key-findings.pdf" "$work/boxes.html"
/usr/bin/python3 "$here/slides.py" compare "$work/boxes.html" "$work/messages"
