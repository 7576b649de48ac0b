// What is new since an earlier style report. JSON is read as the part of YAML it is.
#include <map>
#include <string>
#include <tuple>

#include "prose/fix.h"
#include "yaml/yaml.h"

namespace galley::prose {
namespace {

using Key = std::tuple<std::string, std::string, std::string>;  // rule, file, words

std::string letters_of(const yaml::Node& node, std::string_view key) {
  const yaml::Node* value = node.find(key);
  return value != nullptr && value->is_scalar() ? value->value.text : std::string();
}

// A report gives long words cut off.
constexpr std::size_t compared = 200;  // bytes

// The words that an alert is about, as the report gives them; its message where there are none.
std::string words_of(const Diagnostic& diagnostic, const Files& files) {
  if (!diagnostic.text.empty()) return diagnostic.text;
  const Span origin = diagnostic.span ? files.origin(diagnostic.span) : Span{};
  if (origin && origin.end <= files.text(origin.file).size() && origin.begin < origin.end)
    return std::string(files.text(origin));
  return diagnostic.message;
}

}  // namespace

Result<std::vector<std::size_t>> new_since(const Diagnostics& diagnostics, const Files& files,
                                           std::string_view report) {
  if (find_invalid_utf8(report)) return failure("the earlier report is not UTF-8");
  Diagnostics problems;
  const auto root = yaml::parse_yaml(FileId{0}, report, problems);
  if (!root || !root->is_mapping())
    return failure("the earlier report is no JSON object", "give a style-report.json of an earlier run");
  if (letters_of(*root, "schema") != "galley.style-report/1")
    return failure("the earlier report is not of the form galley.style-report/1",
                   "give a style-report.json of an earlier run");
  const yaml::Node* listed = root->find("diagnostics");
  if (listed == nullptr || !listed->is_sequence()) return failure("the earlier report has no list of diagnostics");
  std::map<Key, std::size_t> earlier;
  for (const yaml::Node& item : listed->items) {
    const std::string text = letters_of(item, "text");
    const std::string words = text.empty() ? letters_of(item, "message") : text;
    ++earlier[{letters_of(item, "rule"), letters_of(item, "file"), words.substr(0, compared)}];
  }
  std::vector<std::size_t> fresh;
  for (std::size_t number = 0; number < diagnostics.all().size(); ++number) {
    const Diagnostic& diagnostic = diagnostics.all()[number];
    const Span origin = diagnostic.span ? files.origin(diagnostic.span) : Span{};
    const std::string file = origin ? std::string(files.path(origin.file)) : std::string();
    // A report may give either the words or, where it withholds them, the message alone.
    bool known = false;
    for (const std::string& words : {words_of(diagnostic, files), diagnostic.message}) {
      const auto found = earlier.find({diagnostic.rule, file, words.substr(0, compared)});
      if (found == earlier.end() || found->second == 0) continue;
      --found->second;
      known = true;
      break;
    }
    if (!known && !diagnostic.waiver) fresh.push_back(number);
  }
  return fresh;
}

}  // namespace galley::prose
