// Dot plots and timelines: one row a mark, its name the label of a helper series at the
// left edge, because a scatter chart has no axis of names.
#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "ooxml/chart_parts.h"
#include "ooxml/theme.h"

namespace galley::ooxml::parts {
namespace {

constexpr int x_axis_id = 111111201;
constexpr int y_axis_id = 111111202;
constexpr double letter_width = 0.55;      // of the size of a label, about
constexpr double plot_right = 0.84;        // of the frame's width: labels stand behind the last mark
constexpr double right_edge = 0.98;        // of the frame's width, for labels
constexpr std::string_view no_break_space = "\u00A0";  // keeps a name off a mark at the edge
constexpr int most_years = 8;              // ticks of a timeline before they turn on their side

struct Mark {
  std::string name, label, value, extended;
  std::size_t group = 0;                   // of the figure's series; past or to come of a timeline
  bool bold = false;
};
struct Reference { std::string name, value; };
struct Marks {
  std::vector<Mark> rows;
  std::vector<std::string> groups;         // names of the series
  std::vector<Reference> references;
};

// "2026-11-05" as a year with a fraction, so that an axis can count years.
std::string decimal_year(std::string_view date) {
  if (date.size() < 4 || !is_number(date.substr(0, 4))) return {};
  double year = to_number(date.substr(0, 4));
  if (date.size() >= 7) year += (to_number(date.substr(5, 2)) - 1) / 12;
  if (date.size() >= 10) year += (to_number(date.substr(8, 2)) - 1) / 365;
  return fmt::format("{:.3f}", year);
}

Mark timeline_mark(const document::FigureData& figure, const document::FigureRow& row) {
  Mark mark;
  mark.name = std::string(cell(figure, row, figure.y)) + ": " + std::string(cell(figure, row, "event"));
  mark.label = cell(figure, row, "label");
  mark.value = decimal_year(cell(figure, row, figure.x));
  mark.group = cell(figure, row, "state") == "to-come" ? 1 : 0;
  return mark;
}

Mark dot_mark(const document::FigureData& figure, const document::FigureRow& row,
              const std::vector<std::string>& groups) {
  Mark mark;
  mark.name = cell(figure, row, figure.y);
  mark.label = cell(figure, row, "label");
  if (const auto value = cell(figure, row, figure.x); is_number(value)) mark.value = value;
  if (const auto extended = cell(figure, row, "extended"); is_number(extended)) mark.extended = extended;
  mark.bold = cell(figure, row, "bold") == "yes";
  if (mark.label.empty()) mark.label = mark.value;
  const auto group = std::find(groups.begin(), groups.end(), cell(figure, row, figure.series));
  if (group != groups.end()) mark.group = static_cast<std::size_t>(group - groups.begin());
  return mark;
}

Marks marks_of(const document::FigureData& figure, const Words& words) {
  Marks marks;
  const bool timeline = figure.kind == "timeline";
  if (timeline) marks.groups = {words.past, words.to_come};
  for (const auto& row : figure.rows) {
    const auto group = cell(figure, row, figure.series);
    const bool known = std::find(marks.groups.begin(), marks.groups.end(), group) != marks.groups.end();
    if (!timeline && !group.empty() && !known && cell(figure, row, "mark") != "reference")
      marks.groups.emplace_back(group);
  }
  if (marks.groups.empty()) marks.groups.push_back(words.value);
  for (const auto& row : figure.rows) {
    if (cell(figure, row, "mark") != "reference") {
      marks.rows.push_back(timeline ? timeline_mark(figure, row) : dot_mark(figure, row, marks.groups));
    } else if (const auto value = cell(figure, row, figure.x); is_number(value)) {
      marks.references.push_back({std::string(cell(figure, row, figure.y)), std::string(value)});
    }
  }
  return marks;
}

struct ScatterSeries {
  std::string name;
  std::vector<std::string> x, y;
  std::vector<Label> labels;
  std::string colour, symbol;              // no symbol: no marks
  bool open = false, in_legend = false;
  std::optional<style::Rule> line;
};

class Scatter {
 public:
  Scatter(opc::XmlWriter& xml, const Context& context, SheetRows& sheet)
      : xml_(xml), context_(context), chart_(context.theme.chart), sheet_(sheet),
        timeline_(context.figure.kind == "timeline"),
        marks_(marks_of(context.figure, context.look.words)) {
    scale_ = scale();
    left_ = std::min(0.6, ((timeline_ ? chart_.timeline.label_column : chart_.dot_plot.label_column) + 8) *
                              (context.look.text / chart_.label) / context.look.width);
    collect();
  }

  void write() {
    add_column(context_.figure.y, names(), true);
    xml_.begin("c:plotArea");
    layout();
    xml_.begin("c:scatterChart").empty("c:scatterStyle", "val", "lineMarker").empty("c:varyColors", "val", "0");
    for (std::size_t index = 0; index < series_.size(); ++index) series(series_[index], index);
    xml_.empty("c:axId", "val", x_axis_id).empty("c:axId", "val", y_axis_id).end();
    value_axis(xml_, context_, x_axis_id, y_axis_id, scale_);
    xml_.begin("c:valAx").empty("c:axId", "val", y_axis_id).begin("c:scaling").empty("c:orientation", "val", "minMax");
    xml_.empty("c:max", "val",
               fmt::format("{}", static_cast<double>(std::max<std::size_t>(1, marks_.rows.size())) + 0.5))
        .empty("c:min", "val", bottom())
        .end();
    xml_.empty("c:delete", "val", "1").empty("c:axPos", "val", "l").empty("c:crossAx", "val", x_axis_id);
    xml_.empty("c:crosses", "val", "min").empty("c:crossBetween", "val", "midCat").end().end();
    if (has_legend()) legend();
  }

 private:
  [[nodiscard]] bool has_legend() const {
    return std::count_if(series_.begin(), series_.end(), [](const ScatterSeries& each) { return each.in_legend; }) > 1;
  }
  // Below the last row there is room for the names of reference lines.
  [[nodiscard]] std::string bottom() const { return marks_.references.empty() ? "0.5" : "-0.3"; }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> result;
    for (const Mark& mark : marks_.rows) result.push_back(mark.name);
    return result;
  }

  [[nodiscard]] Scale scale() const {
    double maximum = 0, minimum = 1e9;
    const auto take = [&](const std::string& value) {
      if (value.empty()) return;
      maximum = std::max(maximum, to_number(value));
      minimum = std::min(minimum, to_number(value));
    };
    for (const Mark& mark : marks_.rows) take(mark.value), take(mark.extended);
    for (const Reference& reference : marks_.references) take(reference.value);
    if (!timeline_) {
      Scale scale = scale_to(std::max(maximum, -minimum), context_.figure.unit);
      if (minimum < 0) {
        scale.minimum = -std::ceil(-minimum / scale.step - 1e-9) * scale.step;
        scale.format = "General";  // a format of two sections drops the sign
      }
      return scale;
    }
    if (minimum > maximum) return {0, 1, 1, "0"};
    const double from = std::floor(minimum), to = std::ceil(maximum + 0.001);
    const double step = std::max(1.0, std::ceil((to - from) / most_years));
    return {from, from + std::ceil((to - from) / step) * step, step, "0"};
  }

  // From the left edge of the frame, in its width.
  [[nodiscard]] double place_of(const std::string& value) const {
    const double range = scale_.maximum - scale_.minimum;
    return left_ + (range <= 0 ? 0 : (to_number(value) - scale_.minimum) / range * (plot_right - left_));
  }

  // Behind the mark, or before it where the words would run out of the frame or across a
  // reference line.
  [[nodiscard]] std::string side(const std::string& value, const std::string& words) const {
    const double place = place_of(value);
    const double letters = letter_width * context_.look.text * static_cast<double>(words.size()) / context_.look.width;
    const auto crossed = [&](double from, double to) {
      return std::any_of(marks_.references.begin(), marks_.references.end(), [&](const Reference& reference) {
        const double line = place_of(reference.value);
        return from < line && line < to;
      });
    };
    const bool leaves = place + letters > right_edge;
    const bool crosses = crossed(place, place + letters) && !crossed(place - letters, place);
    return (leaves || crosses) && place - letters > left_ ? "l" : "r";
  }

  // The names, then for each group its connectors, marks and open marks, then reference lines.
  void collect() {
    ScatterSeries helper{context_.figure.y, {}, {}, {}, chart_.text_colour, {}, false, false, {}};
    for (std::size_t row = 0; row < marks_.rows.size(); ++row) {
      helper.x.push_back(fmt::format("{}", scale_.minimum));
      helper.y.push_back(y_of(row));
      helper.labels.push_back(
          {marks_.rows[row].name + std::string(no_break_space), "l", chart_.text_colour, marks_.rows[row].bold});
    }
    series_.push_back(std::move(helper));
    for (std::size_t group = 0; group < marks_.groups.size(); ++group) collect_group(group);
    for (const Reference& reference : marks_.references) {
      const std::string top = fmt::format("{}", static_cast<double>(marks_.rows.size()) + 0.5);
      series_.push_back({reference.name, {reference.value, reference.value, {}}, {bottom(), top, {}},
                         {{reference.name, side(reference.value, reference.name), chart_.reference_line.colour, true},
                          {}, {}},
                         chart_.reference_line.colour, {}, false, false, chart_.reference_line});
    }
  }

  void collect_group(std::size_t group) {
    const auto& look = chart_.series[std::min(group, chart_.series.size() - 1)];
    const std::string colour = timeline_ ? (group == 0 ? chart_.timeline.done : chart_.timeline.to_come) : look.colour;
    const std::string symbol = look.mark == "square" ? "square" : look.mark == "diamond" ? "diamond" : "circle";
    ScatterSeries full{marks_.groups[group], {}, {}, {}, colour,
                       timeline_ ? (group == 0 ? "circle" : "diamond") : symbol,
                       !timeline_ && look.mark == "ring", true, {}};
    ScatterSeries open{marks_.groups[group] + ", extended", {}, {}, {}, colour, symbol, true, false, {}};
    ScatterSeries connector{marks_.groups[group] + ", from and to", {}, {}, {}, colour, {}, false, false,
                            style::Rule{chart_.dot_plot.connector, colour}};
    for (std::size_t row = 0; row < marks_.rows.size(); ++row) {
      const Mark& mark = marks_.rows[row];
      if (mark.group != group) continue;
      const bool extended = !mark.extended.empty() && !mark.value.empty();
      full.x.push_back(mark.value);
      full.y.push_back(y_of(row));
      full.labels.push_back(extended ? Label{}
                                     : Label{mark.label, side(mark.value, mark.label), chart_.text_colour, false});
      if (!extended) continue;
      open.x.push_back(mark.extended);
      open.y.push_back(y_of(row));
      open.labels.push_back({mark.label, "r", chart_.text_colour, false});
      // One series with a blank between the pairs: LibreOffice draws none of two points.
      for (const auto& point : {mark.value, mark.extended, std::string()}) {
        connector.x.push_back(point);
        connector.y.push_back(point.empty() ? std::string() : y_of(row));
      }
    }
    if (full.x.empty()) return;
    if (!open.x.empty()) series_.push_back(std::move(connector));
    series_.push_back(std::move(full));
    if (!open.x.empty()) series_.push_back(std::move(open));
  }

  [[nodiscard]] std::string y_of(std::size_t row) const { return std::to_string(marks_.rows.size() - row); }

  // The plot stands in the middle: names to the left, labels to the right.
  void layout() {
    const double height = context_.look.height > 0 ? context_.look.height : chart_height(context_.figure, chart_);
    const double top = has_legend() ? std::max(0.09, 2.4 * context_.look.axis / height) : 0.02;
    const double axis = 2.6 * context_.look.axis / height;  // ticks above the plot, title below
    xml_.begin("c:layout").begin("c:manualLayout").empty("c:layoutTarget", "val", "inner");
    xml_.empty("c:xMode", "val", "edge")
        .empty("c:yMode", "val", "edge")
        .empty("c:x", "val", fmt::format("{:.4f}", left_));
    xml_.empty("c:y", "val", fmt::format("{:.4f}", top + axis))
        .empty("c:w", "val", fmt::format("{:.4f}", plot_right - left_));
    xml_.empty("c:h", "val", fmt::format("{:.4f}", std::max(0.3, 0.99 - top - 2 * axis))).end().end();
  }

  // Above the plot, at the right.
  void legend() {
    xml_.begin("c:legend").empty("c:legendPos", "val", "t");
    for (std::size_t index = 0; index < series_.size(); ++index)
      if (!series_[index].in_legend)
        xml_.begin("c:legendEntry").empty("c:idx", "val", index).empty("c:delete", "val", "1").end();
    xml_.empty("c:overlay", "val", "0");
    text_properties(xml_, context_, context_.look.axis, chart_.text_colour);
    xml_.end();
  }

  void marker(const ScatterSeries& series) {
    xml_.begin("c:marker");
    if (series.symbol.empty()) {
      xml_.empty("c:symbol", "val", "none").end();
      return;
    }
    xml_.empty("c:symbol", "val", series.symbol).empty("c:size", "val", "9");
    Paint paint{series.colour, {}};
    // LibreOffice draws no outline, and no marker of pure white.
    if (series.open) paint = {chart_.gridline.colour, style::Rule{1.5, series.colour}};
    shape_properties(xml_, context_, paint);
    xml_.end();
  }

  void series(const ScatterSeries& series, std::size_t index) {
    const std::size_t column = sheet_[0].size();
    add_column(series.name, series.x, false);
    add_column(series.name + ", row", series.y, false);
    xml_.begin("c:ser").empty("c:idx", "val", index).empty("c:order", "val", index).begin("c:tx");
    string_reference(xml_, range(column, 1, 1), {series.name});
    xml_.end().begin("c:spPr");
    if (series.line) line_properties(xml_, context_, *series.line);
    else no_line(xml_);
    xml_.end();
    marker(series);
    xml_.begin("c:dLbls");
    for (std::size_t i = 0; i < series.labels.size(); ++i)
      if (const Label& label = series.labels[i]; !label.words.empty())
        rich_label(xml_, context_, i, label);
    label_flags(xml_, false);
    xml_.end();
    const auto last = series.x.size() + 1;
    xml_.begin("c:xVal");
    number_reference(xml_, range(column, 2, last), series.x);
    xml_.end().begin("c:yVal");
    number_reference(xml_, range(column + 1, 2, last), series.y);
    xml_.end().empty("c:smooth", "val", "0").end();
  }

  void add_column(const std::string& head, const std::vector<std::string>& values, bool text) {
    if (sheet_.size() < values.size() + 1) sheet_.resize(values.size() + 1);
    const auto width = sheet_[0].size();
    sheet_[0].emplace_back(head);
    for (std::size_t i = 0; i < values.size(); ++i) {
      sheet_[i + 1].resize(width);
      if (values[i].empty()) sheet_[i + 1].emplace_back();
      else if (text) sheet_[i + 1].emplace_back(values[i]);
      else sheet_[i + 1].emplace_back(SheetNumber{values[i]});
    }
  }

  opc::XmlWriter& xml_;
  const Context& context_;
  const style::ChartTheme& chart_;
  SheetRows& sheet_;
  bool timeline_;
  Marks marks_;
  Scale scale_;
  double left_ = 0;
  std::vector<ScatterSeries> series_;
};

}  // namespace

void scatter_plot(opc::XmlWriter& xml, const Context& context, SheetRows& sheet) {
  Scatter(xml, context, sheet).write();
}

}  // namespace galley::ooxml::parts
