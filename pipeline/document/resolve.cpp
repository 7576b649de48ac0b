#include "document/resolve.h"

#include <algorithm>
#include <set>
#include <tuple>

#include <fmt/format.h>

#include "base/ascii.h"
#include "base/files.h"
#include "document/walk.h"

namespace galley::document {
namespace {

constexpr int most_hints = 20;  // looking for the nearest name costs time

class Resolver {
 public:
  Resolver(Document& document, Diagnostics& diagnostics)
      : document_(document), words_(document.metadata.words), diagnostics_(diagnostics) {}

  void run() {
    number_blocks(document_.blocks);
    index_notes();
    references(document_.blocks);
    in_note_ = true;
    for (std::size_t i = 0; i < note_order_.size(); ++i) references(document_.notes[note_order_[i]].content);
    order_notes();
    refuse_blocks_in_notes();
    for (Note& note : document_.notes) number_blocks(note.content);
  }

 private:
  void error(std::string rule, Span span, std::string message, std::string hint = {}) {
    diagnostics_.error("reference." + rule, span, std::move(message), std::move(hint));
  }

  // ---- Numbers and targets ----

  void target(std::string id, std::string text, const Inlines& title, Span span) {
    if (id.empty()) return;
    if (!ids_.insert(id).second) {
      error("duplicate-id", span, fmt::format("the id '{}' stands here twice", id), "give one of the two another id");
      return;
    }
    document_.targets.push_back({std::move(id), std::move(text), title, span});
  }

  void number_blocks(Blocks& blocks) {
    for (Block& block : blocks) {
      block.id = ++next_block_;
      if (auto* node = std::get_if<Heading>(&block.node)) number(*node, block.span);
      if (auto* node = std::get_if<Table>(&block.node)) number(*node, block.span);
      if (auto* node = std::get_if<Figure>(&block.node)) number(*node, block.span);
      if (auto* node = std::get_if<Chart>(&block.node)) number(*node, block.span);
      if (auto* node = std::get_if<Paragraph>(&block.node)) anchors(node->content);
      if (auto* node = std::get_if<Quote>(&block.node)) number_blocks(node->content);
      if (auto* node = std::get_if<Div>(&block.node)) {
        name(*node, block.span);
        number_blocks(node->content);
      }
      if (auto* node = std::get_if<List>(&block.node)) {
        for (ListItem& item : node->items) number_blocks(item.content);
      }
    }
  }

  void anchors(const Inlines& content) {
    walk_inlines(content, [&](const Inline& item) {
      if (const auto* styled = std::get_if<Styled>(&item.node))
        target(styled->attributes.id, {}, styled->content, item.span);
      return true;
    });
  }

  void number(Heading& heading, Span span) {
    const bool counted = !heading.attributes.has("unnumbered");
    if (heading.level == 1) {
      in_chapter_ = counted;
      section_ = 0;
      if (counted) heading.number = fmt::format("{}", ++chapter_);
    } else if (heading.level == 2 && counted && in_chapter_) {
      heading.number = fmt::format("{}.{}", chapter_, ++section_);
    }
    std::string text = heading.number.empty()
                           ? plain_text(heading.content)
                           : fill_in(heading.level == 1 ? words_.chapter : words_.section, heading.number);
    target(heading.attributes.id, std::move(text), heading.content, span);
    anchors(heading.content);
  }

  void number(Table& table, Span span) {
    const std::string& id = table.attributes.id;
    if (!table.caption.empty() || !id.empty()) table.number = fmt::format("{}", ++tables_);
    target(id, fill_in(words_.table, table.number), table.caption, span);
    anchors(table.caption);
    for (const Cell& cell : table.header) anchors(cell.content);
    for (const Row& row : table.rows) {
      for (const Cell& cell : row) anchors(cell.content);
    }
  }

  void number(Figure& figure, Span span) {
    const std::string& id = figure.image.attributes.id;
    if (!figure.caption.empty() || !id.empty()) figure.number = fmt::format("{}", ++figures_);
    target(id, fill_in(words_.figure, figure.number), figure.caption, span);
  }

  void number(Chart& chart, Span span) {
    chart.number = fmt::format("{}", ++figures_);
    Inlines title;
    if (document_.resources) {
      const auto found = document_.resources->figures.find(chart.figure);
      if (found != document_.resources->figures.end()) {
        title.push_back({Text{found->second.title}, found->second.span});
      } else {
        std::vector<std::string> known;
        for (const auto& [id, figure] : document_.resources->figures) known.push_back(id);
        const std::string name = chart.figure.substr(chart.figure.rfind('/') + 1);  // a path stands for the id in it
        error("unknown-figure", span, fmt::format("no figure has the id '{}'", chart.figure),
              hint(name.substr(0, name.find('.')), known));
      }
    }
    target("fig:" + chart.figure, fill_in(words_.figure, chart.number), title, span);
  }

  void name(const Div& div, Span span) {
    std::string text = div.name;
    Inlines title;
    for (const Block& block : div.content) {
      if (const auto* heading = std::get_if<Heading>(&block.node)) {
        title = heading->content;
        text = plain_text(title);
        break;
      }
    }
    if (div.name == "recommendation" && !div.attributes.get("number").empty())
      text = fill_in(words_.recommendation, div.attributes.get("number"));
    target(div.attributes.id, std::move(text), title, span);
  }

  // ---- Notes ----

  void index_notes() {
    for (std::size_t i = 0; i < document_.notes.size(); ++i) {
      const Note& note = document_.notes[i];
      if (!notes_.emplace(note.label, i).second) {
        error("duplicate-note", note.span, fmt::format("the note '{}' stands here twice", note.label),
              "give one of the two another label");
      }
    }
  }

  void order_notes() {
    std::vector<Note> ordered;
    std::vector<bool> taken(document_.notes.size());
    for (const std::size_t index : note_order_) {
      taken[index] = true;
      ordered.push_back(std::move(document_.notes[index]));
    }
    for (std::size_t i = 0; i < taken.size(); ++i) {
      if (taken[i] || named_in_notes_.contains(i)) continue;
      Note& note = document_.notes[i];
      const auto first = notes_.find(note.label);
      if (first != notes_.end() && first->second == i) {
        diagnostics_.warning("reference.unused-note", note.span,
                             fmt::format("nothing refers to the note '{}'", note.label),
                             fmt::format("write '[^{}]' in the text, or remove the note", note.label));
      }
    }
    document_.notes = std::move(ordered);
  }

  // No writer has a place for a list or a table at the foot of a page.
  void refuse_blocks_in_notes() {
    for (const Note& note : document_.notes)
      for (const Block& block : note.content)
        if (!std::holds_alternative<Paragraph>(block.node))
          error("note-content", block.span, "a note holds paragraphs only",
                "write the list, quotation or table into the text");
  }

  void refer(NoteReference& reference, Span span) {
    const auto found = notes_.find(reference.label);
    if (in_note_) {
      error("nested-note", span, "a note cannot refer to a note", "write what it says into this note");
      if (found != notes_.end()) named_in_notes_.insert(found->second);
      return;
    }
    if (found == notes_.end()) {
      std::vector<std::string> known;
      for (const auto& [label, index] : notes_) known.push_back(label);
      std::string help = hint(reference.label, known);
      if (help.empty()) help = fmt::format("write '[^{}]: its text' below, in the same section", reference.label);
      error("unknown-note", span, fmt::format("the note '{}' has no text", reference.label), std::move(help));
      return;
    }
    Note& note = document_.notes[found->second];
    if (note.number == 0) {
      note_order_.push_back(found->second);
      note.number = static_cast<int>(note_order_.size());
    }
    reference.number = note.number;
  }

  // ---- References ----

  std::string hint(std::string_view word, const std::vector<std::string>& known) {
    if (++hints_ > most_hints) return {};
    const std::optional<std::string> meant = nearest(word, known);
    return meant ? fmt::format("did you mean '{}'?", *meant) : std::string();
  }

  void refer(Citation& citation) {
    if (!document_.resources) return;
    const auto& references = document_.resources->references;
    for (CitedItem& item : citation.items) {
      const auto found = references.find(item.id);
      if (found == references.end()) {
        std::vector<std::string> known;
        if (hints_ < most_hints) {
          for (const auto& [key, entry] : references) known.push_back(key);
        }
        diagnostics_.error("citation.unknown", item.span, fmt::format("no source has the key '{}'", item.id),
                           hint(item.id, known));
        continue;
      }
      item.key = found->second.key;
      item.number = found->second.number;
      item.label = found->second.label;
    }
    tidy(citation.items);
  }

  // Several facts of one source are one number to a reader; numbers ascend. A locator
  // keeps its item apart.
  static void tidy(std::vector<CitedItem>& items) {
    const auto order = [](const CitedItem& item) { return std::tie(item.number, item.key, item.locator); };
    std::stable_sort(items.begin(), items.end(),
                     [&](const CitedItem& a, const CitedItem& b) { return order(a) < order(b); });
    const auto same = [&](const CitedItem& a, const CitedItem& b) { return !a.key.empty() && order(a) == order(b); };
    items.erase(std::unique(items.begin(), items.end(), same), items.end());
  }

  // "Table 1 shows": a reference that opens a sentence takes a capital.
  static bool opens_sentence(const Inlines& content, std::size_t index) {
    for (std::size_t before = index; before-- > 0;) {
      if (std::holds_alternative<SoftBreak>(content[before].node) ||
          std::holds_alternative<LineBreak>(content[before].node))
        continue;
      const auto* text = std::get_if<Text>(&content[before].node);
      if (text == nullptr) return false;
      const std::size_t last = text->text.find_last_not_of(' ');
      if (last == std::string::npos) continue;
      return std::string_view(".!?").find(text->text[last]) != std::string_view::npos;
    }
    return true;
  }

  const Target* find_target(std::string_view id) {
    if (by_id_.empty()) {
      for (std::size_t i = 0; i < document_.targets.size(); ++i) by_id_.emplace(document_.targets[i].id, i);
    }
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &document_.targets[found->second];
  }

  void unknown_target(std::string_view id, Span span) {
    // `{#method}` stands where `{#sec:method}` is meant.
    const std::size_t colon = id.find(':');
    if (colon != std::string_view::npos && find_target(id.substr(colon + 1))) {
      error("unknown", span, fmt::format("nothing in this document has the id '{}'", id),
            fmt::format("there is '{}': write {{#{}}} at it", id.substr(colon + 1), id));
      return;
    }
    std::vector<std::string> known;
    if (hints_ < most_hints) {
      for (const Target& item : document_.targets) known.push_back(item.id);
    }
    std::string help = hint(id, known);
    if (help.empty() && id.starts_with("fig:") && document_.resources &&
        document_.resources->figures.contains(std::string(id.substr(4))))
      help = fmt::format(
          "the figure stands in sources/figures/, and this document does not show it: put in a block `chart` with '{}'",
          id.substr(4));
    if (help.empty() && id.starts_with("tbl:"))
      help = fmt::format("if there is such a table, this document does not show it: put in a block `table` with '{}'",
                         id.substr(4));
    error("unknown", span, fmt::format("nothing in this document has the id '{}'", id), std::move(help));
  }

  void references(Blocks& blocks) {
    for (Block& block : blocks) {
      if (auto* node = std::get_if<Paragraph>(&block.node)) references(node->content);
      if (auto* node = std::get_if<Heading>(&block.node)) references(node->content);
      if (auto* node = std::get_if<Figure>(&block.node)) references(node->caption);
      if (auto* node = std::get_if<Quote>(&block.node)) references(node->content);
      if (auto* node = std::get_if<Div>(&block.node)) references(node->content);
      if (auto* node = std::get_if<List>(&block.node)) {
        for (ListItem& item : node->items) references(item.content);
      }
      if (auto* node = std::get_if<Table>(&block.node)) {
        references(node->caption);
        for (Cell& cell : node->header) references(cell.content);
        for (Row& row : node->rows) {
          for (Cell& cell : row) references(cell.content);
        }
      }
    }
  }

  void references(Inlines& content) {
    for (std::size_t index = 0; index < content.size(); ++index) {
      Inline& item = content[index];
      if (auto* node = std::get_if<NoteReference>(&item.node)) refer(*node, item.span);
      if (auto* node = std::get_if<Citation>(&item.node)) refer(*node);
      if (auto* node = std::get_if<CrossReference>(&item.node)) {
        const Target* found = find_target(node->target);
        if (found) {
          node->text = opens_sentence(content, index) ? ascii::upper_first(found->text) : found->text;
        } else {
          unknown_target(node->target, item.span);
        }
      }
      if (auto* node = std::get_if<Link>(&item.node)) {
        if (node->target.size() > 1 && node->target[0] == '#' && !find_target(std::string_view(node->target).substr(1)))
          unknown_target(node->target.substr(1), item.span);
        references(node->content);
      }
      if (auto* node = std::get_if<Emphasis>(&item.node)) references(node->content);
      if (auto* node = std::get_if<Strong>(&item.node)) references(node->content);
      if (auto* node = std::get_if<Styled>(&item.node)) references(node->content);
    }
  }

  Document& document_;
  const Words& words_;
  Diagnostics& diagnostics_;
  int next_block_ = 0, chapter_ = 0, section_ = 0, figures_ = 0, tables_ = 0, hints_ = 0;
  bool in_chapter_ = false, in_note_ = false;
  std::set<std::string, std::less<>> ids_;
  std::map<std::string, std::size_t, std::less<>> notes_;   // label → index
  std::map<std::string, std::size_t, std::less<>> by_id_;   // id → index of targets
  std::vector<std::size_t> note_order_;
  std::set<std::size_t> named_in_notes_;
};

}  // namespace

void resolve_document(Document& document, Diagnostics& diagnostics) { Resolver(document, diagnostics).run(); }

}  // namespace galley::document
