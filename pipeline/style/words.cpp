#include "style/words.h"

#include <fmt/format.h>

#include "yaml/reader.h"

namespace galley::style {
namespace {

using document::Words;

constexpr std::string_view words_file = "styles/words.yml";

struct Key { std::string_view name; std::string Words::*word; bool filled; };
constexpr Key keys[] = {
    {"contents", &Words::contents, false},         {"figure_list", &Words::figure_list, false},
    {"chapter", &Words::chapter, true},            {"section", &Words::section, true},
    {"table", &Words::table, true},                {"figure", &Words::figure, true},
    {"recommendation", &Words::recommendation, true}, {"on_page", &Words::on_page, true},
    {"table_label", &Words::table_label, true},    {"figure_label", &Words::figure_label, true},
    {"note", &Words::note, false},                 {"source", &Words::source, false},
    {"why", &Words::why, false},                   {"page_count", &Words::page_count, true},
    {"draft", &Words::draft, true},                {"yes_count", &Words::yes_count, true},
    {"one_mark", &Words::one_mark, true},          {"answers", &Words::answers, true},
    {"symbol", &Words::symbol, false},             {"note_link", &Words::note_link, true},
    {"reference_link", &Words::reference_link, true},
};

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
  for (const auto& [name, word, filled] : keys) {
    const yaml::Node* value = root.optional(name);
    if (value == nullptr) continue;
    words.*word = root.text_or(name, words.*word);
    if (filled && (words.*word).find("{}") == std::string::npos)
      diagnostics.error("words.place", value->span, fmt::format("'{}' needs the place of its number", name),
                        "write {} where the number or name goes");
  }
  read_list(root, "kept_with_next", words.kept_with_next);
  read_list(root, "kept_with_number", words.kept_with_number);
  return words;
}

}  // namespace galley::style
