#include "check/structure.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/files.h"
#include "document/walk.h"

namespace galley::check {
namespace {

using namespace document;

bool is_blank(const Row& row) {
  return std::all_of(row.begin(), row.end(), [](const Cell& cell) { return plain_text(cell.content).empty(); });
}

// Boxes whose heading is set by its place (a profile's name, a recommendation's title):
// writers tag it one level below the chapter, whatever its number of hashes.
bool sets_own_levels(const Div& div) {
  return div.name == "imprint" || div.name == "profile" || div.name == "recommendation" || div.name == "notes";
}

class Checker {
 public:
  Checker(const Document& document, Diagnostics& diagnostics) : document_(document), diagnostics_(diagnostics) {}

  void check(const Blocks& blocks) {
    walk_blocks(blocks, [&](const Block& block) { return visit(block); });
  }

  bool visit(const Block& block) {
    if (const auto* div = std::get_if<Div>(&block.node); div != nullptr && sets_own_levels(*div)) {
      const int outside = last_level_;
      last_level_ = 0;
      check(div->content);
      last_level_ = outside;
      return false;
    }
    if (const auto* heading = std::get_if<Heading>(&block.node)) check_heading(*heading, block.span);
    if (const auto* table = std::get_if<Table>(&block.node)) check_table(*table, block.span);
    if (const auto* paragraph = std::get_if<Paragraph>(&block.node)) check_paragraph(*paragraph, block.span);
    if (const auto* figure = std::get_if<Figure>(&block.node)) check_image(figure->image, block.span);
    if (const auto* chart = std::get_if<Chart>(&block.node)) check_chart(*chart, block.span);
    return true;
  }

  void check_image(const Image& image, Span span) {
    if (document_.resources && !document_.resources->images.contains(image.path)) report_absent(image.path, span);
    if (!image.alt.empty() || image.attributes.has("decorative")) return;
    diagnostics_.error("figure.alt-missing", span, fmt::format("the image {} has no alternative text", image.path),
                       "Write what it shows between the brackets: ![A queue at a border post](image.png).");
  }

  // A tag of an outline, in what an outline pulls in.
  void check_text(const std::string& text, Span span) {
    const std::size_t open = text.find("{{");
    if (open != std::string::npos && text.find("}}", open) != std::string::npos)
      diagnostics_.error("text.tag", span,
                         "a tag in double braces is read in templates/ only, and would be printed here",
                         "Write the words themselves.");
  }

 private:
  // Only PNG files are read as pictures.
  void report_absent(const std::string& path, Span span) {
    if (!path.ends_with(".png")) {
      diagnostics_.error("image.format", span, fmt::format("the image '{}' is no PNG file", path),
                         "Export it as PNG, at 300 pixels an inch or fewer, and name that file.");
      return;
    }
    std::vector<std::string> paths;
    for (const auto& [known, image] : document_.resources->images) paths.push_back(known);
    const auto meant = nearest(path, paths);
    diagnostics_.error(
        "image.missing", span, fmt::format("the image '{}' is not there", path),
        meant ? fmt::format("Did you mean {}?", *meant)
              : "Add the file, as PNG, and name it from the project's folder, as in sources/images/map.png.");
  }

  void check_heading(const Heading& heading, Span span) {
    if (last_level_ > 0 && heading.level > last_level_ + 1) {
      diagnostics_.error("heading.skipped", span,
                         fmt::format("a heading of level {} follows one of level {}", heading.level, last_level_),
                         fmt::format("Use {} here: screen readers announce levels, and none may be left out.",
                                     std::string(static_cast<std::size_t>(last_level_) + 1, '#')));
    }
    if (plain_text(heading.content).empty())
      diagnostics_.error("heading.empty", span, "the heading has no text", "Write it, or remove the line.");
    last_level_ = heading.level;
  }

  void check_table(const Table& table, Span span) {
    if (is_blank(table.header)) {
      diagnostics_.error("table.header-missing", span, "the table has no header row",
                         "Name each column in the first row; screen readers read it before every cell.");
    }
    if (table.rows.empty()) diagnostics_.error("table.empty", span, "the table has no rows");
  }

  // Rows without the line of hyphens are no table to Markdown: they would be printed as they stand.
  void check_paragraph(const Paragraph& paragraph, Span span) {
    const std::string text = plain_text(paragraph.content);
    const std::size_t marks = std::min(text.find_first_not_of('#'), text.size());
    if (marks >= 2 && marks <= 6)
      diagnostics_.error("heading.space", span, "this is no heading yet: a space is missing behind its marks",
                         fmt::format("Write '{} ', and then its words.", text.substr(0, marks)));
    for (const std::string_view bullet : {"\u2022", "\u25AA", "\u25CF", "\u25E6", "\u00B7", "\u2023"})
      if (text.starts_with(bullet))
        diagnostics_.error("list.bullet", span, "this is no list yet: it begins with a pasted bullet",
                           "Begin each item on a line of its own, with '- '.");
    if (text.size() < 2 || text.front() != '|' || text.back() != '|') return;
    diagnostics_.error("table.header-missing", span, "these rows are no table yet: there is no header row",
                       "Name each column in the first row, and write a line such as |---|---| below it.");
  }

  void check_chart(const Chart& chart, Span span) {
    if (!document_.resources) return;
    const auto found = document_.resources->figures.find(chart.figure);
    if (found == document_.resources->figures.end()) return;  // resolve_document has said so
    if (found->second.alt.empty())
      diagnostics_.error("figure.alt-missing", found->second.span ? found->second.span : span,
                         fmt::format("the figure {} has no alternative text", chart.figure),
                         "Add `alt:` to its file: its form, subject, main finding and extremes.");
  }

  const Document& document_;
  Diagnostics& diagnostics_;
  int last_level_ = 0;
};

}  // namespace

void check_structure(const Document& document, Diagnostics& diagnostics) {
  Checker checker(document, diagnostics);
  checker.check(document.blocks);
  walk_all_inlines(document, [&](const Inline& node) {
    if (const auto* image = std::get_if<Image>(&node.node)) checker.check_image(*image, node.span);
    if (const auto* text = std::get_if<Text>(&node.node)) checker.check_text(text->text, node.span);
    return true;
  });
}

}  // namespace galley::check
