# Mistakes a consultant makes: each must end in a message that names the place, and lose nothing.
# mistake NAME FILE SED-EXPRESSION WANTED: breaks one file of a copy of the sample.
mistake() {
  local name=$1 file=$2 expression=$3 wanted=$4 copy=$work/mistake output before code
  rm -rf "$copy"
  mkdir -p "$copy"
  cp -r "$root/sources" "$root/styles" "$root/templates" "$copy/"
  cp -r "$out" "$copy/out"
  before=$(sha256sum "$copy/out/policy-mapping.pdf")
  sed -i "$expression" "$copy/$file"
  output=$("$galley" build --project "$copy" --diagnostics short 2>&1)
  code=$?
  if [ $code -eq 1 ] && grep -qF -- "$wanted" <<<"$output" && [ "$before" = "$(sha256sum "$copy/out/policy-mapping.pdf")" ]; then
    pass "mistake: $name"
  else fail "mistake: $name (exit $code)" "wanted: $wanted
$output"; fi
}

make_mistakes() {
  local finding
  finding=sources/findings/$(ls "$root/sources/findings" | head -1)
  mistake "a key that is misspelled" "$finding" 's/^evidence:/evidnce:/' "$finding:"
  mistake "an unknown citation" "$finding" '0,/\[@/s//[@no-such-key; @/' "no-such-key"
  mistake "YAML that does not parse" sources/publication.yml '1s/^/{[/' "sources/publication.yml:1"
  mistake "a template that names nothing" templates/policy-brief.md '$a{{no_such_name}}' "templates/policy-brief.md:"
  mistake "a colour that does not exist" styles/theme.yml '0,/petrol/s//petroll/' "styles/theme.yml:"
  mistake "a limit that is exceeded" styles/limits.yml 's/max: 25/max: 12/' "limit.pages"
}
