# The checkers' npm packages, installed once below build/, with a Node new enough for them.
modules=$root/build/acceptance/node_modules
node_is_new_enough() {
  node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}
if [ -d "$checkers" ] && have npm; then
  mkdir -p "$root/build/acceptance"
  if ! cmp -s "$here/package.json" "$root/build/acceptance/package.json"; then
    cp "$here/package.json" "$root/build/acceptance/" &&
      npm install --prefix "$root/build/acceptance" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null ||
      rm -f "$root/build/acceptance/package.json"
  fi
  if ! node_is_new_enough; then
    [ -x "$modules/node/bin/node" ] ||
      npm install --prefix "$root/build/acceptance" --no-save --no-audit --no-fund --loglevel=error node@20 >/dev/null
    PATH=$modules/node/bin:$PATH
  fi
fi
