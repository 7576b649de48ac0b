#!/usr/bin/env bash
# Time and memory of whole runs, Galley and, where installed, a peer, in turn.
# usage: run.sh GALLEY
# BENCH names a folder with the neutral source's generator (default: ../shared/bench beside
# the repository); without it only the sample is measured.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
exec /usr/bin/python3 "$here/measure.py" "$1" "$root" "${BENCH:-$root/../shared/bench}"
