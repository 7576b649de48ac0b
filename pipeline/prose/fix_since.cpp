// What is new since an earlier style report. JSON is read as the part of YAML it is.
#include <array>
#include <map>
#include <string>
#include <tuple>
#include <utility>

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

// The alerts of an earlier report, each taken off as it is met again.
class Earlier {
 public:
  void add(const Key& key, const std::string& sentence) {
    ++left_[key];
    if (!sentence.empty()) ++in_sentence_[{key, sentence}];
  }
  bool take(const Key& key, const std::string& sentence) {
    const auto found = in_sentence_.find({key, sentence});
    if (found == in_sentence_.end() || found->second == 0) return false;
    --found->second;
    return take(key);
  }
  bool take(const Key& key) {
    const auto found = left_.find(key);
    if (found == left_.end() || found->second == 0) return false;
    --found->second;
    return true;
  }

 private:
  std::map<Key, std::size_t> left_;
  std::map<std::pair<Key, std::string>, std::size_t> in_sentence_;
};

Earlier read_earlier(const yaml::Node& listed) {
  Earlier earlier;
  for (const yaml::Node& item : listed.items) {
    const std::string text = letters_of(item, "text");
    const std::string words = text.empty() ? letters_of(item, "message") : text;
    earlier.add({letters_of(item, "rule"), letters_of(item, "file"), words.substr(0, compared)},
                letters_of(item, "sentence"));
  }
  return earlier;
}

// By its words or, where a report withholds them, by its message alone.
std::array<Key, 2> keys_of(const Diagnostic& diagnostic, const Files& files) {
  const Span origin = diagnostic.span ? files.origin(diagnostic.span) : Span{};
  const std::string file = origin ? std::string(files.path(origin.file)) : std::string();
  return {Key{diagnostic.rule, file, words_of(diagnostic, files).substr(0, compared)},
          Key{diagnostic.rule, file, diagnostic.message.substr(0, compared)}};
}

}  // namespace

Result<std::vector<std::size_t>> new_since(const Diagnostics& diagnostics, const Files& files, std::string_view report,
                                           const SentenceOf& sentence_of) {
  if (find_invalid_utf8(report)) return failure("the earlier report is not UTF-8");
  Diagnostics problems;
  const auto root = yaml::parse_yaml(FileId{0}, report, problems);
  if (!root || !root->is_mapping())
    return failure("the earlier report is no JSON object", "give a style-report.json of an earlier run");
  if (letters_of(*root, "schema") != "galley.style-report/1")
    return failure("the earlier report is not of the form galley.style-report/1",
                   "give a style-report.json of an earlier run");
  const yaml::Node* listed = root->find("diagnostics");
  if (listed == nullptr || !listed->is_sequence())
    return failure("the earlier report has no list of diagnostics", "give a style-report.json of an earlier run");
  Earlier earlier = read_earlier(*listed);
  const std::vector<Diagnostic>& all = diagnostics.all();
  std::vector<bool> known(all.size(), false);
  if (sentence_of)
    for (std::size_t number = 0; number < all.size(); ++number)
      known[number] = earlier.take(keys_of(all[number], files)[0], sentence_of(all[number]));
  std::vector<std::size_t> fresh;
  for (std::size_t number = 0; number < all.size(); ++number) {
    if (known[number]) continue;
    const std::array<Key, 2> keys = keys_of(all[number], files);
    if (!earlier.take(keys[0]) && !earlier.take(keys[1]) && !all[number].waiver) fresh.push_back(number);
  }
  return fresh;
}

}  // namespace galley::prose
