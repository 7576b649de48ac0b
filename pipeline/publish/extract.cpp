#include "publish/extract.h"

#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "document/walk.h"
#include "layout/trace.h"
#include "opc/package.h"
#include "unicode/unicode.h"

namespace galley::publish {
namespace {

void add(std::string& text, std::string_view words) {
  if (words.empty()) return;
  text += words;
  text += '\n';
}

void add_figure(std::string& text, const std::string& id, const document::Document& document) {
  if (!document.resources) return;
  const auto found = document.resources->figures.find(id);
  if (found == document.resources->figures.end()) return;
  const document::FigureData& figure = found->second;
  for (const std::string* words :
       {&figure.title, &figure.subtitle, &figure.unit, &figure.note, &figure.source, &figure.alt, &figure.description})
    add(text, *words);
  for (const std::string& column : figure.columns) add(text, column);
  for (const document::FigureRow& row : figure.rows)
    for (const std::string& cell : row.cells) add(text, cell);
}

// The code point that `digits` names, or none.
std::optional<char32_t> code_point_of(std::string_view digits, int base) {
  std::uint32_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (error != std::errc() || end != digits.data() + digits.size() || value > 0x10FFFF) return std::nullopt;
  return static_cast<char32_t>(value);
}

// "&amp;", "&#39;", "&#x2019;" as the letters they stand for.
std::string resolve_references(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> named = {
      {{"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}}};
  constexpr std::size_t longest = 10;
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = text[at] == '&' ? text.substr(at, longest).find(';') : std::string_view::npos;
    if (end == std::string_view::npos) {
      result += text[at];
      continue;
    }
    const std::string_view name = text.substr(at + 1, end - 1);
    std::optional<char32_t> letter;
    if (name.starts_with("#x") || name.starts_with("#X")) letter = code_point_of(name.substr(2), 16);
    else if (name.starts_with('#')) letter = code_point_of(name.substr(1), 10);
    for (const auto& [known, character] : named)
      if (name == known) letter = static_cast<char32_t>(character);
    if (letter) unicode::append_utf8(result, *letter);
    else result += ' ';
    at += end;
  }
  return result;
}

// "a%20b" as "a b"; appended only where an address holds escapes.
std::string resolve_percent(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = text[at] == '%' ? code_point_of(text.substr(at + 1, 2), 16) : std::nullopt;
    if (byte) {
      result += static_cast<char>(static_cast<unsigned char>(*byte));
      at += 2;
    } else {
      result += text[at];
    }
  }
  return result;
}

}  // namespace

std::string text_of_pages(const layout::Pages& pages, const document::Metadata& metadata) {
  std::string text;
  // The pages follow on one another first, so that a running head parts no sentence.
  for (const layout::Page& page : pages.pages) add(text, layout::text_of(page));
  for (const layout::Page& page : pages.pages) {
    for (const layout::Item& item : page.items)
      if (const auto* run = std::get_if<layout::GlyphRun>(&item); run != nullptr && run->element == layout::artifact)
        add(text, run->text);
    for (const layout::LinkArea& link : page.links) {
      add(text, link.contents);
      add(text, link.uri);
    }
  }
  for (const layout::Element& element : pages.structure)
    for (const std::string* words : {&element.title, &element.alt, &element.actual_text}) add(text, *words);
  for (const layout::OutlineEntry& entry : pages.outline) add(text, entry.title);
  for (const layout::Destination& destination : pages.destinations) add(text, destination.name);
  for (const std::string* words : {&metadata.title, &metadata.subtitle, &metadata.publisher, &metadata.draft_id})
    add(text, *words);
  for (const std::string& author : metadata.authors) add(text, author);
  return text;
}

std::string text_of_document(const document::Document& document) {
  std::string text;
  const document::BlockVisitor visit = [&](const document::Block& block) {
    if (const auto* paragraph = std::get_if<document::Paragraph>(&block.node))
      add(text, plain_text(paragraph->content));
    if (const auto* heading = std::get_if<document::Heading>(&block.node)) add(text, plain_text(heading->content));
    if (const auto* code = std::get_if<document::CodeBlock>(&block.node)) add(text, code->text);
    if (const auto* figure = std::get_if<document::Figure>(&block.node)) {
      add(text, plain_text(figure->caption));
      add(text, figure->image.alt);
    }
    if (const auto* table = std::get_if<document::Table>(&block.node)) {
      add(text, plain_text(table->caption));
      for (const document::Cell& cell : table->header) add(text, plain_text(cell.content));
      for (const document::Row& row : table->rows)
        for (const document::Cell& cell : row) add(text, plain_text(cell.content));
    }
    if (const auto* chart = std::get_if<document::Chart>(&block.node)) add_figure(text, chart->figure, document);
    return true;
  };
  document::walk_blocks(document.blocks, visit);
  for (const document::Note& note : document.notes) document::walk_blocks(note.content, visit);
  return text;
}

// Tags inside a word's run ("</w:t></w:r><w:r><w:t>") split letters that a reader sees
// together, so what lies between tags is taken twice: joined, and with spaces for tags.
std::string text_of_markup(std::string_view markup) {
  std::string joined, spaced, attributes;
  bool in_tag = false;
  for (std::size_t at = 0; at < markup.size(); ++at) {
    const char letter = markup[at];
    if (letter == '<') {
      in_tag = true;
      spaced += ' ';
      // A paragraph's end ends a run of words in both readings.
      if (markup.substr(at).starts_with("</w:p>") || markup.substr(at).starts_with("</a:p>")) joined += '\n';
    } else if (letter == '>' && in_tag) {
      in_tag = false;
      attributes += '\n';
    } else if (in_tag) {
      attributes += letter;
    } else {
      joined += letter;
      spaced += letter;
    }
  }
  std::string text = resolve_references(joined) + '\n' + resolve_references(spaced) + '\n';
  const std::string inside = resolve_references(attributes);
  text += inside;
  if (inside.find('%') != std::string::npos) text += '\n' + resolve_percent(inside);
  return text;
}

std::string text_of_json(std::string_view json) {
  constexpr std::size_t unicode_escape = 6;  // "\u2019"
  std::string text;
  for (std::size_t at = 0; at < json.size(); ++at) {
    if (json[at] != '\\' || at + 1 == json.size()) {
      text += json[at];
      continue;
    }
    const auto letter = json[at + 1] == 'u' ? code_point_of(json.substr(at + 2, 4), 16) : std::nullopt;
    if (letter) unicode::append_utf8(text, *letter);
    else text += json[at + 1] == 'n' || json[at + 1] == 't' || json[at + 1] == 'r' ? ' ' : json[at + 1];
    at += letter ? unicode_escape - 1 : 1;
  }
  return text;
}

std::string text_of_markdown(std::string_view markdown) {
  std::string text;
  while (!markdown.empty()) {
    const std::size_t open = std::min(markdown.find("[@"), markdown.size());
    text += markdown.substr(0, open);
    markdown.remove_prefix(open);
    if (markdown.empty()) break;
    const std::size_t close = markdown.find(']');
    markdown.remove_prefix(close == std::string_view::npos ? 2 : close + 1);
  }
  return text;
}

Result<std::string> text_of_package(std::string_view bytes) {
  TRY(const opc::Package package, opc::read_package(bytes));
  std::string text;
  for (const auto& [name, part] : package.parts()) {
    add(text, name);
    if (name.ends_with(".xlsx")) {
      TRY(const std::string inner, text_of_package(part.bytes));
      add(text, inner);
    } else if (name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".svg") || name.ends_with(".vml")) {
      add(text, text_of_markup(part.bytes));
    }
  }
  return text;
}

}  // namespace galley::publish
