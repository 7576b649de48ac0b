// The words that pages bring along of their own accord: labels, page numbers, what a cross
// reference says. styles/words.yml gives them in the language of the publication; what it
// leaves out is in English.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley::document {

// "{}" stands for the number or name.
struct Words {
  std::string contents = "Contents", figure_list = "Figures and tables";
  // What a cross reference says.
  std::string chapter = "chapter {}", section = "section {}", table = "table {}", figure = "figure {}",
              recommendation = "recommendation {}";
  std::string on_page = "on page {}";
  std::string table_label = "Table {}", figure_label = "Figure {}";  // over a caption
  std::string note = "Note:", source = "Source:";                    // under a figure
  std::string why = "Why";                                           // before the reason of a recommendation
  std::string page_count = "of {}";                                  // behind the page number
  std::string draft = "Draft {}";
  std::string yes_count = "Yes, of {}";                              // of so many rows of the matrix
  std::string one_mark = "One mark is one {}.";
  // For screen readers only.
  std::string answers = "Answers of {}, one mark each, sorted by answer.", symbol = "Symbol";
  std::string note_link = "Note {}", reference_link = "Reference {}";
  // Words that no line ends with: always, and before a number.
  std::vector<std::string> kept_with_next = {"a", "A", "I", "No.", "no.", "p.", "pp.", "Dr"};
  std::vector<std::string> kept_with_number = {"page", "table", "figure", "section", "chapter"};
};

// `pattern` with `value` in place of "{}".
[[nodiscard]] inline std::string fill_in(std::string_view pattern, std::string_view value) {
  const std::size_t at = pattern.find("{}");
  if (at == std::string_view::npos) return std::string(pattern);
  std::string text(pattern.substr(0, at));
  return text.append(value).append(pattern.substr(at + 2));
}

}  // namespace galley::document
