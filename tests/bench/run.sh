#!/usr/bin/env bash
# Time, memory and bytes of whole runs, in turn with the peers that are installed.
# usage: run.sh GALLEY [TASK…]   tasks: sample report report10 report100 brief deck prose
# BENCH names the folder of the neutral source (default: ../shared/bench beside the repository), with npm/ in it
# where Typst's compiler is installed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
exec /usr/bin/python3 -B "$here/tasks.py" "$1" "$root" "${BENCH:-$root/../shared/bench}" "${@:2}"
