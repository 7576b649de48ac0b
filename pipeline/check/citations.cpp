#include "check/citations.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/files.h"
#include "check/paragraphs.h"
#include "document/walk.h"

namespace galley::check {
namespace {

using sources::Corpus;
using sources::Fact;
using sources::Finding;

template <class Visit>
void each_cited_item(const document::Document& document, Visit visit) {
  document::walk_all_inlines(document, [&](const document::Inline& node) {
    if (const auto* citation = std::get_if<document::Citation>(&node.node))
      for (const document::CitedItem& item : citation->items) visit(item);
    return true;
  });
}

// Names a figure, a table or a section, and no source.
bool is_cross_reference(std::string_view key) {
  return key.starts_with("fig:") || key.starts_with("tbl:") || key.starts_with("sec:");
}

// "[@table:cost]" for "[@tbl:cost]"; nothing for a key of another kind.
std::string meant_reference(std::string_view key) {
  const std::size_t colon = key.find(':');
  if (colon == std::string_view::npos) return {};
  const std::string_view kind = key.substr(0, colon);
  const char first = kind.empty() ? ' ' : kind.front();
  const std::string_view right = first == 't' || first == 'T'   ? "tbl"
                                 : first == 'f' || first == 'F' ? "fig"
                                                                  : "sec";
  return fmt::format("for a figure, table or section write [@{}:{}]", right, key.substr(colon + 1));
}

void check_finding(const Finding& finding, const Corpus& corpus, Diagnostics& diagnostics) {
  if (finding.evidence.empty()) {
    diagnostics.error("evidence.missing", finding.span,
                      fmt::format("the finding {} names no evidence", finding.id.text),
                      "List the facts it rests on under `evidence:`.");
    return;
  }
  const auto is_known = [&](const MappedText& id) {
    const Fact* fact = corpus.fact(id.text);
    return fact != nullptr && fact->confidence == sources::Confidence::known;
  };
  if (!std::all_of(finding.evidence.begin(), finding.evidence.end(), is_known)) return;
  const std::string message = fmt::format("the finding {} rests only on facts whose text was not seen (`known`)",
                                          finding.id.text);
  const std::string hint = "Find the source and mark the fact `retrieved`, or say less.";
  if (finding.key)
    diagnostics.error("evidence.known-only", finding.evidence.front().span(), message, hint);
  else
    diagnostics.warning("evidence.known-only", finding.evidence.front().span(), message, hint);
}

void report_confidential(const std::string& id, Span span, Diagnostics& diagnostics) {
  diagnostics.error("citation.confidential", span, fmt::format("'{}' is confidential and cannot be cited", id),
                    "Remove the citation.");
}

// Bytes that a key or id is made of.
bool is_key_character(char c) {
  return ascii::is_alphanumeric(c) ||
         c == '-' || c == '_' || c == ':';
}

// "@AU-02", "[AU-02]", "(@AU-02)": what was meant as a citation, and would be printed.
void check_words(const std::string& text, Span span, const Corpus& corpus, Diagnostics& diagnostics) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool sign = text[at] == '@';
    if (!sign && text[at] != '[') continue;
    if (sign && at > 0 && is_key_character(text[at - 1])) continue;  // an address
    std::size_t end = at + 1;
    while (end < text.size() && is_key_character(text[end])) ++end;
    const std::string key = text.substr(at + 1, end - at - 1);
    if (!sign && (end >= text.size() || text[end] != ']')) continue;
    if (corpus.fact(key) == nullptr && corpus.reference(key) == nullptr && !is_cross_reference(key)) continue;
    const bool exact = text.size() == span.end - span.begin;
    const Span place = exact ? Span{span.file, span.begin + static_cast<std::uint32_t>(at),
                                    span.begin + static_cast<std::uint32_t>(end)}
                             : span;
    const bool in_text = sign && at > 0 && text[at - 1] == '[';  // in prose this would be a citation
    diagnostics.error("citation.brackets", place,
                      fmt::format("'{}' would be printed as it stands", text.substr(at, end - at + (sign ? 0 : 1))),
                      in_text ? "this field is text, which cites nothing: cite in the prose, and take it out here"
                              : fmt::format("write [@{}]", key));
  }
}

}  // namespace

void check_citations(const document::Document& document, const Corpus& corpus, Diagnostics& diagnostics) {
  each_cited_item(document, [&](const document::CitedItem& item) {
    const Fact* fact = corpus.fact(item.id);
    if (fact != nullptr && corpus.is_confidential(*fact)) report_confidential(item.id, item.span, diagnostics);
  });
  document::walk_all_inlines(document, [&](const document::Inline& node) {
    if (const auto* text = std::get_if<document::Text>(&node.node))
      check_words(text->text, node.span, corpus, diagnostics);
    return true;
  });
}

void check_cited_in_records(const Corpus& corpus, Diagnostics& diagnostics) {
  std::vector<std::string> keys;
  for (const auto& [key, reference] : corpus.references) keys.push_back(key);
  for (const auto& [id, fact] : corpus.facts) keys.push_back(id);
  const auto look_at = [&](const MappedText& prose, bool parsed) {
    for (const Paragraph& paragraph : paragraphs(prose))
      for (const auto& [key, span] : paragraph.cited) {
        if (is_cross_reference(key)) continue;  // the outline that prints it knows whether there is such a figure
        const Fact* fact = corpus.fact(key);
        if (!parsed && fact != nullptr && corpus.is_confidential(*fact)) report_confidential(key, span, diagnostics);
        if (fact != nullptr || corpus.cited(key) != nullptr) continue;  // a fact's own source is checked with it
        const auto near = nearest(key, keys);
        diagnostics.error("citation.unknown", span, fmt::format("no source has the key '{}'", key),
                          near ? fmt::format("did you mean '{}'?", *near) : meant_reference(key));
      }
  };
  for (const auto& [id, finding] : corpus.findings) {
    const sources::TalkingPoints& points = finding.talking_points;
    for (const MappedText* prose : {&finding.brief, &finding.detail, &points.say, &points.answer, &points.caveat})
      look_at(*prose, true);
  }
  for (const auto& [id, figure] : corpus.figures)
    for (const MappedText* line : {&figure.note, &figure.source}) look_at(*line, false);
}

void check_use_of_sources(const std::vector<const document::Document*>& documents, const Corpus& corpus,
                          Diagnostics& diagnostics) {
  std::set<std::string, std::less<>> used;
  for (const document::Document* document : documents)
    each_cited_item(*document, [&](const document::CitedItem& item) {
      if (const sources::Reference* reference = corpus.cited(item.id)) used.insert(reference->key.text);
    });
  for (const auto& [id, fact] : corpus.facts) used.insert(fact.source.text);
  for (const auto& [key, reference] : corpus.references) {
    if (used.contains(key)) continue;
    diagnostics.suggestion("reference.unused", reference.span,
                           fmt::format("nothing cites the source '{}' and no fact rests on it", key),
                           "Cite it, or remove it from your reference manager's export.");
  }
  for (const auto& [id, finding] : corpus.findings) check_finding(finding, corpus, diagnostics);
}

}  // namespace galley::check
