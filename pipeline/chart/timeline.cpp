// Timeline: one row an event, at its date, so that labels cannot meet.
#include <algorithm>
#include <chrono>

#include <fmt/format.h>

#include "chart/kinds.h"

namespace galley::chart {
namespace {

constexpr double label_gap = 5;

struct Event {
  std::string name, what, label;
  std::optional<double> date, end;
  bool done = true;
  std::vector<std::string> name_lines, what_lines, label_lines;
  bool label_before = false;     // where there is more room than behind the mark
  double centre = 0;
};

int year_of(double day) {
  const std::chrono::sys_days date{std::chrono::days{static_cast<int>(day)}};
  return static_cast<int>(std::chrono::year_month_day{date}.year());
}

double first_day(int year) {
  return static_cast<double>(
      std::chrono::sys_days{std::chrono::year{year} / 1 / 1}.time_since_epoch().count());
}

std::vector<Event> events_of(Job& job) {
  std::vector<Event> events;
  for (std::size_t row = 0; row < job.table.rows(); ++row) {
    Event it;
    it.name = job.table.text(row, job.data.y);
    it.what = job.table.text(row, "event");
    it.date = job.table.date(row, job.data.x);
    it.end = job.table.date(row, "end");
    it.label = job.table.text(row, "label");
    if (it.label.empty()) it.label = job.table.text(row, job.data.x);
    const std::string& state = job.table.text(row, "state");
    it.done = state == "done" || !job.table.has("state");
    if (!it.done && state != "to-come")
      job.diagnostics.error("figure.state", job.table.span(row, "state"), fmt::format("there is no state '{}'", state),
                            "use done or to-come");
    if (it.end && it.date && *it.end < *it.date) {
      job.diagnostics.error("figure.date", job.table.span(row, "end"), "the end lies before the date");
      it.end = std::nullopt;
    }
    events.push_back(std::move(it));
  }
  return events;
}

// The years that the events span; their scale leaves room for each label behind its mark.
struct Years {
  int first = 0, last = 0;       // the axis ends at the beginning of `last`
  double x = 0, width = 0;
  [[nodiscard]] double place(double day) const {
    return x + (day - first_day(first)) / (first_day(last) - first_day(first)) * width;
  }
};

Years scale(const Job& job, const std::vector<Event>& events, double x) {
  double low = 1e300, high = -1e300;
  for (const Event& it : events)
    if (it.date) {
      low = std::min(low, *it.date);
      high = std::max({high, *it.date, it.end.value_or(*it.date)});
    }
  if (low > high) low = high = 0;
  Years years{year_of(low), year_of(high) + 1, x, 0};
  const double room = job.canvas.width() - x;
  years.width = room;
  for (const Event& it : events) {
    if (!it.date) continue;
    const double share =
        (it.end.value_or(*it.date) - first_day(years.first)) / (first_day(years.last) - first_day(years.first));
    const double label = job.canvas.text_width(it.label, 400, job.canvas.theme().axis + 0.5) +
                         job.canvas.theme().timeline.radius + label_gap;
    if (share > 0) years.width = std::min(years.width, (room - label) / share);
  }
  years.width = std::max(years.width, room * 0.4);
  return years;
}

double label_size(const Job& job) { return job.canvas.theme().axis + 0.5; }

// The label stands behind the mark, or before it, in as many lines as the side needs.
void place_label(const Job& job, const Years& years, Event& it) {
  const double size = label_size(job);
  const double away = job.canvas.theme().timeline.radius + label_gap;
  const double x = it.date ? years.place(*it.date) : years.x;
  const double behind = job.canvas.width() - (it.end ? years.place(*it.end) : x) - away;
  const double before = x - away - years.x;
  it.label_before = job.canvas.text_width(it.label, 400, size) > behind && before > behind;
  it.label_lines = job.canvas.wrap(it.label, it.label_before ? before : behind, 400, size);
}

void draw_event(Job& job, const Years& years, const Event& it) {
  const style::ChartTheme& theme = job.canvas.theme();
  const double centre = it.centre;
  if (!it.date) return;
  const std::string& colour = it.done ? theme.timeline.done : theme.timeline.to_come;
  const double x = years.place(*it.date);
  const double end = it.end ? years.place(*it.end) : x;
  const double away = theme.timeline.radius + label_gap;
  job.canvas.lines(it.label_before ? x - away : end + away, centre, it.label_lines,
                   {.anchor = it.label_before ? Anchor::end : Anchor::start, .size = label_size(job),
                    .colour = theme.axis_colour, .halo = true});
  if (it.end)
    job.canvas.rectangle(x, centre - theme.timeline.radius / 2, end - x, theme.timeline.radius,
                         job.canvas.colour(colour));
  job.canvas.mark(it.done ? MarkShape::disc : MarkShape::ring, {x, centre}, theme.timeline.radius, colour);
}

}  // namespace

double draw_timeline(Job& job) {
  const style::ChartTheme& theme = job.canvas.theme();
  std::vector<Event> events = events_of(job);
  std::vector<std::string> names, whats;
  for (const Event& it : events) {
    names.push_back(it.name);
    whats.push_back(it.what);
  }
  const double name_width = name_column(job.canvas, names, 700, 0, 0.22);
  double widest = theme.timeline.label_column;
  if (job.canvas.width() < 400) widest = 0;
  for (const std::string& it : whats) widest = std::max(widest, name_width + job.canvas.text_width(it) + 10);
  const double left = std::min(widest, job.canvas.width() * 0.58);
  const Years years = scale(job, events, left);
  const double top = theme.leading + 6;
  double bottom = top + 4;
  const double row = job.canvas.row_height(events.size(), theme.timeline.row);
  for (Event& it : events) {
    it.name_lines = job.canvas.wrap(it.name, name_width - label_gap, 700, theme.label);
    it.what_lines = job.canvas.wrap(it.what, left - name_width - label_gap, 400, theme.label);
    place_label(job, years, it);
    const auto lines =
        static_cast<double>(std::max({it.name_lines.size(), it.what_lines.size(), it.label_lines.size()}));
    const double height = row + (lines - 1) * theme.leading;
    it.centre = bottom + height / 2;
    bottom += height;
    job.canvas.line({0, bottom}, {job.canvas.width(), bottom}, theme.row_rule);
  }
  double labelled = 0;           // where the last year's label ends
  for (int year = years.first; year <= years.last; ++year) {
    const double x = years.place(first_day(year));
    job.canvas.line({x, top}, {x, bottom}, year == years.first ? theme.zero_line : theme.gridline);
    const double begin = x + (year == years.first ? 0 : 3);
    const double end = begin + job.canvas.text_width(std::to_string(year), 400, label_size(job));
    if (year == years.last || begin < labelled || end > job.canvas.width()) continue;
    job.canvas.label({begin, top - 5}, std::to_string(year), {.size = label_size(job), .colour = theme.axis_colour});
    labelled = end + label_gap;
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (i == 0 || events[i].name != events[i - 1].name)
      job.canvas.lines(0, events[i].centre, events[i].name_lines, {.weight = 700});
    job.canvas.lines(name_width, events[i].centre, events[i].what_lines);
    draw_event(job, years, events[i]);
  }
  return bottom + 2;
}

}  // namespace galley::chart
