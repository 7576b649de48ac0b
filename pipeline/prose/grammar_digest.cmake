# Writes a source file with the digest of FILES; run at build time whenever one of them changes.
set(all "")
foreach(file IN LISTS FILES)
  file(SHA256 "${file}" digest)
  string(APPEND all "${digest}\n")
endforeach()
string(SHA256 digest "${all}")
string(SUBSTRING "${digest}" 0 16 digest)
file(WRITE "${OUT}" "#include \"prose/grammar_digest.h\"\n\nnamespace galley::prose {\n\nstd::string_view grammar_digest() { return \"${digest}\"; }\n\n}  // namespace galley::prose\n")
