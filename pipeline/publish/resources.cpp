#include "publish/resources.h"

#include "chart/order.h"

namespace galley::publish {
namespace {

// Pixels of a PNG, from its IHDR chunk (ISO/IEC 15948, 11.2.2); 0 × 0 if there is none.
document::ImageData image_data(const std::string& bytes) {
  document::ImageData image{bytes, 0, 0};
  constexpr std::size_t header_end = 24;
  constexpr std::string_view signature = "\x89PNG\r\n\x1A\n";
  if (bytes.size() < header_end || !bytes.starts_with(signature) || bytes.compare(12, 4, "IHDR") != 0) return image;
  const auto number = [&](std::size_t at) {
    int value = 0;
    for (std::size_t index = 0; index < 4; ++index) value = (value << 8) | static_cast<unsigned char>(bytes[at + index]);
    return value;
  };
  constexpr int largest_side = 20000;
  const int width = (bytes[16] & 0x80) != 0 ? 0 : number(16);
  const int height = (bytes[20] & 0x80) != 0 ? 0 : number(20);
  if (width > 0 && width <= largest_side && height > 0 && height <= largest_side) {
    image.width = width;
    image.height = height;
  }
  return image;
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
  chart::sort_rows(data);
  return data;
}

std::shared_ptr<const document::Resources> gather_resources(const Project& project, const sources::Corpus& corpus,
                                                            const compose::Manuscript& manuscript) {
  auto resources = std::make_shared<document::Resources>();
  for (const auto& [id, figure] : corpus.figures) resources->figures[id] = figure_data(figure);
  for (const auto& [path, bytes] : project.images) resources->images[path] = image_data(bytes);
  for (const auto& [id, cited] : manuscript.references)
    resources->references[id] = {cited.key, cited.number, cited.label, cited.url};
  return resources;
}

}  // namespace galley::publish
