// Platforms, the matrix, the data of figures and the references, as outlines see them.
#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/ascii.h"
#include "compose/context.h"
#include "unicode/unicode.h"

namespace galley::compose {
namespace {

using sources::Answer;

Value answer_value(const sources::MatrixColumn& column, const sources::MatrixCell& cell) {
  const MappedText& label = column.labels[static_cast<std::size_t>(cell.answer)];
  Value value;
  value.fields["id"] = Value::text(column.id);
  value.fields["head"] = Value::text(column.head);
  value.fields["group"] = Value::text(column.group);
  value.fields["label"] = Value::text(label);
  value.fields["answer"] = Value::made(std::string(name(cell.answer)), label.span());
  return value;
}

Value answers_of(const sources::Corpus& corpus, const sources::MatrixRow* row) {
  Value list = Value::list();
  if (row == nullptr) return list;
  for (std::size_t index = 0; index < row->cells.size(); ++index)
    list.items.push_back(answer_value(corpus.matrix_rules->columns[index], row->cells[index]));
  return list;
}

const sources::MatrixRow* row_of(const sources::Matrix& matrix, const std::string& platform) {
  const auto found =
      std::find_if(matrix.rows.begin(), matrix.rows.end(), [&](const auto& row) { return row.platform == platform; });
  return found == matrix.rows.end() ? nullptr : &*found;
}

// Readers look for names, not ids.
std::vector<const sources::Platform*> by_name(const sources::Corpus& corpus) {
  std::vector<const sources::Platform*> result;
  for (const auto& [id, platform] : corpus.platforms) result.push_back(&platform);
  std::stable_sort(result.begin(), result.end(), [](const auto* a, const auto* b) {
    return unicode::sort_key(a->name.text) < unicode::sort_key(b->name.text);
  });
  return result;
}

// Answers that say something: yes or in part.
std::size_t answered(const sources::MatrixRow& row) {
  return static_cast<std::size_t>(std::count_if(
      row.cells.begin(), row.cells.end(),
      [](const sources::MatrixCell& cell) { return cell.answer == Answer::yes || cell.answer == Answer::part; }));
}

// "General deadline" → "general-deadline": a name that a tag can hold.
std::string tag_name(std::string_view words) {
  std::string name;
  for (const char c : unicode::to_lower(words)) {
    const bool letter = ascii::is_lower(c) || ascii::is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
    if (letter) name += c;
    else if (!name.empty() && name.back() != '-') name += '-';
  }
  while (name.ends_with('-')) name.pop_back();
  return name;
}

Value figure_value(const sources::Figure& figure) {
  Value value, &series = value.fields["series"];
  value.fields["title"] = Value::text(figure.title);
  value.fields["subtitle"] = Value::text(figure.subtitle);
  value.fields["note"] = Value::text(figure.note);
  value.fields["unit"] = Value::text(figure.unit);
  Value& rows = value.fields["rows"] = Value::list();
  for (const sources::CsvRow& row : figure.data.rows) {
    Value cells;
    std::string of_series;
    for (std::size_t column = 0; column < row.cells.size() && column < figure.data.columns.size(); ++column) {
      const std::string& name = figure.data.columns[column].text;
      cells.fields[tag_name(name)] = Value::text(row.cells[column]);
      if (!figure.series.empty() && name == figure.series.text) of_series = tag_name(row.cells[column].text);
    }
    if (!of_series.empty()) {
      Value& list = series.fields.try_emplace(of_series, Value::list()).first->second;
      list.items.push_back(cells);
    }
    rows.items.push_back(std::move(cells));
  }
  return value;
}

}  // namespace

Value figure_values(const sources::Corpus& corpus) {
  Value value;
  for (const auto& [id, figure] : corpus.figures) value.fields[id] = figure_value(figure);
  return value;
}

Value platform_values(const sources::Corpus& corpus, const sources::Matrix& matrix) {
  Value list = Value::list();
  for (const sources::Platform* platform : by_name(corpus)) {
    Value value;
    value.fields["id"] = Value::text(platform->id);
    value.fields["name"] = Value::text(platform->name);
    value.fields["company"] = Value::text(platform->company);
    value.fields["headquarters"] = Value::text(platform->headquarters);
    value.fields["type"] = Value::text(platform->type);
    value.fields["entity"] = Value::text(platform->entity);
    value.fields["summary"] = Value::text(platform->summary);
    value.fields["note"] = Value::text(platform->note);
    value.fields["way_in"] = Value::prose(platform->way_in, platform->id.text);
    value.fields["answers"] = answers_of(corpus, row_of(matrix, platform->id.text));
    list.items.push_back(std::move(value));
  }
  return list;
}

Value matrix_value(const sources::Corpus& corpus, const sources::Matrix& matrix) {
  Value value;
  value.fields["columns"] = Value::list();
  value.fields["rows"] = Value::list();
  value.fields["most_answered"] = Value::list();
  value.fields["least_answered"] = Value::list();
  value.fields["counts"] = Value{};
  for (const auto* name : {"title", "note", "source"}) value.fields[name] = Value::text({});
  if (!corpus.matrix_rules) return value;
  const sources::MatrixRules& rules = *corpus.matrix_rules;
  value.fields["title"] = Value::text(rules.title);
  value.fields["note"] = Value::text(rules.note);
  value.fields["source"] = Value::text(rules.source);
  for (std::size_t index = 0; index < rules.columns.size(); ++index) {
    Value column;
    column.fields["id"] = Value::text(rules.columns[index].id);
    column.fields["head"] = Value::text(rules.columns[index].head);
    column.fields["group"] = Value::text(rules.columns[index].group);
    for (const Answer answer : sources::all_answers)
      column.fields[std::string(name(answer))] = Value::made(
          std::to_string(matrix.counts[index][static_cast<std::size_t>(answer)]), rules.columns[index].span);
    value.fields["counts"].fields[rules.columns[index].id.text] = column;
    value.fields["columns"].items.push_back(std::move(column));
  }
  for (const sources::Platform* platform : by_name(corpus)) {
    const sources::MatrixRow* row = row_of(matrix, platform->id.text);
    if (row == nullptr) continue;
    Value item;
    item.fields["id"] = Value::text(platform->id);
    item.fields["name"] = Value::text(platform->name);
    item.fields["cells"] = answers_of(corpus, row);
    const bool half = 2 * answered(*row) >= rules.columns.size();
    value.fields[half ? "most_answered" : "least_answered"].items.push_back(item);
    value.fields["rows"].items.push_back(std::move(item));
  }
  return value;
}

Value reference_values(const sources::Corpus& corpus, const ReferenceList& references) {
  constexpr std::array names{"frameworks", "platforms", "states", "other"};
  Value value;
  value.fields["all"] = Value::list();
  for (const auto* name : names) value.fields[name] = Value::list();
  for (const UsedReference& used : references.used) {
    const sources::Reference& reference = *corpus.reference(used.key);
    Value item;
    item.fields["number"] = Value::made(std::to_string(used.number), reference.span);
    item.fields["key"] = Value::text(reference.key);
    item.fields["entry"] = Value::markdown({format_reference(reference), reference.span, Origin::changed});
    item.fields["label"] = Value::made(reference_label(reference), reference.span);
    item.fields["note"] = Value::text(reference.title_note);
    value.fields["all"].items.push_back(item);
    value.fields[names[static_cast<std::size_t>(used.group)]].items.push_back(std::move(item));
  }
  return value;
}

}  // namespace galley::compose
