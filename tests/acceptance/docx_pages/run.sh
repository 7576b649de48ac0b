#!/usr/bin/env bash
# Predicted pages against LibreOffice: briefs made up from fixed seeds, in Latin letters,
# in a dozen scripts, and with embedded fonts. About two minutes.
# usage: run.sh GALLEY WORKDIR
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
build=$(cd "$(dirname "$1")" && pwd)
generator=$build/tests/acceptance/docx_pages/docx_pages
work=$2/docx_pages
for tool in soffice pdftotext; do
  command -v "$tool" >/dev/null || { echo "skip  $tool is missing"; [ "${CI:-}" != true ]; exit; }
done
cmake --build "$build" --target docx_pages >/dev/null
cd "$root"
status=0
trial() { # FOLDER SEED COUNT [mixed] [embed]
  local folder=$work/$1
  shift
  echo "seed $*"
  "$generator" "$1" "$2" "$folder" "${@:3}"
  /usr/bin/python3 "$here/compare.py" "$folder" --show 2 || status=1
}
trial latin 100 24
trial mixed 500 8 mixed
trial embedded 900 4 embed
exit "$status"
