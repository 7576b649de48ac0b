#include <fmt/format.h>

#include "check/evidence.h"

namespace galley::check {
namespace {

using sources::Corpus;
using sources::Fact;

// RFC 4180: quotes around what holds a comma, a quote or a line end. A leading =, +, -
// or @ gets an apostrophe, so that a spreadsheet does not take text for a formula.
std::string csv_cell(std::string_view text) {
  std::string cell;
  if (!text.empty() && std::string_view("=+-@").find(text.front()) != std::string_view::npos) cell = "'";
  bool quoted = false;
  for (const char letter : text) {
    if (letter == '"') cell += '"';
    quoted = quoted || letter == '"' || letter == ',' || letter == '\n';
    cell += letter;
  }
  return quoted ? "\"" + cell + "\"" : cell;
}

std::string row(std::initializer_list<std::string_view> cells) {
  std::string line;
  bool first = true;
  for (const std::string_view cell : cells) {
    if (!first) line += ",";
    line += csv_cell(cell);
    first = false;
  }
  return line + "\r\n";
}

std::string caveats(const Fact& fact, const sources::Reference* reference) {
  std::string all;
  const auto add = [&](std::string_view text) {
    if (!text.empty()) all += (all.empty() ? "" : "; ") + std::string(text);
  };
  if (!fact.absence.empty()) add("looked for in: " + fact.absence.text);
  add(fact.evidence_type.text);
  add(fact.note.text);
  if (reference != nullptr) {
    add(reference->title_note.text);
    if (reference->url_seen && !*reference->url_seen) add("the address was not seen");
  }
  return all;
}

}  // namespace

std::string evidence_register_csv(const Corpus& corpus) {
  std::string text = row({"finding", "headline", "key", "strength", "fact", "statement", "quote", "locator", "confidence",
                          "source", "title", "publisher", "issued", "accessed", "address", "source type", "caveats"});
  for (const auto& [id, finding] : corpus.findings) {
    const std::string rank = finding.key ? std::to_string(finding.key->value) : "";
    for (const MappedText& fact_id : finding.evidence) {
      const Fact* fact = corpus.fact(fact_id.text);
      if (fact == nullptr || corpus.is_confidential(*fact)) continue;
      const sources::Reference* reference = corpus.reference(fact->source.text);
      const auto of = [&](MappedText sources::Reference::*member) {
        return reference == nullptr ? std::string_view{} : std::string_view((reference->*member).text);
      };
      text += row({id, finding.headline.text, rank, name(finding.strength), fact->id.text, fact->statement.text,
                   fact->quote.text, fact->locator.text, name(fact->confidence), fact->source.text,
                   of(&sources::Reference::title), of(&sources::Reference::publisher),
                   reference == nullptr ? "" : reference->issued.iso(), reference == nullptr ? "" : reference->accessed.iso(),
                   of(&sources::Reference::url), of(&sources::Reference::source_type), caveats(*fact, reference)});
    }
  }
  return text;
}

}  // namespace galley::check
