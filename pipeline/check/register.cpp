#include <set>

#include <fmt/format.h>

#include "check/evidence.h"
#include "check/paragraphs.h"

namespace galley::check {
namespace {

using sources::Corpus;
using sources::Fact;

// RFC 4180: quotes around what holds a comma, a quote or a line end. A leading =, +, -, @
// or tab gets an apostrophe, so that a spreadsheet does not take text for a formula.
std::string csv_cell(std::string_view text) {
  std::string cell;
  if (!text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) cell = "'";
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') cell += '"';
    quoted = quoted || c == '"' || c == ',' || c == '\n' || c == '\r';
    cell += c;
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

void add_part(std::string& all, std::string_view text) {
  if (!text.empty()) all += (all.empty() ? "" : "; ") + std::string(text);
}

std::string caveats_of(const sources::Reference* reference) {
  std::string all;
  if (reference == nullptr) return all;
  add_part(all, reference->title_note.text);
  if (reference->url_seen && !*reference->url_seen) add_part(all, "the address was not seen");
  return all;
}

std::string caveats_of(const Fact& fact, const sources::Reference* reference) {
  std::string all;
  if (fact.confidence == sources::Confidence::known) add_part(all, "its text was not seen");
  if (!fact.absence.empty()) add_part(all, "looked for in: " + fact.absence.text);
  add_part(all, fact.evidence_type.text);
  add_part(all, fact.note.text);
  add_part(all, caveats_of(reference));
  return all;
}

// The columns that tell of a finding, a fact and a source, in this order.
std::string register_row(const sources::Finding& finding, const Fact* fact, const sources::Reference* reference) {
  const auto of_fact = [&](MappedText Fact::*member) {
    return fact == nullptr ? std::string_view{} : std::string_view((fact->*member).text);
  };
  const auto of_source = [&](MappedText sources::Reference::*member) {
    return reference == nullptr ? std::string_view{} : std::string_view((reference->*member).text);
  };
  return row({finding.id.text, finding.headline.text, finding.key ? std::to_string(finding.key->value) : "",
              name(finding.strength), of_fact(&Fact::id), of_fact(&Fact::statement), of_fact(&Fact::quote),
              of_fact(&Fact::locator), fact == nullptr ? "" : name(fact->confidence),
              of_source(&sources::Reference::key), of_source(&sources::Reference::title),
              of_source(&sources::Reference::publisher), reference == nullptr ? "" : reference->issued.iso(),
              reference == nullptr ? "" : reference->accessed.iso(), of_source(&sources::Reference::url),
              of_source(&sources::Reference::source_type),
              fact == nullptr ? caveats_of(reference) : caveats_of(*fact, reference)});
}

}  // namespace

std::string evidence_register_csv(const Corpus& corpus) {
  std::string text =
      row({"finding", "headline", "key", "strength", "fact", "statement", "quote", "locator", "confidence", "source",
           "title", "publisher", "issued", "accessed", "address", "source type", "caveats"});
  for (const auto& [id, finding] : corpus.findings) {
    for (const MappedText& fact_id : finding.evidence) {
      const Fact* fact = corpus.fact(fact_id.text);
      if (fact != nullptr && !corpus.is_confidential(*fact))
        text += register_row(finding, fact, corpus.reference(fact->source.text));
    }
    std::set<std::string> sources_cited;
    for (const MappedText* prose : {&finding.brief, &finding.detail})
      for (const Paragraph& paragraph : paragraphs(*prose))
        for (const auto& [key, span] : paragraph.cited) {
          const sources::Reference* reference = corpus.reference(key);
          if (reference != nullptr && !reference->confidential && sources_cited.insert(key).second)
            text += register_row(finding, nullptr, reference);
        }
  }
  return text;
}

}  // namespace galley::check
