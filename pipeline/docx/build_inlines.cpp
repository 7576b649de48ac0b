#include <algorithm>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/hash.h"
#include "docx/builder.h"
#include "docx/style_sheet.h"
#include "ooxml/scripts.h"
#include "unicode/unicode.h"

namespace galley::docx {
namespace {

std::string_view style_of(const TextLook& look) {
  if (!look.style.empty()) return look.style;
  if (look.link >= 0) return "Hyperlink";
  if (look.code) return "CodeText";
  if (look.strong && look.emphasis) return "StrongEmphasis";
  if (look.strong) return "Strong";
  return look.emphasis ? "Emphasis" : "";
}

// Below U+0590 stand Latin, Greek, Cyrillic and Armenian only, which one font sets.
bool is_simple(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0xD6 || static_cast<unsigned char>(c) == 0xE2;
  });
}

}  // namespace

std::string bookmark_name(std::string_view id) {
  std::string name;
  for (const char c : id) name += ascii::is_alphanumeric(c) ? c : '_';
  if (name.empty() || !ascii::is_letter(name[0])) name.insert(0, "b_");
  if (name.size() > 40) name = name.substr(0, 29) + "_" + sha256(id).substr(0, 10);
  return name;
}

int Builder::link(LinkTarget target) {
  for (std::size_t i = 0; i < model_.links.size(); ++i)
    if (model_.links[i].uri == target.uri && model_.links[i].anchor == target.anchor) return static_cast<int>(i);
  model_.links.push_back(std::move(target));
  return static_cast<int>(model_.links.size()) - 1;
}

void Builder::anchor(std::string_view id, Paragraph& out) {
  const auto name = bookmark_name(id);
  if (id.empty() || !anchors_.insert(name).second) return;
  out.runs.emplace_back(AnchorRun{name, false});
  out.runs.emplace_back(AnchorRun{name, true});
}

void Builder::text(std::string_view value, Paragraph& out, const TextLook& look) {
  if (value.empty()) return;
  const auto append = [&](std::string_view part, std::string style, std::string_view language) {
    auto* last = out.runs.empty() ? nullptr : std::get_if<TextRun>(&out.runs.back());
    if (last != nullptr && last->style == style && last->language == language && last->link == look.link)
      last->text += part;
    else out.runs.emplace_back(TextRun{std::string(part), std::move(style), std::string(language), look.link});
  };
  if (is_simple(value)) return append(value, std::string(style_of(look)), look.language);
  for (const auto& run : unicode::script_runs(value)) {
    const auto part = value.substr(run.range.begin, run.range.end - run.range.begin);
    const auto script = unicode::script_long_name(run.script);
    const auto& fallback = options_.theme->fallback;
    const bool other = run.script != "Latn" && run.script != "Zyyy" && run.script != "Grek" && run.script != "Cyrl" &&
                       fallback.find(script) != fallback.end();
    if (other && model_.scripts.empty()) model_.first_script = place_;
    if (other) model_.scripts.insert(script);
    if (!other) {
      append(part, std::string(style_of(look)), look.language);
      continue;
    }
    const std::string_view base = look.link >= 0 ? "Hyperlink" : look.strong ? "Strong" : "";
    append(part, script_style(script, base), look.language.empty() ? ooxml::language_of(run.script) : look.language);
  }
}

// Text within a content control; without an id, text alone.
void Builder::controlled_text(std::string_view value, Paragraph& out, const TextLook& look,
                              const ControlEdge& control) {
  if (control.id.empty()) return text(value, out, look);
  out.runs.emplace_back(control);
  text(value, out, look);
  out.runs.emplace_back(ControlEdge{{}, {}, true});
}

void Builder::styled(const document::Styled& styled, Paragraph& out, const TextLook& look) {
  TextLook inner = look;
  if (const auto language = styled.attributes.get("lang"); !language.empty()) inner.language = language;
  anchor(styled.attributes.id, out);
  inlines(styled.content, out, inner);
  for (const auto& name : styled.attributes.classes)
    if (const auto* symbol = options_.theme->symbols.find(name))
      text(styled.content.empty() ? symbol->label : ": " + ascii::lower_first(symbol->label), out, inner);
}

void Builder::citation(const document::Citation& citation, Paragraph& out, const TextLook& look) {
  const auto* before = out.runs.empty() ? nullptr : std::get_if<TextRun>(&out.runs.back());
  const bool spaced = before == nullptr ? out.runs.empty() : before->text.ends_with(' ');
  text(spaced ? "[" : " [", out, look);
  bool first = true;
  for (const auto& item : citation.items) {
    if (!first) text("; ", out, look);
    first = false;
    TextLook inner = look;
    const std::string target = "ref-" + (item.key.empty() ? item.id : item.key);
    const bool listed = item.number > 0 && std::any_of(document_.targets.begin(), document_.targets.end(),
                                                       [&](const auto& t) { return t.id == target; });
    if (listed && look.link < 0) inner.link = link({{}, bookmark_name(target)});
    text(item.number > 0 ? std::to_string(item.number) : item.label.empty() ? item.id : item.label, out, inner);
    if (!item.locator.empty()) text(", " + item.locator, out, look);
  }
  text("]", out, look);
}

void Builder::cross_reference(const document::CrossReference& reference, Paragraph& out, const TextLook& look) {
  const bool known = std::any_of(document_.targets.begin(), document_.targets.end(),
                                 [&](const auto& t) { return t.id == reference.target; });
  const std::string words = reference.text.empty() ? reference.target : reference.text;
  const auto space = words.rfind(' ');
  const bool numbered = reference.target.starts_with("fig:") || reference.target.starts_with("tbl:");
  if (!known) return text(words, out, look);
  if (numbered && space != std::string::npos) {
    text(words.substr(0, space + 1), out, look);
    out.runs.emplace_back(FieldRun{fmt::format(" REF {} \\h ", bookmark_name(reference.target)),
                                   words.substr(space + 1), std::string(style_of(look))});
    return;
  }
  TextLook inner = look;
  inner.link = link({{}, bookmark_name(reference.target)});
  text(words, out, inner);
}

void Builder::inlines(const document::Inlines& content, Paragraph& out, const TextLook& look) {
  for (const auto& item : content) {
    TextLook inner = look;
    place_ = item.span;
    if (const auto* words = std::get_if<document::Text>(&item.node)) text(words->text, out, look);
    else if (const auto* emphasis = std::get_if<document::Emphasis>(&item.node))
      inner.emphasis = true, inlines(emphasis->content, out, inner);
    else if (const auto* strong = std::get_if<document::Strong>(&item.node))
      inner.strong = true, inlines(strong->content, out, inner);
    else if (const auto* code = std::get_if<document::Code>(&item.node))
      inner.code = true, text(code->text, out, inner);
    else if (const auto* target = std::get_if<document::Link>(&item.node)) {
      inner.link = target->target.starts_with('#') ? link({{}, bookmark_name(target->target.substr(1))})
                                                   : link({target->target, {}});
      inlines(target->content, out, inner);
    } else if (std::get_if<document::SoftBreak>(&item.node) != nullptr) text(" ", out, look);
    else if (std::get_if<document::LineBreak>(&item.node) != nullptr) out.runs.emplace_back(BreakRun{});
    else if (const auto* span = std::get_if<document::Styled>(&item.node)) styled(*span, out, look);
    else if (const auto* cited = std::get_if<document::Citation>(&item.node)) citation(*cited, out, look);
    else if (const auto* reference = std::get_if<document::CrossReference>(&item.node))
      cross_reference(*reference, out, look);
    else if (const auto* note = std::get_if<document::NoteReference>(&item.node)) {
      if (in_table_)
        diagnostics_.error("docx.note-in-table", item.span,
                           "a footnote stands in a table or box, where its page cannot be known",
                           "write the note as (a) in the source line below");
      else if (note->number > 0) out.runs.emplace_back(NoteRun{note->number});
    } else if (const auto* image = std::get_if<document::Image>(&item.node)) {
      diagnostics_.error("docx.image-in-text", item.span,
                         fmt::format("the image '{}' stands within a line", image->path),
                         "give it a paragraph of its own");
    }
  }
}

}  // namespace galley::docx
