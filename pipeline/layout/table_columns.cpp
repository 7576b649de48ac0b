// How wide the columns of a table are, and where their numbers stand.
#include "base/ascii.h"
#include "layout/table.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace galley::layout {
namespace {

// "1,234.5", "12%", "–3", "USD 4": digits first, or after a sign or a currency.
bool is_number(std::string_view text) {
  std::size_t digits = 0, letters = 0;
  for (const char c : text) {
    if (ascii::is_digit(c)) ++digits;
    else if (ascii::is_letter(c)) ++letters;
  }
  return digits > 0 && letters <= 3 && digits >= letters && text.size() <= 16 &&
         text.find(". ") == std::string_view::npos;
}

std::vector<double> given_widths(std::string_view text) {
  std::vector<double> widths;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find(' ', begin), text.size());
    if (end > begin) widths.push_back(std::strtod(std::string(text.substr(begin, end - begin)).c_str(), nullptr));
    begin = end + 1;
  }
  return widths;
}

}  // namespace

std::size_t decimal_point(std::string_view text) {
  const std::size_t point = text.rfind('.');
  if (point != std::string_view::npos && point + 1 < text.size() && ascii::is_digit(text[point + 1]))
    return point;
  std::size_t end = text.size();
  while (end > 0 && !ascii::is_digit(text[end - 1])) --end;
  return end;
}

void TableBuilder::choose_frame() {
  const style::PdfFrames& frames = flow_.theme_.pdf.frames;
  const bool wide = table_.attributes.has("wide") || table_.columns.size() > 3;
  frame_ = flow_.nested_ || !wide ? flow_.frame_ : Flow::Frame{frames.full.x, frames.full.width};
  if (flow_.landscape_) frame_ = flow_.frame_;
}

// The widest word and the widest text of each column, and which columns hold numbers.
void TableBuilder::measure_columns(std::vector<double>& least, std::vector<double>& most) {
  const std::size_t count = table_.columns.size();
  const double padding = flow_.theme_.pdf.table.cell_left * 2;
  numeric_.assign(count, true);
  const auto measure = [&](const document::Cell& cell, std::size_t column, const TextStyle& style) {
    const ParagraphSetter::Widths widths =
        flow_.setter_.widths({flow_.text_piece(document::plain_text(cell.content), style.plain, artifact)});
    least[column] = std::max(least[column], widths.least + padding);
    most[column] = std::max(most[column], widths.most + padding);
  };
  for (std::size_t i = 0; i < count && i < table_.header.size(); ++i)
    measure(table_.header[i], i, flow_.style("table_head"));
  for (const document::Row& row : table_.rows) {
    if (is_group(row)) continue;
    for (std::size_t i = 0; i < count && i < row.size(); ++i) {
      measure(row[i], i, flow_.style("table_text"));
      const std::string plain = document::plain_text(row[i].content);
      if (!plain.empty() && plain != "–" && plain != "-" && !is_number(plain)) numeric_[i] = false;
    }
  }
  for (std::size_t i = 0; i < count; ++i)
    numeric_[i] = (numeric_[i] && i > 0 && table_.columns[i] != document::Align::left && !table_.rows.empty()) ||
                  table_.columns[i] == document::Align::right;
}

void TableBuilder::set_widths() {
  const std::size_t count = table_.columns.size();
  std::vector<double> least(count, 0), most(count, 0);
  measure_columns(least, most);
  widen_for_groups(least, most);
  widths_.assign(count, 0);
  const std::vector<double> given = given_widths(table_.attributes.get("widths"));
  if (given.size() != count) return share_width(least, most);
  const double sum = std::accumulate(given.begin(), given.end(), 0.0);
  for (std::size_t i = 0; i < count; ++i)
    widths_[i] = sum > 0 ? frame_.width * given[i] / sum : frame_.width / static_cast<double>(count);
}

// Every column gets its widest word; what is left goes by what the whole texts would like,
// evenly where they all fit on their lines.
void TableBuilder::share_width(const std::vector<double>& least, const std::vector<double>& most) {
  const auto columns = static_cast<double>(least.size());
  const double sum_least = std::accumulate(least.begin(), least.end(), 0.0),
               sum_most = std::accumulate(most.begin(), most.end(), 0.0);
  const auto wish = [&](std::size_t i) { return std::sqrt(std::max(0.0, most[i] - least[i])); };
  double wishes = 0;
  for (std::size_t i = 0; i < least.size(); ++i) wishes += wish(i);
  const double room = frame_.width - sum_least;
  const double narrowest = flow_.theme_.pdf.table.cell_left * 2 + flow_.style("table_text").row->size;
  if (room < 0 && narrowest * columns > frame_.width)
    flow_.diagnostics_.error("layout.table-columns", span_, "the table has more columns than its frame can hold",
                             "divide the table, or turn rows and columns round");
  else if (room < 0)
    flow_.diagnostics_.warning("layout.table-width", span_, "the table's columns are wider than its frame",
                               "use fewer columns, shorter words, or a landscape page");
  for (std::size_t i = 0; i < least.size(); ++i) {
    if (room < 0) widths_[i] = frame_.width * least[i] / sum_least;
    else if (sum_most <= frame_.width) widths_[i] = most[i] + (frame_.width - sum_most) / columns;
    else widths_[i] = least[i] + room * wish(i) / wishes;
  }
}

// The widest word of a common head finds room over its columns.
void TableBuilder::widen_for_groups(std::vector<double>& least, std::vector<double>& most) {
  std::size_t column = 0;
  for (const ColumnGroup& group : read_column_groups(table_.attributes.get("groups"))) {
    const std::size_t end = std::min(column + group.columns, least.size());
    if (end <= column) return;
    double missing =
        flow_.setter_.widths({flow_.text_piece(group.name, flow_.style("table_head").plain, artifact)}).least +
        flow_.theme_.pdf.table.cell_left * 2;
    for (std::size_t i = column; i < end; ++i) missing -= least[i];
    for (std::size_t i = column; i < end && missing > 0; ++i) {
      least[i] += missing / static_cast<double>(end - column);
      most[i] = std::max(most[i], least[i]);
    }
    column = end;
  }
}

void TableBuilder::align_decimals() {
  fraction_.assign(table_.columns.size(), 0);
  const TextStyle& style = flow_.style("table_text");
  for (const document::Row& row : table_.rows)
    for (std::size_t i = 0; i < row.size() && i < fraction_.size(); ++i) {
      if (!numeric_[i]) continue;
      const std::string plain = document::plain_text(row[i].content);
      const std::size_t point = decimal_point(plain);
      fraction_[i] = std::max(
          fraction_[i], flow_.setter_.widths({flow_.text_piece(plain.substr(point), style.plain, artifact)}).most);
    }
}

}  // namespace galley::layout
