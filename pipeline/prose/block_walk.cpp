#include "prose/block_walk.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/ascii.h"
#include "prose/message.h"
#include "unicode/unicode.h"

namespace galley::prose {
namespace {

using Kind = HtmlToken::Kind;

bool is_inline(std::string_view name) {
  static constexpr std::array names = {"b",  "big",    "i", "small", "abbr", "acronym", "cite", "dfn",  "em", "kbd",
                                       "strong", "a",  "br", "img",  "span", "sub",     "sup",  "code", "tt", "del"};
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool contains(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::string_view scope_of(std::string_view element) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> scopes = {{
      {"th", "text.table.header"},
      {"td", "text.table.cell"},
      {"caption", "text.table.caption"},
      {"li", "text.list"},
      {"blockquote", "text.blockquote"},
      {"figcaption", "text.figure.caption"},
  }};
  for (const auto& [name, scope] : scopes)
    if (name == element) return scope;
  return {};
}

bool is_heading(std::string_view name) { return name.size() == 2 && name[0] == 'h' && ascii::is_digit(name[1]); }

// Where the text without outer white space begins and ends.
std::pair<std::size_t, std::size_t> trimmed(std::string_view text) {
  const std::string_view inner = trim_space(text);
  if (inner.empty()) return {text.size(), text.size()};
  const auto begin = static_cast<std::size_t>(inner.data() - text.data());
  return {begin, begin + inner.size()};
}

bool starts_with_closing_mark(std::string_view text) {
  static constexpr std::array marks = {".", "?", "!", ",", ":", ";", ")", "]", "}", "—", "–"};
  return std::any_of(marks.begin(), marks.end(), [&](const char* mark) { return text.starts_with(mark); });
}

bool ends_with_opening_mark(std::string_view text) {
  static constexpr std::array marks = {"(", "[", "{", "—", "–"};
  return std::any_of(marks.begin(), marks.end(), [&](const char* mark) { return text.ends_with(mark); });
}

// One asterisk for each letter, at the letter's place.
MappedText masked(const MappedText& text) {
  MappedText result;
  for (std::size_t at = 0; at < text.text.size();) {
    std::size_t next = at;
    const char32_t letter = unicode::next_code_point(text.text, next);
    const bool same_length = next == at + 1;
    result.append(letter == U'\n' ? "\n" : "*", text.span(at, next),
                  same_length && text.span(at, next).end - text.span(at, next).begin == 1 ? Origin::copy
                                                                                          : Origin::changed);
    at = next;
  }
  return result;
}

class Walker {
 public:
  Walker(const HtmlTokens& tokens, const WalkOptions& options) : tokens_(tokens), options_(options) {
    if (!options.skipped_elements.empty()) skipped_ = options.skipped_elements;
    if (!options.ignored_elements.empty()) ignored_ = options.ignored_elements;
    classes_.insert(classes_.end(), options.ignored_classes.begin(), options.ignored_classes.end());
  }

  WalkResult run() {
    for (const HtmlToken& token : tokens_) {
      const bool is_tag = token.kind != Kind::text && token.kind != Kind::comment;
      const bool closed = is_tag && count_class_element(token);
      visit(token, is_tag, closed);
      if (token.kind == Kind::end_tag && !is_inline(token.name)) finish_block();
      last_href_ = token.attribute("href");
      last_class_ = token.attribute("class");
      if (token.name == "img" && is_tag) alternative_text(token);
    }
    result_.switches = switches_;
    return std::move(result_);
  }

 private:
  // An element passed over for its class ends with its own end tag, nested ones counted.
  bool count_class_element(const HtmlToken& token) {
    if (class_element_.empty() || token.name != class_element_) return false;
    depth_ += token.kind == Kind::start_tag ? 1 : -1;
    return depth_ == 0;
  }

  [[nodiscard]] bool has_ignored_class(std::string_view classes) const {
    for (std::size_t at = 0; at <= classes.size() && !classes.empty();) {
      const std::size_t end = std::min(classes.find(' ', at), classes.size());
      if (contains(classes_, classes.substr(at, end - at))) return true;
      at = end + 1;
    }
    return false;
  }

  void visit(const HtmlToken& token, bool is_tag, bool closed) {
    const bool is_start = token.kind == Kind::start_tag;
    const bool skip_for_class = is_tag && has_ignored_class(token.attribute("class")) && !is_inline(token.name);
    if (is_start && (contains(skipped_, token.name) || skip_for_class)) {
      if (skip_for_class) {
        class_element_ = token.name;
        depth_ = 1;
      }
      passing_over_ = true;
      // The words around an inline element that is passed over still stand apart.
      inline_ = is_inline(token.name);
      ++result_.counts[token.name];
    } else if (passing_over_ && is_tag && (contains(skipped_, token.name) || closed)) {
      passing_over_ = false;
      if (closed) class_element_.clear();
    } else if (is_start) {
      std::string name = token.name;
      if ((name == "em" || name == "b") && last_tag() == "code") name = "code";
      inline_ = is_inline(name);
      mask_ = contains(ignored_, name);
      history_.push_back(name);
      active_ = std::move(name);
    } else if (token.kind == Kind::end_tag && is_inline(token.name)) {
      active_.clear();
    } else if (token.kind == Kind::comment) {
      const auto [begin, end] = trimmed(token.text.text);
      switches_.read(std::string_view(token.text.text).substr(begin, end - begin), options_.styles);
    } else if (token.kind == Kind::text) {
      add_text(token.text);
    }
  }

  [[nodiscard]] std::string_view last_tag() const {
    return history_.empty() ? std::string_view(active_) : history_.back();
  }

  [[nodiscard]] bool in_nested_list() const {
    const std::size_t size = history_.size();
    return size > 3 && history_[size - 1] == "li" && (history_[size - 2] == "ol" || history_[size - 2] == "ul") &&
           history_[size - 3] == "li";
  }

  void add_text(const MappedText& raw) {
    if (passing_over_ || switches_.everything_off()) return;
    const auto [begin, end] = trimmed(raw.text);
    if (begin == end) return;
    MappedText text = decode_references(raw.substr(begin, end));
    const bool mask = mask_ || has_ignored_class(last_class_);
    bool space = in_nested_list() && !inline_;
    const bool closing = starts_with_closing_mark(text.text) && !mask && !space;
    if (mask || (!last_href_.empty() && text.text == last_href_)) text = masked(text);
    mask_ = false;
    if (inline_ && !closing) space = true;
    if (space && !ends_with_opening_mark(content_.text)) content_.append(" ", raw.span(0, begin), Origin::changed);
    content_.append(text);
  }

  void finish_block() {
    if (trimmed(content_.text).first != content_.text.size()) add_block();
    content_ = {};
    history_.clear();
  }

  void add_block() {
    for (const std::string& element : history_) {
      std::string scope(scope_of(element));
      if (scope.empty() && !is_heading(element)) continue;
      if (scope == "text.blockquote" || scope == "text.list") add_to_summary();
      if (scope.empty()) scope = "text.heading." + element;
      std::string key = scope.substr(5);
      std::replace(key.begin(), key.end(), '.', '_');
      ++result_.counts[key];
      const std::size_t letters = content_.text.find_first_not_of(' ');
      emit(scope + options_.extension, content_.substr(letters, content_.text.size()), false);
      return;
    }
    add_to_summary();
    emit("text" + options_.extension, std::move(content_), true);
  }

  void add_to_summary() {
    result_.summary.append(content_);
    const std::size_t size = content_.text.size();
    result_.summary.append("\n\n", content_.span(size, size), Origin::changed);
  }

  void alternative_text(const HtmlToken& token) {
    if (contains(skipped_, "alt")) return;
    for (const HtmlToken::Attribute& attribute : token.attributes)
      if (attribute.name == "alt") emit("text.attr.alt", attribute.value, false);
  }

  void emit(std::string scope, MappedText text, bool running) {
    result_.blocks.push_back({{std::move(scope), std::move(text)}, switches_, running, 0});
  }

  const HtmlTokens& tokens_;
  const WalkOptions& options_;
  std::vector<std::string> skipped_ = {"script", "style", "pre", "figure", "noscript", "iframe"};
  std::vector<std::string> ignored_ = {"tt", "code", "kbd"};
  std::vector<std::string> classes_ = {"problematic", "pre", "code"};

  WalkResult result_;
  Switches switches_;
  MappedText content_;
  std::vector<std::string> history_;
  std::string active_;
  std::string class_element_;
  std::string_view last_href_;
  std::string_view last_class_;
  int depth_ = 0;
  bool passing_over_ = false;
  bool inline_ = false;
  bool mask_ = false;
};

}  // namespace

WalkResult walk_tokens(const HtmlTokens& tokens, const WalkOptions& options) { return Walker(tokens, options).run(); }

}  // namespace galley::prose
