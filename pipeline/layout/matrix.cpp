// The matrix: platforms down, questions across, a symbol over a word in every cell, never
// colour alone. Legend above, totals below.
#include <algorithm>
#include <optional>
#include <tuple>
#include <utility>

#include "layout/table.h"

namespace galley::layout {

// groups="Rules for users:4;Routes to evidence:4"
std::vector<ColumnGroup> read_column_groups(std::string_view text) {
  std::vector<ColumnGroup> groups;
  while (!text.empty()) {
    const std::string_view part = text.substr(0, text.find(';'));
    const std::size_t colon = part.rfind(':');
    if (colon != std::string_view::npos)
      groups.push_back({std::string(part.substr(0, colon)),
                        static_cast<std::size_t>(std::max(0, std::atoi(std::string(part.substr(colon + 1)).c_str())))});
    text.remove_prefix(std::min(text.size(), part.size() + 1));
  }
  return groups;
}

class MatrixBuilder {
 public:
  MatrixBuilder(Flow& flow, const document::Table& table) : flow_(flow), table_(table), look_(flow.theme_.pdf.matrix) {
    const style::Frame& full = flow.theme_.pdf.frames.full;
    frame_ = flow.landscape_ ? flow.frame_ : Flow::Frame{full.x, full.width};
    const auto count = static_cast<double>(table.columns.size() - 1);
    column_ = std::min(look_.column * (flow.landscape_ ? 1.6 : 1), (frame_.width - look_.first_column) / count);
    first_ = frame_.width - column_ * count;
  }

  void build(const document::Block& block) {
    flow_.clear_side();
    const ElementId legend = flow_.add_element("P", flow_.parent_);  // heard before the symbols it explains
    element_ = flow_.add_element("Table", flow_.parent_);
    Strip top;
    double y = flow_.add_caption(top, flow_.table_label(table_.number), table_.caption, "", frame_, element_);
    y = add_legend(top, y, legend);
    const ElementId head = flow_.add_element("THead", element_);
    Strip header;
    const double height = add_head(header, head, false);
    append(top, std::move(header), 0, y);
    flow_.add_destination(top, flow_.destination_of(block));
    flow_.push_box(std::move(top), y + height, flow_.theme_.pdf.block_gap * 2, 0);
    flow_.forbid_break_here();
    const int repeat = flow_.new_strip(0);
    Strip again;
    const double repeated = add_head(again, artifact, true);
    flow_.strip(repeat) = std::move(again);
    flow_.strip(repeat).height = flow_.to_grid(repeated);
    const ElementId body = flow_.add_element("TBody", element_);
    for (std::size_t i = 0; i < table_.rows.size(); ++i) {
      add_row(table_.rows[i], body);
      Node& node = flow_.list_->back();
      node.penalty = i == 0 || i + 2 >= table_.rows.size() ? forbid_break : 10;
      node.repeat = repeat;
    }
    add_totals(body);
    flow_.last_frame_ = frame_;
    flow_.before_ = 2 * flow_.theme_.pdf.block_gap;
  }

 private:
  [[nodiscard]] double left_of(std::size_t column) const {
    return column == 0 ? frame_.x : frame_.x + first_ + column_ * static_cast<double>(column - 1);
  }

  double add_legend(Strip& target, double y, ElementId element) {
    const TextStyle& text = flow_.style("legend");
    const style::Symbols& symbols = flow_.theme_.symbols;
    std::vector<Piece> content;
    for (const style::Symbol* symbol : {&symbols.yes, &symbols.part, &symbols.none, &symbols.na}) {
      Piece mark = flow_.symbol_piece(*symbol, symbols.pdf_legend, element);
      flow_.pages_.structure.back().alt = flow_.words_.symbol;
      content.push_back(std::move(mark));
      content.push_back(flow_.text_piece(symbol->label, text.plain, element));
      Piece space;
      space.kind = Piece::Kind::space;
      space.width = flow_.theme_.baseline.full;
      space.element = element;
      content.push_back(std::move(space));
    }
    content.pop_back();
    return flow_.stack_text(target, content, text, frame_, y) + text.row->after;
  }

  double cell_text(Strip& target, const std::string& text, const CharacterStyle& style, const TextStyle& look, double x,
                   double width, double y, ElementId element) {
    return flow_.stack_text(target, {flow_.text_piece(text, style, element)}, look, {x, width}, y);
  }

  double add_head(Strip& target, ElementId head, bool repeated) {
    const TextStyle& text = flow_.style("table_head");
    const style::PdfTable& look = flow_.theme_.pdf.table;
    double y = 0;
    const std::vector<ColumnGroup> groups = read_column_groups(table_.attributes.get("groups"));
    if (!groups.empty()) {
      const ElementId row = repeated ? artifact : flow_.add_element("TR", head);
      CharacterStyle style = text.plain;
      style.colour = flow_.brand_.colour(look.group.colour);
      std::size_t column = 0;
      for (const ColumnGroup& group : groups) {
        const ElementId cell = repeated ? artifact : flow_.add_element(group.name.empty() ? "TD" : "TH", row);
        if (!repeated) {
          if (!group.name.empty()) flow_.pages_.structure.back().attributes.emplace_back("Table:Scope", "Column");
          flow_.pages_.structure.back().attributes.emplace_back("Table:ColSpan", std::to_string(group.columns));
        }
        const double x = left_of(column) + (column == 0 ? 0 : look.cell_left);
        const double width = left_of(column + group.columns) - left_of(column) - look.cell_left;
        if (!group.name.empty()) {
          cell_text(target, group.name, style, text, x, width, 0, cell);
          target.items.push_back(rule_item(x, text.leading() + 3, width - look_.cell_gap, look.group_rule.width,
                                           flow_.brand_.colour(look.group_rule.colour)));
        }
        column += group.columns;
      }
      y = text.leading() + flow_.theme_.baseline.quarter;
    }
    y += text.row->before;
    const ElementId row = repeated ? artifact : flow_.add_element("TR", head);
    std::vector<std::vector<int>> cells;
    std::size_t most = 1;
    for (std::size_t i = 0; i < table_.header.size(); ++i) {
      const ElementId cell = repeated ? artifact : flow_.add_element("TH", row);
      if (!repeated) flow_.pages_.structure.back().attributes.emplace_back("Table:Scope", "Column");
      const double inset = i == 0 ? 0 : look.cell_left;
      const std::string name = document::plain_text(table_.header[i].content);
      cells.push_back(flow_.text_strips({flow_.text_piece(name, text.plain, cell)}, text,
                                        {left_of(i) + inset, (i == 0 ? first_ : column_) - inset}));
      most = std::max(most, cells.back().size());
    }
    for (const std::vector<int>& lines : cells)
      for (std::size_t i = 0; i < lines.size(); ++i)
        append(target, std::move(flow_.strip(lines[i])), 0,
               y + static_cast<double>(most - lines.size() + i) * text.leading());
    y = flow_.to_grid(y + static_cast<double>(most) * text.leading() + text.row->after / 2);
    target.items.push_back(rule_item(frame_.x, y - look.head_rule.width / 2, frame_.width, look.head_rule.width,
                                     flow_.brand_.colour(look.head_rule.colour)));
    return y;
  }

  // The colour behind an answer; nothing where it is the page's own.
  [[nodiscard]] std::optional<style::Colour> fill_of(std::string_view answer) const {
    const std::string& fill = answer == "yes"    ? look_.fill_yes
                              : answer == "part" ? look_.fill_part
                              : answer == "none" ? look_.fill_none
                                                 : look_.fill_na;
    const style::Colour colour = flow_.brand_.colour(fill);
    return colour == flow_.brand_.colour("background") ? std::nullopt : std::optional(colour);
  }

  // Symbol and words of the answer in a column; returns where they end.
  double add_answer(Strip& content, const document::Cell& source, std::size_t column, ElementId cell) {
    const TextStyle& label = flow_.style("matrix_label");
    const style::Symbols& symbols = flow_.theme_.symbols;
    const style::PdfTable& look = flow_.theme_.pdf.table;
    const std::string_view answer = answer_of(source);
    const double x = left_of(column) + look.cell_left;
    const double width = column_ - look.cell_left - look_.cell_gap;
    double y = (look_.row - symbol_and_label()) / 2;
    if (const style::Symbol* symbol = symbols.find(answer)) {
      const ElementId span = flow_.add_element("Span", cell);
      flow_.pages_.structure.back().alt = symbol->label;
      draw_symbol(symbols, *symbol, {x, y, symbols.pdf_matrix, flow_.brand_.colour(symbol->colour), span},
                  content.items);
      y += symbols.pdf_matrix + label.row->before;
    }
    CharacterStyle style = label.plain;
    if (answer == "na") style.colour = flow_.brand_.colour(look_.na_label);
    return cell_text(content, document::plain_text(source.content), style, label, x, width, y, cell);
  }

  // The height of a symbol with one line of words below it.
  [[nodiscard]] double symbol_and_label() const {
    const TextStyle& label = flow_.style("matrix_label");
    return flow_.theme_.symbols.pdf_matrix + label.row->before + label.leading();
  }

  void add_row(const document::Row& source, ElementId body) {
    const style::PdfTable& look = flow_.theme_.pdf.table;
    double height = std::max(look_.row, flow_.to_grid(symbol_and_label() + 5));
    const TextStyle& name = flow_.style("table_text");
    TextStyle strong = name;
    strong.plain = name.strong;
    const ElementId row = flow_.add_element("TR", body);
    Strip target, content;
    const double air = height - look_.row;  // between a fill and the rule below it
    std::vector<std::pair<std::size_t, style::Colour>> fills;
    for (std::size_t i = 0; i < source.size(); ++i) {
      const ElementId cell = flow_.add_element(i == 0 ? "TH" : "TD", row);
      if (i == 0) {
        flow_.pages_.structure.back().attributes.emplace_back("Table:Scope", "Row");
        const double bottom = flow_.stack_text(content, flow_.pieces(source[0].content, strong, cell), strong,
                                               {frame_.x, first_ - look.cell_left}, 4.5);
        height = std::max(height, flow_.to_grid(bottom));
        continue;
      }
      const double bottom = add_answer(content, source[i], i, cell);
      height = std::max(height, flow_.to_grid(bottom + flow_.theme_.baseline.quarter / 2));
      const std::string_view answer = answer_of(source[i]);
      if (flow_.theme_.symbols.find(answer) == nullptr) continue;
      if (const auto fill = fill_of(answer)) fills.emplace_back(i, *fill);
    }
    for (const auto& [column, colour] : fills)
      target.items.push_back(filled_box(left_of(column), 0, column_ - look_.cell_gap, height - air, colour));
    append(target, std::move(content), 0, 0);
    target.items.push_back(rule_item(frame_.x, height - look_.row_rule.width / 2, frame_.width, look_.row_rule.width,
                                     flow_.brand_.colour(look_.row_rule.colour)));
    flow_.push_box(std::move(target), height, 0, 0);
  }

  void add_totals(ElementId body) {
    const TextStyle& total = flow_.style("matrix_total");
    const ElementId row = flow_.add_element("TR", body);
    Strip target;
    const double top = flow_.theme_.baseline.quarter;
    const ElementId head = flow_.add_element("TH", row);
    flow_.pages_.structure.back().attributes.emplace_back("Table:Scope", "Row");
    cell_text(target, fill_in(flow_.words_.yes_count, std::to_string(table_.rows.size())), total.plain, total,
              frame_.x, first_, top, head);
    for (std::size_t i = 1; i < table_.columns.size(); ++i) {
      const auto count = std::count_if(table_.rows.begin(), table_.rows.end(), [&](const document::Row& each) {
        return i < each.size() && answer_of(each[i]) == "yes";
      });
      cell_text(target, std::to_string(count), total.plain, total, left_of(i) + flow_.theme_.pdf.table.cell_left,
                column_, top, flow_.add_element("TD", row));
    }
    flow_.push_box(std::move(target), top + total.leading(), 0, 0);
  }

  Flow& flow_;
  const document::Table& table_;
  const style::PdfMatrix& look_;
  Flow::Frame frame_;
  double first_ = 0, column_ = 0;
  ElementId element_ = artifact;
};

// A matrix that a page can hold, with a note below it, stands whole.
void Flow::add_matrix(const document::Table& table, const document::Block& block) {
  if (table.columns.size() < 3) return TableBuilder(*this, table, block.span).build(block);
  clear_side();
  std::vector<Node> nodes;
  const auto list = std::exchange(list_, &nodes);
  const auto gap = std::make_tuple(before_, stretch_, shrink_);
  const int section = std::exchange(pending_section_, -1);
  nested_ = true;  // what waits for a line of the outer list goes on waiting
  MatrixBuilder(*this, table).build(block);
  nested_ = false;
  list_ = list;
  std::tie(before_, stretch_, shrink_) = gap;
  pending_section_ = section;
  if (natural_height(nodes) > page_height() * 0.9) {
    gap_before(2 * theme_.pdf.block_gap);
    splice(nodes);
  } else {
    Strip whole;
    const double height = stack(whole, nodes, 0);
    push_float(std::move(whole), height);
  }
  before_ = 2 * theme_.pdf.block_gap;
}

}  // namespace galley::layout
