#include "sources/yaml.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include <fmt/format.h>
#include <libfyaml.h>

namespace galley::sources {
namespace {

constexpr std::size_t deepest = 32;

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n'; }

std::size_t skip_space(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

// Bytes of the escape sequence at `at` of a double-quoted scalar (YAML 1.2.2, 5.7).
std::size_t escape_length(std::string_view raw, std::size_t at) {
  if (at + 1 >= raw.size()) return raw.size() - at;
  switch (raw[at + 1]) {
    case 'x': return std::min<std::size_t>(4, raw.size() - at);
    case 'u': return std::min<std::size_t>(6, raw.size() - at);
    case 'U': return std::min<std::size_t>(10, raw.size() - at);
    default: return 2;
  }
}

std::size_t utf8_length(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return end - at;
}

// Joins the decoded value of a scalar to its raw bytes. Folding and indentation touch
// only white space, so a run of white space answers a run of white space; quotes and
// escapes are the only other difference between the two.
class Alignment {
 public:
  Alignment(const MappedText& file, std::size_t raw_begin, std::string_view raw, std::string_view value,
            fy_scalar_style style)
      : file_(file), raw_begin_(raw_begin), raw_(raw), value_(value), style_(style) {}

  MappedText run() {
    if (style_ == FYSS_LITERAL || style_ == FYSS_FOLDED) raw_at_ = leading_space();
    while (value_at_ < value_.size()) {
      if (is_space(value_[value_at_]) && is_space(raw_char())) {
        white_space();
      } else if (style_ == FYSS_DOUBLE_QUOTED && raw_char() == '\\') {
        escape();
      } else if (style_ == FYSS_SINGLE_QUOTED && raw_char() == '\'') {
        take(1, 2, Origin::changed);
      } else if (!is_space(value_[value_at_]) && is_space(raw_char())) {
        raw_at_ = skip_space(raw_, raw_at_);  // an escaped end of line, or indentation
        if (raw_at_ >= raw_.size()) break;
      } else {
        verbatim();
      }
    }
    if (value_at_ < value_.size()) take(value_.size() - value_at_, raw_.size() - raw_at_, Origin::changed);
    return std::move(result_);
  }

 private:
  [[nodiscard]] char raw_char() const { return raw_at_ < raw_.size() ? raw_[raw_at_] : '\0'; }

  // Indentation that the first line of a block scalar has beyond what its value keeps.
  [[nodiscard]] std::size_t leading_space() const {
    const std::size_t in_value = skip_space(value_, 0);
    const std::size_t in_raw = skip_space(raw_, 0);
    return in_raw >= in_value ? in_raw - in_value : 0;
  }

  void take(std::size_t value_length, std::size_t raw_length, Origin origin) {
    value_length = std::min(value_length, value_.size() - value_at_);
    raw_length = std::min(raw_length, raw_.size() - raw_at_);
    const std::size_t begin = raw_begin_ + raw_at_;
    if (origin == Origin::copy)
      result_.append(file_.substr(begin, begin + raw_length));
    else
      result_.append(value_.substr(value_at_, value_length), file_.span(begin, begin + raw_length), origin);
    value_at_ += value_length;
    raw_at_ += raw_length;
  }

  void white_space() {
    const std::size_t value_end = skip_space(value_, value_at_);
    const std::size_t raw_end = skip_space(raw_, raw_at_);
    const std::string_view in_value = value_.substr(value_at_, value_end - value_at_);
    const std::string_view in_raw = raw_.substr(raw_at_, raw_end - raw_at_);
    take(in_value.size(), in_raw.size(), in_value == in_raw ? Origin::copy : Origin::changed);
  }

  void escape() {
    const char kind = raw_at_ + 1 < raw_.size() ? raw_[raw_at_ + 1] : '\0';
    if (kind == '\n') {  // the line goes on
      raw_at_ = skip_space(raw_, raw_at_ + 1);
      return;
    }
    take(utf8_length(value_, value_at_), escape_length(raw_, raw_at_), Origin::changed);
  }

  void verbatim() {
    std::size_t length = 0;
    while (value_at_ + length < value_.size() && raw_at_ + length < raw_.size()) {
      const char c = value_[value_at_ + length];
      if (c != raw_[raw_at_ + length] || is_space(c)) break;
      if ((c == '\'' && style_ == FYSS_SINGLE_QUOTED) || (c == '\\' && style_ == FYSS_DOUBLE_QUOTED)) break;
      ++length;
    }
    if (length > 0)
      take(length, length, Origin::copy);
    else
      take(1, raw_at_ < raw_.size() ? 1 : 0, Origin::changed);
  }

  const MappedText& file_;
  std::size_t raw_begin_;
  std::string_view raw_;
  std::string_view value_;
  fy_scalar_style style_;
  std::size_t value_at_ = 0;
  std::size_t raw_at_ = 0;
  MappedText result_;
};

struct ParserDeleter {
  void operator()(fy_parser* parser) const { fy_parser_destroy(parser); }
};

// Builds the tree from events, without recursion: the depth of a file is its author's choice.
class TreeBuilder {
 public:
  TreeBuilder(const MappedText& text, Diagnostics& diagnostics) : text_(text), diagnostics_(diagnostics) {}

  std::optional<YamlNode> run() {
    fy_parse_cfg configuration{};
    configuration.flags = static_cast<fy_parse_cfg_flags>(FYPCF_QUIET | FYPCF_DEFAULT_VERSION_1_2 | FYPCF_DISABLE_DEPTH_LIMIT);
    const std::unique_ptr<fy_parser, ParserDeleter> parser(fy_parser_create(&configuration));
    fy_diag* diag = parser ? fy_parser_get_diag(parser.get()) : nullptr;
    if (!diag || fy_parser_set_string(parser.get(), text_.text.data(), text_.text.size()) != 0) return std::nullopt;
    fy_diag_set_collect_errors(diag, true);
    bool more = true;
    while (more && !failed_) {
      fy_event* event = fy_parser_parse(parser.get());
      if (event == nullptr) break;
      more = take(*event);
      fy_parser_event_free(parser.get(), event);
    }
    if (!failed_ && fy_parser_get_stream_error(parser.get())) report(diag);
    fy_diag_unref(diag);
    if (failed_) return std::nullopt;
    return std::move(root_);
  }

 private:
  struct Open {
    YamlNode node;
    std::optional<MappedText> key;  // of a mapping: read, its value is awaited
    std::set<std::string> keys;
  };

  void refuse(Span span, std::string message, std::string hint = {}) {
    diagnostics_.error("yaml.syntax", span, std::move(message), std::move(hint));
    failed_ = true;
  }

  void report(fy_diag* diag) {
    void* iterator = nullptr;
    const fy_diag_error* first = fy_diag_errors_iterate(diag, &iterator);
    if (first == nullptr) return refuse(text_.span(0, 0), "this YAML does not parse");
    std::size_t at = 0;
    for (int line = 1; line < first->line && at != std::string::npos; ++line) {
      at = text_.text.find('\n', at);
      if (at != std::string::npos) ++at;
    }
    at = std::min(at, text_.text.size());
    const std::size_t line_end = std::min(text_.text.find('\n', at), text_.text.size());
    const std::size_t begin = std::min(at + static_cast<std::size_t>(std::max(first->column - 1, 0)), line_end);
    refuse(text_.span(begin, std::min(begin + 1, line_end)), fmt::format("this YAML does not parse: {}", first->msg),
           "a value with ': ' or ' #' in it, or that begins with one of @ ` * & ! % [ { needs quotes; indent with spaces");
  }

  [[nodiscard]] Span span_of(fy_token* token) const {
    const fy_mark* begin = token != nullptr ? fy_token_start_mark(token) : nullptr;
    const fy_mark* end = token != nullptr ? fy_token_end_mark(token) : nullptr;
    if (begin == nullptr || end == nullptr) return text_.span(last_, last_);
    return text_.span(begin->input_pos, end->input_pos);
  }

  bool take(const fy_event& event) {
    switch (event.type) {
      case FYET_DOCUMENT_START:
        if (++documents_ > 1) refuse(span_of(event.document_start.document_start), "a file holds one YAML document only");
        return true;
      case FYET_ALIAS:
        refuse(span_of(event.alias.anchor), "aliases (*name) are not used here", "write the value out");
        return true;
      case FYET_SCALAR:
        if (plain_node(event.scalar.anchor, event.scalar.tag)) add(scalar(event.scalar.value));
        return true;
      case FYET_SEQUENCE_START:
        if (plain_node(event.sequence_start.anchor, event.sequence_start.tag))
          open(YamlNode::Kind::sequence, event.sequence_start.sequence_start);
        return true;
      case FYET_MAPPING_START:
        if (plain_node(event.mapping_start.anchor, event.mapping_start.tag))
          open(YamlNode::Kind::mapping, event.mapping_start.mapping_start);
        return true;
      case FYET_SEQUENCE_END: close(event.sequence_end.sequence_end); return true;
      case FYET_MAPPING_END: close(event.mapping_end.mapping_end); return true;
      case FYET_STREAM_END: return false;
      default: return true;
    }
  }

  bool plain_node(fy_token* anchor, fy_token* tag) {
    if (anchor != nullptr) refuse(span_of(anchor), "anchors (&name) are not used here", "write the value out where it is needed");
    else if (tag != nullptr) refuse(span_of(tag), "tags (!name) are not used here", "put the value in quotes if it begins with '!'");
    return !failed_;
  }

  YamlNode scalar(fy_token* token) {
    YamlNode node;
    node.span = span_of(token);
    std::size_t length = 0;
    const char* value = token != nullptr ? fy_token_get_text(token, &length) : nullptr;
    const fy_mark* begin = token != nullptr ? fy_token_start_mark(token) : nullptr;
    const fy_mark* end = token != nullptr ? fy_token_end_mark(token) : nullptr;
    if (value == nullptr || begin == nullptr || end == nullptr) return node;
    last_ = end->input_pos;
    const fy_scalar_style style = fy_scalar_token_get_style(token);
    node.plain = style == FYSS_PLAIN;
    const std::string_view decoded(value, length);
    if (node.plain && (decoded.empty() || decoded == "~" || decoded == "null")) return node;
    node.kind = YamlNode::Kind::scalar;
    const std::string_view raw(text_.text.data() + begin->input_pos, end->input_pos - begin->input_pos);
    if (raw == decoded)
      node.scalar = text_.substr(begin->input_pos, end->input_pos);
    else
      node.scalar = Alignment(text_, begin->input_pos, raw, decoded, style).run();
    return node;
  }

  void open(YamlNode::Kind kind, fy_token* token) {
    if (stack_.size() >= deepest) return refuse(span_of(token), fmt::format("nested deeper than {} levels", deepest));
    stack_.push_back({});
    stack_.back().node.kind = kind;
    stack_.back().node.span = span_of(token);
  }

  void close(fy_token* token) {
    YamlNode node = std::move(stack_.back().node);
    stack_.pop_back();
    // A block collection has no closing mark of its own: it ends with what it holds.
    const Span end = span_of(token);
    std::uint32_t reach = end.end > end.begin ? end.end : 0;
    if (!node.items.empty()) reach = std::max(reach, node.items.back().span.end);
    if (!node.pairs.empty()) reach = std::max({reach, node.pairs.back().value.span.end, node.pairs.back().key.span().end});
    node.span.end = std::max(node.span.end, reach);
    add(std::move(node));
  }

  void add(YamlNode node) {
    if (failed_) return;
    if (stack_.empty()) {
      root_ = std::move(node);
      return;
    }
    Open& open = stack_.back();
    if (open.node.kind == YamlNode::Kind::sequence) {
      open.node.items.push_back(std::move(node));
    } else if (open.key) {
      open.node.pairs.push_back({std::move(*open.key), std::move(node)});
      open.key.reset();
    } else if (node.kind != YamlNode::Kind::scalar) {
      refuse(node.span, "a key must be a word");
    } else if (!open.keys.insert(node.scalar.text).second) {
      refuse(node.span, fmt::format("the key '{}' stands here twice", node.scalar.text), "keep one of the two");
    } else {
      open.key = std::move(node.scalar);
    }
  }

  const MappedText& text_;
  Diagnostics& diagnostics_;
  std::vector<Open> stack_;
  YamlNode root_;
  std::size_t last_ = 0;
  int documents_ = 0;
  bool failed_ = false;
};

}  // namespace

const YamlPair* YamlNode::find(std::string_view key) const {
  const auto found = std::find_if(pairs.begin(), pairs.end(), [key](const YamlPair& pair) { return pair.key.text == key; });
  return found == pairs.end() ? nullptr : &*found;
}

std::optional<YamlNode> parse_yaml(const MappedText& text, Diagnostics& diagnostics) {
  return TreeBuilder(text, diagnostics).run();
}

}  // namespace galley::sources
