# The trained data behind sentence ends and parts of speech: taken from two Debian
# packages, turned into tables at build time, and carried inside the program.
find_file(GALLEY_PUNKT_DATA english.json
  PATHS /usr/share/gocode/src/gopkg.in/neurosnap/sentences.v1/data NO_DEFAULT_PATH REQUIRED)
find_file(GALLEY_TAGGER_MODEL model.go
  PATHS /usr/share/gocode/src/github.com/jdkato/prose/internal/model NO_DEFAULT_PATH REQUIRED)

add_executable(make_language_data "${CMAKE_CURRENT_LIST_DIR}/data/make_language_data.cpp")
target_link_libraries(make_language_data PRIVATE nlohmann_json::nlohmann_json ZLIB::ZLIB)

set(GALLEY_SENTENCE_TABLE "${CMAKE_CURRENT_BINARY_DIR}/sentences.bin")
set(GALLEY_TAGGER_TABLE "${CMAKE_CURRENT_BINARY_DIR}/tagger.bin")
add_custom_command(OUTPUT "${GALLEY_SENTENCE_TABLE}"
  COMMAND make_language_data sentences "${GALLEY_PUNKT_DATA}" "${GALLEY_SENTENCE_TABLE}"
  DEPENDS make_language_data "${GALLEY_PUNKT_DATA}" VERBATIM)
add_custom_command(OUTPUT "${GALLEY_TAGGER_TABLE}"
  COMMAND make_language_data tagger "${GALLEY_TAGGER_MODEL}" "${GALLEY_TAGGER_TABLE}"
  DEPENDS make_language_data "${GALLEY_TAGGER_MODEL}" VERBATIM)

configure_file("${CMAKE_CURRENT_LIST_DIR}/data/language_data.cpp.in"
  "${CMAKE_CURRENT_BINARY_DIR}/language_data.cpp" @ONLY)
set_source_files_properties("${CMAKE_CURRENT_BINARY_DIR}/language_data.cpp" PROPERTIES
  OBJECT_DEPENDS "${GALLEY_SENTENCE_TABLE};${GALLEY_TAGGER_TABLE}")
target_sources(galley_prose PRIVATE "${CMAKE_CURRENT_BINARY_DIR}/language_data.cpp"
  "${GALLEY_SENTENCE_TABLE}" "${GALLEY_TAGGER_TABLE}")

# GCC 12 sees an overlap in `"…" + std::string` where there is none (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(galley_prose PRIVATE -Wno-restrict)
endif()
include("${CMAKE_CURRENT_LIST_DIR}/lexicon.cmake")

# The digest of all that decides what grammar finds (grammar_digest.h).
file(GLOB GALLEY_GRAMMAR_SOURCES CONFIGURE_DEPENDS
  "${CMAKE_CURRENT_LIST_DIR}/grammar_*.cpp" "${CMAKE_CURRENT_LIST_DIR}/grammar_*.h"
  "${CMAKE_CURRENT_LIST_DIR}/document_blocks.cpp" "${CMAKE_CURRENT_LIST_DIR}/lexicon.cpp"
  "${CMAKE_CURRENT_LIST_DIR}/link_grammar.cpp" "${CMAKE_CURRENT_LIST_DIR}/sentences.cpp"
  "${CMAKE_CURRENT_LIST_DIR}/tagger.cpp" "${CMAKE_CURRENT_LIST_DIR}/word_split.cpp")
list(APPEND GALLEY_GRAMMAR_SOURCES "${GALLEY_SENTENCE_TABLE}" "${GALLEY_TAGGER_TABLE}" "${GALLEY_LEXICON_TABLE}")
set(GALLEY_GRAMMAR_DIGEST "${CMAKE_CURRENT_BINARY_DIR}/grammar_digest.cpp")
add_custom_command(OUTPUT "${GALLEY_GRAMMAR_DIGEST}"
  COMMAND "${CMAKE_COMMAND}" "-DFILES=${GALLEY_GRAMMAR_SOURCES}" "-DOUT=${GALLEY_GRAMMAR_DIGEST}"
    -P "${CMAKE_CURRENT_LIST_DIR}/grammar_digest.cmake"
  DEPENDS ${GALLEY_GRAMMAR_SOURCES} "${CMAKE_CURRENT_LIST_DIR}/grammar_digest.cmake" VERBATIM)
target_sources(galley_prose PRIVATE "${GALLEY_GRAMMAR_DIGEST}")
