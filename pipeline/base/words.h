// The words that outputs bring along of their own accord: labels, page numbers, what a cross
// reference says. styles/words.yml gives them in the language of the publication; what it
// leaves out is in English.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace galley {

// "{}" stands for a number or name; where there are several, in the order given here.
struct Words {
  std::string contents = "Contents", figure_list = "Figures and tables";
  // What a cross reference says.
  std::string chapter = "chapter {}", section = "section {}", table = "table {}", figure = "figure {}",
              recommendation = "recommendation {}";
  std::string on_page = "on page {}";
  std::string table_label = "Table {}", figure_label = "Figure {}";  // over a caption
  std::string note = "Note:", source = "Source:";                    // under a figure
  std::string platform = "Platform";                                 // over the names of the matrix
  std::string not_found = "Not found";                               // a heat map's cell without a value, in a table
  std::string past = "Past", to_come = "To come", value = "Value";   // series of a chart
  std::string why = "Why";                                           // before the reason of a recommendation
  std::string from_month = "From month {}", months = "Months {} to {}";  // when a recommendation is carried out
  std::string within_month = "Within one month", within_months = "Within {} months";
  std::string one_second = "1 second", seconds = "{} seconds", one_minute = "1 minute", minutes = "{} minutes";
  std::string key_messages = "Key messages";
  std::string page_count = "of {}";                                  // behind the page number
  std::string draft = "Draft {}";
  std::string draft_note = "Draft {}, not for citation";             // on pages of Word and on slides
  std::string yes_count = "Yes, of {}";                              // of so many rows of the matrix
  std::string one_mark = "One mark is one {}.";
  // For screen readers only.
  std::string answers = "Answers of {}, one mark each, sorted by answer.", symbol = "Symbol";
  std::string marks = "{}, {} marks: {}.";                           // a name, their number, of which answers
  std::string note_link = "Note {}", reference_link = "Reference {}";
  std::string box = "Box", box_summary = "Text set apart from the running text";
  std::string key_messages_summary = "Key messages of this brief";
  std::string untitled_table = "Table", untitled_asks = "Asks by audience";
  std::string table_summary = "Table of {} rows", columns_summary = "Table of {} rows with the columns {}";
  std::string slide_table = "{}. Table with {} rows and the columns {}.";  // first its name
  std::string slide = "Slide {}: {}";
  std::string recommendation_count = "Recommendation {} of {}";
  std::string running_head = "Running head", first_running_head = "Running head of the first page", footer = "Footer";
  // Numbers from 0 on that running text spells out.
  std::vector<std::string> numbers = {"no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"};
  // Words that no line ends with: always, and before a number.
  std::vector<std::string> kept_with_next = {"a", "A", "I", "No.", "no.", "p.", "pp.", "Dr"};
  std::vector<std::string> kept_with_number = {"page", "table", "figure", "section", "chapter"};
};

// `pattern` with `values` in place of each "{}" in turn. What stands in a value stays as it is.
[[nodiscard]] std::string fill_in(std::string_view pattern, std::initializer_list<std::string_view> values);
[[nodiscard]] inline std::string fill_in(std::string_view pattern, std::string_view value) {
  return fill_in(pattern, {value});
}

// What stands before and behind the place of a pattern.
struct PatternParts { std::string_view before, behind; };
[[nodiscard]] PatternParts split_pattern(std::string_view pattern);

}  // namespace galley
