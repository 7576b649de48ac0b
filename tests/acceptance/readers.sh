# Each output through readers that know nothing of Galley.
manifest_value() { # FILE KEY
  /usr/bin/python3 - "$out/manifest.json" "$1" "$2" <<'PY'
import json, sys
manifest, path, key = sys.argv[1:]
print(next(entry.get(key, "") for entry in json.load(open(manifest))["files"] if entry["path"] == path))
PY
}

read_pdf() {
  local pdf=$1
  [ -f "$pdf" ] || { fail "policy-mapping.pdf is there"; return; }
  if have qpdf; then expect "qpdf finds no fault" qpdf --check "$pdf"; else skip "qpdf"; fi
  if have pdffonts; then
    local loose
    loose=$(pdffonts "$pdf" | awk 'NR > 2 && ($(NF-4) != "yes" || $(NF-3) != "yes")')
    if [ -z "$loose" ]; then pass "every font is embedded and subset"; else fail "every font is embedded and subset" "$loose"; fi
    local pages
    pages=$(pdfinfo "$pdf" | awk '/^Pages:/ {print $2}')
    if [ "$pages" = "$(manifest_value policy-mapping.pdf pages)" ] && [ "$pages" -le 25 ]; then
      pass "the mapping has $pages pages, as the manifest says"
    else fail "the mapping has at most 25 pages, as the manifest says" "poppler counts $pages"; fi
  else skip "poppler"; fi
  if /usr/bin/python3 -c "import pikepdf, lxml, fontTools" 2>/dev/null; then
    expect "PDF/A-2a: no finding" /usr/bin/python3 "$here/pdfa_check.py" "$pdf"
  else skip "PDF/A-2a (python3-pikepdf, python3-lxml, python3-fonttools)"; fi
  if [ -d "$checkers" ]; then
    expect "PDF/UA-1: no error" /usr/bin/python3 "$checkers/pdfua_check.py" --max-pages 25 "$pdf"
  else echo "note  no checkers at $checkers: PDF/UA not judged"; fi
}

office_pages() { # FILE: the pages LibreOffice makes of it
  soffice --headless "-env:UserInstallation=file://$work/libreoffice" --convert-to pdf --outdir "$work/rendered" "$1" >/dev/null 2>&1
  pdfinfo "$work/rendered/$(basename "${1%.*}").pdf" 2>/dev/null | awk '/^Pages:/ {print $2}'
}

read_office() { # FILE pages|slides
  local file=$1 unit=$2 name
  name=$(basename "$file")
  [ -f "$file" ] || { fail "$name is there"; return; }
  if have soffice && have pdfinfo; then
    local theirs ours
    theirs=$(office_pages "$file")
    ours=$(manifest_value "$name" "$unit")
    if [ "$theirs" = "$ours" ]; then pass "$name: LibreOffice shows $theirs $unit, as predicted"
    else fail "$name: LibreOffice shows as many $unit as predicted" "predicted $ours, shown $theirs"; fi
  else skip "LibreOffice on $name"; fi
  if [ -d "$checkers" ]; then
    expect "$name: package, references, accessibility" /usr/bin/python3 "$checkers/ooxml_check.py" --handoff "$file"
    if [ -d "$modules/@ooxml-tools" ]; then expect "$name: Open XML SDK" sh "$checkers/sdk_check.sh" "$modules" "$file"
    else skip "Open XML SDK on $name"; fi
    expect "$name: five readers see the words" /usr/bin/python3 "$checkers/readers_check.py" --modules "$modules" "$file"
  fi
}

read_report() {
  local site=$work/site
  mkdir -p "$site"
  cp "$1/style-report.html" "$site/index.html" 2>/dev/null || { fail "style-report.html is there"; return; }
  expect "the SARIF parses and names its version" /usr/bin/python3 -c \
    'import json,sys; assert json.load(open(sys.argv[1]))["version"] == "2.1.0"' "$1/style-report.sarif"
  if [ -d "$checkers" ] && [ -d "$modules/playwright-core" ] && have chromium; then
    expect "style report: WCAG 2.2 AA in Chromium" node "$checkers/a11y_check.mjs" "$site" --modules "$modules" --max-kb 500
  else skip "style report in Chromium"; fi
}

read_manuscripts() {
  if ! have pandoc; then skip "pandoc"; return; fi
  local file
  for file in "$1"/*.md; do
    expect "pandoc reads $(basename "$file")" pandoc --from markdown --to plain --output /dev/null "$file"
  done
}
