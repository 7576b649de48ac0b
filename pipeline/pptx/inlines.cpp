#include "pptx/inlines.h"

#include <set>
#include <string_view>

namespace galley::pptx {
namespace {

bool same_look(const Run& run, const RunLook& look) {
  return run.bold == look.bold && run.italic == look.italic && run.style == look.style &&
         run.language == look.language && run.link == look.link;
}

void append_text(std::vector<Run>& runs, std::string_view text, const RunLook& look) {
  if (text.empty()) return;
  if (!runs.empty() && same_look(runs.back(), look) && runs.back().text != "\n" && runs.back().text != "\t")
    runs.back().text += text;
  else runs.push_back({std::string(text), look.bold, look.italic, look.style, look.language, look.link});
}

void append_citation(std::vector<Run>& runs, const document::Citation& citation, const document::Resources* resources,
                     const RunLook& look) {
  if (citation.items.empty()) return;
  const bool spaced = runs.empty() || runs.back().text.ends_with(' ') || runs.back().text.ends_with("\n");
  append_text(runs, spaced ? "(" : " (", look);
  std::set<std::string_view> named;
  for (const document::CitedItem& item : citation.items) {
    const document::ReferenceEntry* entry = nullptr;
    if (resources != nullptr)
      if (const auto found = resources->references.find(item.id); found != resources->references.end())
        entry = &found->second;
    const std::string& label = !item.label.empty()                         ? item.label
                               : entry != nullptr && !entry->label.empty() ? entry->label
                                                                           : item.id;
    if (!named.insert(label).second && item.locator.empty()) continue;
    if (&item != &citation.items.front()) append_text(runs, "; ", look);
    RunLook inner = look;
    if (entry != nullptr && look.link.empty()) inner.link = entry->url;
    append_text(runs, label, inner);
    if (!item.locator.empty()) append_text(runs, ", " + item.locator, look);
  }
  append_text(runs, ")", look);
}

}  // namespace

void append_runs(std::vector<Run>& runs, const document::Inlines& content, const document::Resources* resources,
                 const RunLook& look) {
  for (const document::Inline& item : content) {
    RunLook inner = look;
    if (const auto* words = std::get_if<document::Text>(&item.node)) append_text(runs, words->text, look);
    else if (const auto* code = std::get_if<document::Code>(&item.node)) append_text(runs, code->text, look);
    else if (const auto* emphasis = std::get_if<document::Emphasis>(&item.node))
      inner.italic = true, append_runs(runs, emphasis->content, resources, inner);
    else if (const auto* strong = std::get_if<document::Strong>(&item.node))
      inner.bold = true, append_runs(runs, strong->content, resources, inner);
    else if (const auto* link = std::get_if<document::Link>(&item.node)) {
      if (!link->target.starts_with('#')) inner.link = link->target;
      append_runs(runs, link->content, resources, inner);
    } else if (const auto* styled = std::get_if<document::Styled>(&item.node)) {
      if (const auto language = styled->attributes.get("lang"); !language.empty()) inner.language = language;
      append_runs(runs, styled->content, resources, inner);
    } else if (std::holds_alternative<document::SoftBreak>(item.node)) append_text(runs, " ", look);
    else if (std::holds_alternative<document::LineBreak>(item.node)) runs.push_back({"\n", false, false, {}, {}, {}});
    else if (const auto* citation = std::get_if<document::Citation>(&item.node))
      append_citation(runs, *citation, resources, look);
    else if (const auto* reference = std::get_if<document::CrossReference>(&item.node))
      append_text(runs, reference->text.empty() ? reference->target : reference->text, look);
  }
}

std::string answer_of(const document::Inlines& content) {
  for (const document::Inline& item : content)
    if (const auto* styled = std::get_if<document::Styled>(&item.node))
      for (const std::string_view answer : {"yes", "part", "none", "na"})
        if (styled->attributes.has(answer)) return std::string(answer);
  return {};
}

bool begins_bold(const document::Inlines& content) {
  return !content.empty() && std::holds_alternative<document::Strong>(content.front().node);
}

Lead split_lead(const document::Inlines& content, const document::Resources* resources) {
  Lead result;
  std::size_t from = 0;
  if (begins_bold(content))
    append_runs(result.lead, std::get<document::Strong>(content[from++].node).content, resources);
  append_runs(result.rest, document::Inlines(content.begin() + static_cast<std::ptrdiff_t>(from), content.end()),
              resources);
  if (!result.rest.empty()) {
    std::string& first = result.rest.front().text;
    if (first != "\n") first.erase(0, first.find_first_not_of(' '));
    else result.rest.erase(result.rest.begin());
    if (!result.rest.empty() && result.rest.front().text.empty()) result.rest.erase(result.rest.begin());
  }
  return result;
}

}  // namespace galley::pptx
