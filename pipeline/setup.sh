#!/bin/sh
# Installs the Debian packages of a section of packages.txt that are missing.
# usage: setup.sh build|acceptance
# Exit 0: all there. 2: something is missing and could not be installed; the exact
# command has been printed.
set -eu

section=$1
list=$(dirname "$0")/packages.txt
packages=$(sed -n "/^\[$section\]/,/^\[/p" "$list" | grep -v -e '^\[' -e '^#' -e '^$' || true)

is_installed() {
  [ "$(dpkg-query -W -f '${Status}' "$1" 2>/dev/null)" = "install ok installed" ] && return 0
  # npm may have come with a newer Node from elsewhere; the command is what counts.
  [ "$1" = npm ] && command -v npm >/dev/null 2>&1
}

if ! command -v dpkg-query >/dev/null 2>&1; then
  echo "This is not a Debian system. Install the equivalents of these packages, then run make again:" >&2
  echo $packages >&2
  exit 2
fi

missing=
for package in $packages; do
  is_installed "$package" || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
  if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
  elif command -v sudo >/dev/null 2>&1 && [ -t 0 ]; then
    as_root=sudo
  else
    echo "Galley needs packages that only the administrator can install. Ask for this command to be run:" >&2
    echo "  apt-get update && apt-get install -y --no-install-recommends$missing" >&2
    exit 2
  fi
fi

echo "Installing:$missing"
if ! { $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive \
       apt-get install -y -qq --no-install-recommends $missing >/dev/null; }; then
  echo "The packages could not be installed. Run this command, read what it says, then run make again:" >&2
  echo "  ${as_root:+sudo }apt-get update && ${as_root:+sudo }apt-get install -y --no-install-recommends$missing" >&2
  exit 2
fi
