// Figures, data tables and the rules of the matrix.
#include <algorithm>

#include <fmt/format.h>

#include "sources/reading.h"
#include "sources/text.h"

namespace galley::sources {
namespace {

// The file that `path` names, beside `from` or in the project. Paths that lead outside are refused.
std::optional<FileId> find_data(Reading& reading, FileId from, const MappedText& path) {
  if (path.empty()) return std::nullopt;
  const bool outside = path.text.starts_with('/') || path.text.find("..") != std::string::npos ||
                       path.text.find('\\') != std::string::npos || path.text.find(':') != std::string::npos;
  if (outside) {
    reading.diagnostics.error("path.outside", path.span(), fmt::format("'{}' leads outside the project", path.text),
                              "put the data beside this file and name it without a folder");
    return std::nullopt;
  }
  const std::string_view own = reading.files.path(from);
  const std::string beside = std::string(own.substr(0, own.rfind('/') + 1)) + path.text;
  if (const auto found = reading.files.find(beside)) return found;
  if (const auto found = reading.files.find(path.text)) return found;
  std::vector<std::string> names;
  const std::string folder(own.substr(0, own.rfind('/') + 1));
  for (const FileId file : reading.files.below(folder))
    if (reading.files.path(file).ends_with(".csv")) names.emplace_back(reading.files.path(file).substr(folder.size()));
  const auto near = nearest(path.text, names);
  reading.diagnostics.error("source.missing-file", path.span(), fmt::format("there is no file '{}'", beside),
                            near ? fmt::format("did you mean '{}'?", *near) : "");
  return std::nullopt;
}

std::optional<CsvTable> read_csv(Reading& reading, FileId from, const MappedText& path) {
  const auto file = find_data(reading, from, path);
  if (!file) return std::nullopt;
  const auto text = clean_text(reading.files, *file, reading.diagnostics);
  if (!text) return std::nullopt;
  CsvTable table = parse_csv(*text, reading.diagnostics);
  table.span = {*file, 0, static_cast<std::uint32_t>(reading.files.text(*file).size())};
  return table;
}

std::vector<std::string> names_of(const CsvTable& table) {
  std::vector<std::string> names;
  for (const MappedText& column : table.columns) names.push_back(column.text);
  return names;
}

void check_column(const MappedText& name, const CsvTable& table, Diagnostics& diagnostics) {
  const std::vector<std::string> names = names_of(table);
  if (name.empty() || table.columns.empty() || std::find(names.begin(), names.end(), name.text) != names.end()) return;
  const auto near = nearest(name.text, names);
  diagnostics.error(
      "figure.column", name.span(), fmt::format("the data have no column '{}'", name.text),
      near ? fmt::format("did you mean '{}'?", *near) : fmt::format("they have {}", fmt::join(names, ", ")));
}

void read_columns(Fields& fields, DataTable& table, Reading& reading) {
  for (const YamlNode& node : fields.items("columns", Need::required)) {
    Fields column_fields(node, "a column", reading.diagnostics);
    if (!column_fields.valid()) continue;
    TableColumn column;
    column.id = column_fields.text("id", Need::required);
    column.head = column_fields.text("head", Need::required);
    column.align = column_fields.text("align");
    static_cast<void>(column_fields.choice("align", {"left", "centre", "right"}));
    column.group = column_fields.text("group");
    column.width = column_fields.text("width");
    static_cast<void>(column_fields.number("width"));
    column_fields.finish();
    table.columns.push_back(std::move(column));
  }
}

void read_rows(Fields& fields, DataTable& table, Reading& reading) {
  for (const YamlNode& node : fields.items("rows")) {
    Fields row_fields(node, "a row", reading.diagnostics);
    if (!row_fields.valid()) continue;
    CsvRow row;
    row.span = node.span;
    for (const TableColumn& column : table.columns)
      row.cells.push_back(row_fields.text(column.id.text, Need::required));
    row_fields.finish();
    table.rows.push_back(std::move(row));
  }
}

void take_rows(DataTable& table, CsvTable data, const MappedText& path, Reading& reading) {
  const std::vector<std::string> names = names_of(data);
  std::vector<std::size_t> order;
  for (const TableColumn& column : table.columns) {
    const auto found = std::find(names.begin(), names.end(), column.id.text);
    if (found == names.end()) {
      check_column(column.id, data, reading.diagnostics);
      return;
    }
    order.push_back(static_cast<std::size_t>(found - names.begin()));
  }
  if (data.columns.size() > order.size())
    reading.diagnostics.error("table.column", path.span(), "the data have columns that the table does not name",
                              "name each of them under 'columns'");
  for (CsvRow& row : data.rows) {
    CsvRow sorted{{}, row.span};
    for (const std::size_t index : order) sorted.cells.push_back(std::move(row.cells[index]));
    table.rows.push_back(std::move(sorted));
  }
}

const std::vector<std::string> answers{"yes", "part", "none", "na"};
const std::vector<std::string> conditions{"no_facts", "only_absences", "only_limited", "limited_and_absent",
                                          "otherwise"};

MatrixColumn read_matrix_column(const YamlNode& node, Reading& reading) {
  Fields fields(node, "a column", reading.diagnostics);
  MatrixColumn column;
  column.span = node.span;
  if (!fields.valid()) return column;
  column.id = fields.text("id", Need::required);
  reading.claim(column.id, "matrix-column");
  column.head = fields.text("head", Need::required);
  column.group = fields.text("group");
  column.dimensions = fields.texts("dimensions", Need::required);
  if (const YamlNode* labels = fields.mapping("labels", Need::required)) {
    Fields words(*labels, "'labels'", reading.diagnostics);
    for (const Answer answer : all_answers)
      column.labels[static_cast<std::size_t>(answer)] = words.text(name(answer), Need::required);
    words.finish();
  }
  fields.finish();
  return column;
}

}  // namespace

void read_figure(Reading& reading, FileId file) {
  reading.yaml_file(file, "a figure", [&](Fields& fields) {
    Figure figure;
    figure.id = reading.id_of_file(file);
    figure.span = fields.span();
    reading.check_id(fields, figure.id, Need::optional);
    figure.kind = fields.text("kind");
    static_cast<void>(fields.choice("kind", {"bar", "stacked", "dot", "slope", "timeline", "heat"}, Need::required));
    figure.title = fields.text("title", Need::required);
    figure.subtitle = fields.text("subtitle");
    figure.data_path = fields.text("data", Need::required);
    figure.x = fields.text("x", Need::required);
    figure.y = fields.text("y", Need::required);
    figure.series = fields.text("series");
    figure.unit = fields.text("unit");
    figure.note = fields.text("note");
    figure.source = fields.text("source");
    figure.facts = fields.texts("facts");
    figure.alt = fields.text("alt");
    figure.description = fields.text("description");
    figure.label = fields.text("label");
    if (auto data = read_csv(reading, file, figure.data_path)) figure.data = std::move(*data);
    for (const MappedText* column : {&figure.x, &figure.y, &figure.series})
      check_column(*column, figure.data, reading.diagnostics);
    if (reading.claim(figure.id, "figure")) reading.corpus.figures.emplace(figure.id.text, std::move(figure));
  });
}

void read_table(Reading& reading, FileId file) {
  reading.yaml_file(file, "a table", [&](Fields& fields) {
    DataTable table;
    table.id = reading.id_of_file(file);
    table.span = fields.span();
    reading.check_id(fields, table.id, Need::optional);
    table.caption = fields.text("caption", Need::required);
    table.note = fields.text("note");
    table.source = fields.text("source");
    read_columns(fields, table, reading);
    const MappedText path = fields.text("data");
    if (path.empty() == !fields.has("rows"))
      reading.diagnostics.error("source.missing-key", {table.span.file, table.span.begin, table.span.begin},
                                "a table has either 'rows' or 'data'");
    read_rows(fields, table, reading);
    if (auto data = read_csv(reading, file, path)) take_rows(table, std::move(*data), path, reading);
    if (table.id.text == "matrix")
      reading.diagnostics.error("id.duplicate", table.id.span(),
                                "the table 'matrix' is the one that sources/matrix.yml describes",
                                "give this table another name");
    else if (reading.claim(table.id, "table"))
      reading.corpus.tables.emplace(table.id.text, std::move(table));
  });
}

void read_matrix(Reading& reading, FileId file) {
  reading.yaml_file(file, "matrix.yml", [&](Fields& fields) {
    MatrixRules matrix;
    matrix.span = fields.span();
    matrix.title = fields.text("title", Need::required);
    matrix.note = fields.text("note");
    matrix.source = fields.text("source");
    for (const YamlNode& node : fields.items("columns", Need::required))
      matrix.columns.push_back(read_matrix_column(node, reading));
    matrix.limited = fields.texts("limited");
    for (const YamlNode& node : fields.items("rules", Need::required)) {
      Fields rule(node, "a rule", reading.diagnostics);
      if (!rule.valid()) continue;
      const auto answer = rule.choice("answer", answers, Need::required);
      const auto when = rule.choice("when", conditions, Need::required);
      rule.finish();
      if (answer && when)
        matrix.rules.push_back({static_cast<Answer>(*answer), static_cast<MatrixCondition>(*when), node.span});
    }
    if (matrix.rules.empty() || matrix.rules.back().when != MatrixCondition::otherwise)
      reading.diagnostics.error("matrix.rules", matrix.span, "the last rule of the matrix must be 'otherwise'",
                                "so that every platform has an answer");
    reading.corpus.matrix_rules = std::move(matrix);
  });
}

}  // namespace galley::sources
