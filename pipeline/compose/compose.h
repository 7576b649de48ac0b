// Corpus + outline → manuscript: one plain Markdown text, every byte of which knows
// where it came from. An outline is a Mustache template in Markdown (templates/*.md);
// what it can name is listed in templates/README.md.
//
// Values are text (one line, escaped for Markdown) or prose (Markdown blocks, alone on
// their line of the outline). A name that the context lacks is an error at the
// outline's line. Records marked confidential are never offered.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/files.h"
#include "base/words.h"
#include "compose/deck.h"
#include "sources/corpus.h"

namespace galley::compose {

// What a citation shows: by reference key, and by fact id (then `key` is that of the
// reference behind it). `number` is that of the reference list, 0 for what is not cited.
struct CitedReference {
  std::string key;
  int number = 0;
  std::string label;  // "Meta 2026"
  std::string url;
};

struct Manuscript {
  MappedText text;
  std::map<std::string, CitedReference, std::less<>> references;  // by reference key and fact id
  std::vector<std::string> used_references;                       // keys, in the order of their numbers
};

// What a manuscript draws on besides the corpus.
struct ComposeOptions {
  Deck deck;    // the slides that go with it
  Words words;  // in the language of the publication
};

// Composes the outline `outline`, a file of `files`, against the corpus. Mistakes go to
// `diagnostics`; the manuscript holds what could be composed.
[[nodiscard]] Manuscript compose_manuscript(const sources::Corpus& corpus, const Files& files, FileId outline,
                                            const ComposeOptions& options, Diagnostics& diagnostics);

// The source map as formats.md has it (out/manuscripts/<output>.map.json):
// {"files": […], "spans": [[begin, end, file, source_begin, source_end, kind], …]}.
[[nodiscard]] std::string source_map_json(const SourceMap& map, const Files& files);

// A line that the document does not parse (the source of a figure) with its citations as running
// text shows them: "[@AU-02; @key, p. 4]" gives "[3; 7, p. 4]".
[[nodiscard]] std::string show_citations(std::string_view text,
                                         const std::map<std::string, CitedReference, std::less<>>& references);

// A reference as it stands in the list, in Markdown: author or publisher, title in
// italics, date, where it is available.
[[nodiscard]] std::string format_reference(const sources::Reference& reference);
// "Meta 2026", "UNODC n.d."
[[nodiscard]] std::string reference_label(const sources::Reference& reference);

}  // namespace galley::compose
