#include "publish/resources.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "chart/check.h"
#include "chart/order.h"
#include "publish/png.h"

namespace galley::publish {
namespace {

// A column that the figure names as x, y or series is that, and not the one which a chart reads by
// its own name: `state` may hold States. The values of a heat map may stand under `series`.
void set_apart_named_columns(document::FigureData& data) {
  static constexpr std::array<std::string_view, 8> read_by_name = {"label",    "state", "event", "end",
                                                                   "extended", "bold",  "mark",  "role"};
  if (data.kind == "heat" && std::ranges::find(data.columns, "value") == data.columns.end()) {
    std::ranges::replace(data.columns, data.series, std::string("value"));
    data.series.clear();
  }
  for (std::string* named : {&data.x, &data.y, &data.series}) {
    if (std::ranges::find(read_by_name, *named) == read_by_name.end()) continue;
    std::string apart = *named;
    apart.front() = static_cast<char>(apart.front() - 'a' + 'A');
    std::ranges::replace(data.columns, *named, apart);
    *named = apart;
  }
}

// Charts without an axis of values say their unit under the title, where nothing else stands.
void say_unit(document::FigureData& data) {
  const bool has_axis = data.kind == "bar" || data.kind == "dot" || data.kind == "timeline";
  if (has_axis || !data.subtitle.empty() || data.unit.empty()) return;
  data.subtitle = ascii::upper_first(data.unit);
}

}  // namespace

document::FigureData figure_data(const sources::Figure& figure) {
  document::FigureData data;
  data.id = figure.id.text;
  data.kind = figure.kind.text;
  data.title = figure.title.text;
  data.subtitle = figure.subtitle.text;
  data.unit = figure.unit.text;
  data.note = figure.note.text;
  data.source = figure.source.text;
  data.alt = figure.alt.text;
  data.description = figure.description.text;
  data.x = figure.x.text;
  data.y = figure.y.text;
  data.series = figure.series.text;
  data.options = {{"label", figure.label.text}};
  for (const MappedText& column : figure.data.columns) data.columns.push_back(column.text);
  for (const sources::CsvRow& row : figure.data.rows) {
    document::FigureRow cells{{}, row.span};
    for (const MappedText& cell : row.cells) {
      cells.cells.push_back(cell.text);
      cells.cell_spans.push_back(cell.span());
    }
    data.rows.push_back(std::move(cells));
  }
  data.span = figure.span;
  set_apart_named_columns(data);
  if (chart::is_turned(data)) std::swap(data.x, data.y);
  say_unit(data);
  chart::sort_rows(data);
  return data;
}

std::shared_ptr<const document::Resources> gather_resources(const Project& project, const sources::Corpus& corpus,
                                                            const compose::Manuscript& manuscript) {
  auto resources = std::make_shared<document::Resources>();
  for (const auto& [id, figure] : corpus.figures) {
    document::FigureData data = figure_data(figure);
    for (std::string* line : {&data.note, &data.source}) *line = compose::show_citations(*line, manuscript.references);
    resources->figures[id] = std::move(data);
  }
  for (const auto& [path, bytes] : project.images) {
    const PngSize size = png_size(bytes).value_or(PngSize{});  // load_project lets no other in
    resources->images[path] = {bytes, size.width, size.height};
  }
  for (const auto& [id, cited] : manuscript.references)
    resources->references[id] = {cited.key, cited.number, cited.label, cited.url};
  return resources;
}

}  // namespace galley::publish
