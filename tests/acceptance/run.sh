#!/usr/bin/env bash
# Opens the sample's outputs in real readers, and holds that the same input gives the
# same bytes. Needs the packages of [acceptance] in pipeline/packages.txt.
# usage: run.sh GALLEY
# CHECKERS names a folder of independent checkers (default: ../shared/checkers beside the
# repository); where it is absent, only what Debian's readers can judge is judged.
# With CI=true a reader that is missing is a failure; elsewhere a message.
set -uo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
galley=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
checkers=${CHECKERS:-$root/../shared/checkers}
work=$(mktemp -d "${TMPDIR:-/tmp}/galley-acceptance-XXXXXX")
trap 'rm -rf "$work"' EXIT
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-1795392000}  # 2026-11-23: the sample's own time

passed=0 failed=0 skipped=0
pass() { passed=$((passed + 1)); echo "ok    $1"; }
fail() { failed=$((failed + 1)); echo "FAIL  $1"; [ -z "${2:-}" ] || sed 's/^/      /' <<<"$2" | head -40; }
skip() {
  if [ "${CI:-}" = true ]; then fail "$1 (missing, and this is CI)"; else skipped=$((skipped + 1)); echo "skip  $1"; fi
}
# expect NAME COMMAND…: passes if the command exits 0; shows its output if not.
expect() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then pass "$name"; else fail "$name" "$output"; fi
}
have() { command -v "$1" >/dev/null 2>&1; }

. "$here/node.sh"
. "$here/bytes.sh"
. "$here/readers.sh"
. "$here/mistakes.sh"

out=$work/out
if ! "$galley" build --project "$root" --out "$out" --quiet 2>"$work/messages"; then
  fail "the sample builds without errors" "$(cat "$work/messages")"
else
  pass "the sample builds without errors"
fi

same_bytes
read_pdf "$out/policy-mapping.pdf"
read_office "$out/policy-brief.docx" pages
read_office "$out/briefing-notes.docx" pages
read_office "$out/key-findings.pptx" slides
read_report "$out"
read_manuscripts "$out/manuscripts"
make_mistakes
export MODULES=${modules:-}
for script in "$here"/docx_pages/run.sh "$here"/slides/run.sh "$here"/report/run.sh; do
  [ -x "$script" ] && expect "$(basename "$(dirname "$script")")" "$script" "$galley" "$work"
done

echo
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
