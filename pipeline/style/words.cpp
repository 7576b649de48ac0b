#include "style/words.h"

#include <fmt/format.h>

#include "yaml/reader.h"

namespace galley::style {
namespace {

constexpr std::string_view words_file = "styles/words.yml";

struct Key {
  std::string_view name;
  std::string Words::*word;
  int places = 0;  // of numbers and names
};
constexpr Key keys[] = {
    {"contents", &Words::contents},
    {"figure_list", &Words::figure_list},
    {"chapter", &Words::chapter, 1},
    {"section", &Words::section, 1},
    {"table", &Words::table, 1},
    {"figure", &Words::figure, 1},
    {"recommendation", &Words::recommendation, 1},
    {"on_page", &Words::on_page, 1},
    {"table_label", &Words::table_label, 1},
    {"figure_label", &Words::figure_label, 1},
    {"note", &Words::note},
    {"source", &Words::source},
    {"platform", &Words::platform},
    {"not_found", &Words::not_found},
    {"past", &Words::past},
    {"to_come", &Words::to_come},
    {"value", &Words::value},
    {"why", &Words::why},
    {"from_month", &Words::from_month, 1},
    {"months", &Words::months, 2},
    {"within_month", &Words::within_month},
    {"within_months", &Words::within_months, 1},
    {"one_second", &Words::one_second},
    {"seconds", &Words::seconds, 1},
    {"one_minute", &Words::one_minute},
    {"minutes", &Words::minutes, 1},
    {"key_messages", &Words::key_messages},
    {"page_count", &Words::page_count, 1},
    {"draft", &Words::draft, 1},
    {"draft_note", &Words::draft_note, 1},
    {"yes_count", &Words::yes_count, 1},
    {"one_mark", &Words::one_mark, 1},
    {"answers", &Words::answers, 1},
    {"marks", &Words::marks, 3},
    {"symbol", &Words::symbol},
    {"note_link", &Words::note_link, 1},
    {"reference_link", &Words::reference_link, 1},
    {"box", &Words::box},
    {"box_summary", &Words::box_summary},
    {"key_messages_summary", &Words::key_messages_summary},
    {"untitled_table", &Words::untitled_table},
    {"untitled_asks", &Words::untitled_asks},
    {"table_summary", &Words::table_summary, 1},
    {"columns_summary", &Words::columns_summary, 2},
    {"slide_table", &Words::slide_table, 3},
    {"slide", &Words::slide, 2},
    {"recommendation_count", &Words::recommendation_count, 2},
    {"running_head", &Words::running_head},
    {"first_running_head", &Words::first_running_head},
    {"footer", &Words::footer},
};

int count_places(std::string_view pattern) {
  int count = 0;
  for (std::size_t at = pattern.find("{}"); at != std::string_view::npos; at = pattern.find("{}", at + 2)) ++count;
  return count;
}

// "'table' needs the place of its number"; with more than one: "'months' needs 2 places, and has 1".
void check_places(const Key& key, std::string_view pattern, Span span, Diagnostics& diagnostics) {
  const int count = count_places(pattern);
  if (count == key.places) return;
  std::string message = fmt::format("'{}' needs {} places, and has {}", key.name, key.places, count);
  if (key.places == 0) message = fmt::format("'{}' takes no number or name", key.name);
  else if (key.places == 1 && count == 0) message = fmt::format("'{}' needs the place of its number", key.name);
  else if (key.places == 1) message = fmt::format("'{}' needs one place, and has {}", key.name, count);
  diagnostics.error("words.place", span, std::move(message),
                    key.places == 0 ? "take out the {}" : "write {} where a number or name goes");
}

void read_list(yaml::Mapping& root, std::string_view key, std::vector<std::string>& list) {
  if (root.optional(key) == nullptr) return;
  list.clear();
  for (const MappedText& word : root.texts(key)) list.push_back(word.text);
}

}  // namespace

Words read_words(const Files& files, Diagnostics& diagnostics) {
  Words words;
  const std::optional<FileId> file = files.find(words_file);
  if (!file) return words;
  const std::optional<yaml::Node> node = yaml::parse_yaml(*file, files.text(*file), diagnostics);
  if (!node) return words;
  yaml::Mapping root(*node, "words", diagnostics);
  for (const Key& key : keys) {
    const yaml::Node* value = root.optional(key.name);
    if (value == nullptr) continue;
    std::string& word = words.*key.word;
    word = root.text_or(key.name, word);
    check_places(key, word, value->span, diagnostics);
  }
  read_list(root, "numbers", words.numbers);
  read_list(root, "kept_with_next", words.kept_with_next);
  read_list(root, "kept_with_number", words.kept_with_number);
  return words;
}

}  // namespace galley::style
