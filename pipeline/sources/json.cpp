#include "sources/json.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/control.h"

namespace galley::sources {
namespace {

constexpr std::size_t deepest = 32;

// The library tells no positions, but it reads its input one character at a time: an
// iterator that notes how far it was read tells where each token ends.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *reached_ = ++at_;
    return *this;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  const char** reached_;
};

// The events of the library's parser, made into a tree.
class TreeMaker : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeMaker(const MappedText& text, const char* const* reached, Diagnostics& diagnostics)
      : text_(text), reached_(reached), diagnostics_(diagnostics) {}

  bool null() override { return add({}); }
  bool boolean(bool value) override { return word(value ? "true" : "false"); }
  bool number_integer(number_integer_t value) override { return word(std::to_string(value)); }
  bool number_unsigned(number_unsigned_t value) override { return word(std::to_string(value)); }
  bool number_float(number_float_t, const string_t& written) override { return word(written); }
  bool string(string_t& value) override {
    YamlNode node = scalar(value);
    return harmless(value, node) && add(std::move(node));
  }
  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return open(YamlNode::Kind::mapping); }
  bool start_array(std::size_t) override { return open(YamlNode::Kind::sequence); }
  bool key(string_t& value) override {
    YamlNode node = scalar(value);
    stack_.back().key = node.scalar;
    return harmless(value, node);
  }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception& exception) override {
    const std::size_t end = std::min(position, text_.text.size());
    std::string message = exception.what();  // "[json.exception.parse_error.101] parse error at line 1, column 2: …"
    if (const std::size_t at = message.find(": "); at != std::string::npos) message.erase(0, at + 2);
    if (const std::size_t at = message.find("] "); message.starts_with('[') && at != std::string::npos)
      message.erase(0, at + 2);
    if (const std::size_t at = message.find(" - "); message.starts_with("syntax error") && at != std::string::npos)
      message.erase(0, at + 3);
    diagnostics_.error("json.syntax", text_.span(end > 0 ? end - 1 : 0, end),
                       fmt::format("this JSON does not parse: {}", message),
                       text_.text.starts_with('@') ? "this is BibTeX: export the library from Zotero as CSL JSON"
                                                   : "export the library from Zotero again, as CSL JSON");
    return false;
  }

  std::optional<YamlNode> take() && { return std::move(root_); }

 private:
  struct Open {
    YamlNode node;
    MappedText key;
    std::size_t begin = 0;
  };

  [[nodiscard]] std::size_t position() const {
    return std::min(static_cast<std::size_t>(*reached_ - text_.text.data()), text_.text.size());
  }

  // A string ends at its closing quotation mark and begins at the first one behind the last token.
  YamlNode scalar(const std::string& value) {
    const std::size_t end = position();
    const std::size_t open = std::min(text_.text.find('"', last_), end);
    last_ = end;
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    const std::size_t begin = std::min(open + 1, end);
    const std::size_t close = std::max(begin, end > 0 ? end - 1 : 0);
    node.span = text_.span(begin, close);
    const bool verbatim = std::string_view(text_.text).substr(begin, close - begin) == value;
    node.scalar = verbatim ? text_.substr(begin, close) : MappedText(value, node.span, Origin::changed);
    return node;
  }

  // An escape such as "\\u0001" can hide what the text itself may not hold.
  bool harmless(const std::string& value, const YamlNode& node) {
    if (!find_control_character(value)) return true;
    diagnostics_.error("text.control", node.span, "this holds a control character",
                       "delete it; it often comes along when text is copied from a PDF");
    return false;
  }

  bool word(std::string value) {
    YamlNode node;
    node.kind = YamlNode::Kind::scalar;
    // The lexer reads one character beyond a number.
    const std::size_t begin = text_.text.find_first_not_of(" \t\n:,[{", last_);
    last_ = std::max(last_, std::min(begin, position()) + value.size());
    last_ = std::min(last_, text_.text.size());
    node.span = text_.span(std::min(begin, last_), last_);
    node.scalar = MappedText(std::move(value), node.span, Origin::changed);
    return add(std::move(node));
  }

  bool open(YamlNode::Kind kind) {
    last_ = position();
    if (stack_.size() >= deepest) {
      diagnostics_.error("json.syntax", text_.span(last_ - 1, last_),
                         fmt::format("nested deeper than {} levels", deepest));
      return false;
    }
    stack_.push_back({});
    stack_.back().node.kind = kind;
    stack_.back().begin = last_ - 1;
    return true;
  }

  bool close() {
    last_ = position();
    YamlNode node = std::move(stack_.back().node);
    node.span = text_.span(stack_.back().begin, last_);
    stack_.pop_back();
    return add(std::move(node));
  }

  bool add(YamlNode node) {
    if (stack_.empty())
      root_ = std::move(node);
    else if (stack_.back().node.kind == YamlNode::Kind::sequence)
      stack_.back().node.items.push_back(std::move(node));
    else
      stack_.back().node.pairs.push_back({std::move(stack_.back().key), std::move(node)});
    return true;
  }

  const MappedText& text_;
  const char* const* reached_;
  Diagnostics& diagnostics_;
  std::vector<Open> stack_;
  std::optional<YamlNode> root_;
  std::size_t last_ = 0;
};

}  // namespace

std::optional<YamlNode> parse_json(const MappedText& text, Diagnostics& diagnostics) {
  const char* begin = text.text.data();
  const char* reached = begin;
  TreeMaker maker(text, &reached, diagnostics);
  const bool parsed = nlohmann::json::sax_parse(CountingIterator(begin, &reached),
                                                CountingIterator(begin + text.text.size(), &reached), &maker);
  if (!parsed) return std::nullopt;
  return std::move(maker).take();
}

}  // namespace galley::sources
