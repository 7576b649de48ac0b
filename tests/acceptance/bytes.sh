# The same input gives the same bytes: again, from another folder, in another time zone
# and locale, with another number of threads, and without the cache.
digest() { (cd "$1" && find . -type f | LC_ALL=C sort | xargs sha256sum); }

same_bytes() {
  local first again copy=$work/elsewhere/project
  first=$(digest "$out")
  mkdir -p "$copy"
  cp -r "$root/sources" "$root/styles" "$root/templates" "$copy/"
  "$galley" build --project "$copy" --out "$work/again" --quiet --jobs 1 2>/dev/null
  again=$(digest "$work/again")
  if [ "$first" = "$again" ]; then pass "same bytes from another folder, one thread, no cache"
  else fail "same bytes from another folder, one thread, no cache" "$(diff <(echo "$first") <(echo "$again"))"; fi
  (cd / && TZ=Pacific/Auckland LC_ALL=tr_TR.UTF-8 "$galley" build --project "$copy" --out "$work/again" --quiet --jobs 7 2>/dev/null)
  again=$(digest "$work/again")
  if [ "$first" = "$again" ]; then pass "same bytes in another time zone and locale, seven threads, warm cache"
  else fail "same bytes in another time zone and locale, seven threads, warm cache" "$(diff <(echo "$first") <(echo "$again"))"; fi
}
