#!/usr/bin/env bash
# Drives the style report in Chromium: that of the sample, and that of a project that is
# hostile and draws thousands of alerts.
# usage: run.sh GALLEY WORK   MODULES names a node_modules with playwright-core
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
galley=$1 work=$2
root=$(cd "$here/../../.." && pwd)
modules=${MODULES:-$root/build/acceptance/node_modules}
if [ ! -d "$modules/playwright-core" ] || ! command -v chromium >/dev/null; then
  if [ "${CI:-}" = true ]; then echo "playwright-core or chromium is missing"; exit 1; fi
  echo "skipped: playwright-core or chromium is missing"
  exit 0
fi

hostile=$work/hostile
rm -rf "$hostile"
mkdir -p "$hostile"
cp -r "$root/sources" "$root/styles" "$root/templates" "$hostile/"
cat >"$hostile/styles/house/Hostile.yml" <<'YML'
extends: existence
message: "</script><script>window.hacked = 1</script><img src=x onerror='window.hacked = 2'> {{title}} \u202E'%s'"
link: "javascript:window.hacked=3"
level: suggestion
ignorecase: true
vocab: false
tokens: ['[a-z]{4,7}']
YML
printf -- '---\ntitle: "<b>\342\200\256"\n---\n' >"$hostile/sources/findings/\"><img src=x onerror=window.hacked=4>.md"
printf '\n<script>window.hacked = 5</script> and <!-- waive house.Hostile: </p><script>window.hacked = 6</script> -- "><b>X -->\n' \
  >>"$hostile/sources/chapters/$(ls "$root/sources/chapters" | head -1)"
"$galley" check --project "$root" --out "$work/report-sample" --quiet >/dev/null 2>&1 || { echo "the sample does not pass"; exit 1; }
"$galley" check --project "$hostile" --quiet >/dev/null 2>&1 && { echo "the hostile project passed"; exit 1; }
node "$here/drive.mjs" "$modules" "$work/report-sample" "$hostile/out"
