#include "check/citations.h"

#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

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

}  // namespace

void check_citations(const document::Document& document, const Corpus& corpus, Diagnostics& diagnostics) {
  each_cited_item(document, [&](const document::CitedItem& item) {
    const Fact* fact = corpus.fact(item.id);
    if (fact != nullptr && corpus.is_confidential(*fact))
      diagnostics.error("citation.confidential", item.span,
                        fmt::format("'{}' is confidential and cannot be cited", item.id), "Remove the citation.");
  });
}

void check_cited_in_findings(const Corpus& corpus, Diagnostics& diagnostics) {
  std::vector<std::string> keys;
  for (const auto& [key, reference] : corpus.references) keys.push_back(key);
  for (const auto& [id, fact] : corpus.facts) keys.push_back(id);
  for (const auto& [id, finding] : corpus.findings)
    for (const MappedText* prose : {&finding.brief, &finding.detail, &finding.talking_points.say,
                                    &finding.talking_points.answer, &finding.talking_points.caveat})
      for (const Paragraph& paragraph : paragraphs(*prose))
        for (const std::string& key : paragraph.cited) {
          if (is_cross_reference(key)) continue;  // the outline that prints it knows whether there is such a figure
          if (corpus.cited(key) != nullptr || corpus.fact(key) != nullptr) continue;  // a fact's own source is checked with it
          const std::size_t at = paragraph.text.text.find("@" + key);
          const auto near = nearest(key, keys);
          diagnostics.error("citation.unknown", paragraph.text.span(at, at + key.size() + 1),
                            fmt::format("no source has the key '{}'", key),
                            near ? fmt::format("did you mean '{}'?", *near) : std::string());
        }
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
