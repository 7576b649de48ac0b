#include "publish/starter_text.h"

#include <array>
#include <optional>
#include <string_view>

#include <fmt/format.h>

namespace galley::publish {
namespace {

// Of templates/starter/ and of the records that skeleton.cpp begins; a test holds them to these.
constexpr std::array<std::string_view, 34> sentences{
    // publication.yml, context.yml, references.json
    "Title of the publication", "What it is about, in one line", "Name of the client", "Your name", "First topic",
    "First finding", "What the first source says, in your words", "Title of the first source", "Name of the publisher",
    // findings
    "State the first finding in one short line", "State the finding in one short line",
    "Say in one paragraph what was found and where", "Give the evidence, its limits and what follows from it",
    "Say aloud what was found, in under two minutes", "Say what this finding does not show",
    "What the presenter says aloud, in under two minutes", "What will the audience most likely ask?",
    "The answer, in two sentences", "What this finding does not show",
    // recommendations
    "Name one thing to do", "Say in one paragraph what the ministry does, and how", "Say why, and on what it rests",
    // platforms and facts
    "Name of the platform", "Name of the company", "What the platform is, and who uses it there, in one sentence",
    "Say in one paragraph how an investigator reaches it", "What the source says, in your words",
    "the words of the source", "the section or page",
    // chapters
    "Title of the chapter", "Say in one sentence what the chapter shows",
    "Say in one sentence what this publication shows", "Say in one paragraph what was asked, and what was found",
    "Say what follows in paragraphs that each cite a fact"};

// Whether the words are all of a value or paragraph, a citation or note behind them aside:
// some of them are such as anybody writes.
bool stand_alone(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view before = text.substr(0, begin), behind = text.substr(end);
  const bool at_begin = before.empty() || before.ends_with('\n') || before.ends_with(": ") || before.ends_with('"') ||
                        before.ends_with("  ");
  return at_begin && (behind.empty() || behind.starts_with(" [@") || behind.starts_with("  ") ||
                      std::string_view("\n\r.,;?}\"").find(behind.front()) != std::string_view::npos);
}

void check_file(FileId file, std::string_view text, Diagnostics& diagnostics) {
  std::optional<Span> first;
  std::size_t found = 0;
  for (const std::string_view sentence : sentences)
    for (std::size_t at = text.find(sentence); at != std::string_view::npos;
         at = text.find(sentence, at + sentence.size())) {
      if (!stand_alone(text, at, at + sentence.size())) continue;
      ++found;
      const Span span{file, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + sentence.size())};
      if (!first || span.begin < first->begin) first = span;
    }
  if (!first) return;
  const std::string others =
      found > 1 ? fmt::format(", and so are others of this file, {} in all", found) : std::string();
  diagnostics.warning("starter.text", *first, fmt::format("these words are still the starter's{}", others),
                      "write your own in their place");
}

}  // namespace

void check_starter_text(const Files& files, Diagnostics& diagnostics) {
  for (const FileId file : files.below("sources/")) {
    const std::string_view path = files.path(file);
    if (path.ends_with(".md") || path.ends_with(".yml") || path.ends_with(".json"))
      if (!path.ends_with("README.md")) check_file(file, files.text(file), diagnostics);
  }
}

}  // namespace galley::publish
