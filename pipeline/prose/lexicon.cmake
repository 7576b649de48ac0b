# The lexicon behind grammar rules, made at build time from two Debian packages.
find_path(GALLEY_WORDNET index.noun PATHS /usr/share/wordnet NO_DEFAULT_PATH REQUIRED)
find_path(GALLEY_LINK_GRAMMAR_WORDS words.n.1-const PATHS /usr/share/link-grammar/en/words NO_DEFAULT_PATH REQUIRED)

add_executable(make_lexicon "${CMAKE_CURRENT_LIST_DIR}/data/make_lexicon.cpp")
target_include_directories(make_lexicon PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")

set(GALLEY_LEXICON_TABLE "${CMAKE_CURRENT_BINARY_DIR}/lexicon.bin")
add_custom_command(OUTPUT "${GALLEY_LEXICON_TABLE}"
  COMMAND make_lexicon "${GALLEY_WORDNET}" "${GALLEY_LINK_GRAMMAR_WORDS}" "${GALLEY_LEXICON_TABLE}"
  DEPENDS make_lexicon VERBATIM)
configure_file("${CMAKE_CURRENT_LIST_DIR}/data/lexicon_data.cpp.in"
  "${CMAKE_CURRENT_BINARY_DIR}/lexicon_data.cpp" @ONLY)
set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/lexicon_data.cpp" PROPERTIES
  OBJECT_DEPENDS "${GALLEY_LEXICON_TABLE}")
target_sources(galley_prose PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/lexicon_data.cpp" "${GALLEY_LEXICON_TABLE}")
