#include "sources/fields.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include <fmt/format.h>

#include "base/files.h"

namespace galley::sources {
namespace {

template <class T>
std::optional<T> parse_number(std::string_view text) {
  T result{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), result);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return result;
}

constexpr std::size_t longest_text = 5000;
const std::vector<YamlNode> no_items;

std::vector<MappedText> comma_separated(const MappedText& text) {
  std::vector<MappedText> parts;
  for (std::size_t at = 0; at < text.text.size();) {
    const std::size_t end = std::min(text.text.find(',', at), text.text.size());
    if (MappedText part = trimmed(text.substr(at, end)); !part.empty()) parts.push_back(std::move(part));
    at = end + 1;
  }
  return parts;
}

// "{number: 418,000}": a comma inside braces ends the value, and what follows is taken for a key.
bool is_rest_of_number(const YamlPair& pair) {
  return pair.value.kind == YamlNode::Kind::null && pair.key.text.find_first_not_of("0123456789") == std::string::npos;
}

std::string_view kind_name(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::null: return "nothing";
    case YamlNode::Kind::scalar: return "a single value";
    case YamlNode::Kind::sequence: return "a list";
    case YamlNode::Kind::mapping: return "a mapping of keys";
  }
  return "";
}

}  // namespace

MappedText trimmed(const MappedText& text) {
  constexpr std::string_view space = " \t\n", no_break = "\xC2\xA0";
  std::string_view inner = text.text;
  for (std::size_t before = inner.size() + 1; before != inner.size();) {
    before = inner.size();
    inner.remove_prefix(std::min(inner.find_first_not_of(space), inner.size()));
    inner.remove_suffix(inner.size() - (inner.find_last_not_of(space) + 1));
    if (inner.starts_with(no_break)) inner.remove_prefix(no_break.size());
    if (inner.ends_with(no_break)) inner.remove_suffix(no_break.size());
  }
  if (inner.empty()) return {};
  const auto begin = static_cast<std::size_t>(inner.data() - text.text.data());
  return text.substr(begin, begin + inner.size());
}

MappedText trimmed_block(const MappedText& text) {
  const std::size_t first = text.text.find_first_not_of(" \t\n");
  if (first == std::string::npos) return {};
  const std::size_t line = text.text.rfind('\n', first);
  return text.substr(line == std::string::npos ? 0 : line + 1, text.text.find_last_not_of(" \t\n") + 1);
}

std::optional<Date> parse_date(std::string_view text) {
  const auto digits = [&](std::size_t at, std::size_t length) -> std::optional<int> {
    if (text.size() < at + length) return std::nullopt;
    return parse_number<int>(text.substr(at, length));
  };
  const auto dash = [&](std::size_t at) { return at < text.size() && text[at] == '-'; };
  Date date;
  const auto year = digits(0, 4);
  if (!year || *year < 1 || text.front() == '-') return std::nullopt;
  date.year = *year;
  if (text.size() == 4) return date;
  const auto month = digits(5, 2);
  if (!dash(4) || !month || *month < 1 || *month > 12) return std::nullopt;
  date.month = *month;
  if (text.size() == 7) return date;
  const auto day = digits(8, 2);
  if (text.size() != 10 || !dash(7) || !day) return std::nullopt;
  date.day = *day;
  const std::chrono::year_month_day whole{std::chrono::year(date.year),
                                          std::chrono::month(static_cast<unsigned>(date.month)),
                                          std::chrono::day(static_cast<unsigned>(std::max(date.day, 0)))};
  return whole.ok() ? std::optional(date) : std::nullopt;
}

Fields::Fields(const YamlNode& node, std::string what, Diagnostics& diagnostics)
    : node_(node), what_(std::move(what)), diagnostics_(diagnostics), valid_(node.kind == YamlNode::Kind::mapping) {
  if (!valid_)
    diagnostics_.error("source.kind", node.span,
                       fmt::format("{} must be a mapping of keys, not {}", what_, kind_name(node.kind)),
                       "write one 'key: value' a line");
}

bool Fields::has(std::string_view key) const {
  const YamlPair* pair = node_.find(key);
  return pair != nullptr && pair->value.kind != YamlNode::Kind::null;
}

const YamlNode* Fields::value(std::string_view key, Need need) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.emplace_back(key);
  if (!valid_) return nullptr;
  const YamlPair* pair = node_.find(key);
  if (pair != nullptr && pair->value.kind != YamlNode::Kind::null) return &pair->value;
  if (need == Need::required && pair != nullptr)
    diagnostics_.error("source.missing-key", pair->key.span(), fmt::format("'{}' of {} is empty", key, what_),
                       "write its value behind the colon");
  else if (need == Need::required)
    missing_.emplace_back(key);
  return nullptr;
}

void Fields::wrong_kind(std::string_view key, const YamlNode& node, std::string_view expected, std::string hint) {
  diagnostics_.error("source.kind", node.span,
                     fmt::format("'{}' must be {}, not {}", key, expected, kind_name(node.kind)), std::move(hint));
}

MappedText Fields::text(std::string_view key, Need need) {
  const YamlNode* node = value(key, need);
  if (node == nullptr) return {};
  if (node->kind != YamlNode::Kind::scalar) {
    wrong_kind(key, *node, "one line of text");
    return {};
  }
  MappedText result = trimmed(node->scalar);
  if (const std::size_t at = result.text.find('\n'); at != std::string::npos)
    diagnostics_.error("source.one-line", result.span(at, at + 1), fmt::format("'{}' must be one line", key),
                       "begin the block with '>-', which folds its lines, and leave no empty line in it");
  if (result.text.size() > longest_text) {
    diagnostics_.error("text.long", result.span(),
                       fmt::format("'{}' holds {} letters; a line of text has at most {}", key,
                                   count_code_points(result.text), longest_text),
                       "write what is longer into the prose of a record");
    return {};
  }
  if (result.empty() && need == Need::required)
    diagnostics_.error("source.missing-key", node->span, fmt::format("'{}' of {} is empty", key, what_));
  return result;
}

MappedText Fields::prose(std::string_view key, Need need) {
  const YamlNode* node = value(key, need);
  if (node == nullptr) return {};
  if (node->kind != YamlNode::Kind::scalar) {
    wrong_kind(key, *node, "text");
    return {};
  }
  return trimmed_block(node->scalar);
}

std::vector<MappedText> Fields::texts(std::string_view key, Need need) {
  std::vector<MappedText> result;
  const YamlNode* node = value(key, need);
  if (node == nullptr) return result;
  if (node->kind != YamlNode::Kind::sequence) {
    const bool is_text = node->kind == YamlNode::Kind::scalar;
    wrong_kind(key, *node, "a list",
               is_text ? fmt::format("write {}: [{}]", key, node->scalar.text) : "write [one, two]");
    if (is_text) result = comma_separated(node->scalar);  // what is meant is plain: nothing more follows from it
    return result;
  }
  for (const YamlNode& item : node->items) {
    if (item.kind == YamlNode::Kind::scalar)
      result.push_back(trimmed(item.scalar));
    else
      wrong_kind(key, item, "a list of single values");
  }
  return result;
}

Date Fields::date(std::string_view key, Need need, bool partial) {
  const MappedText written = text(key, need);
  if (written.empty()) return {};
  const auto date = parse_date(written.text);
  if (!date || (!partial && date->day == 0)) {
    diagnostics_.error("source.date", written.span(), fmt::format("'{}' is not a date", written.text),
                       partial ? "write it as 2026-11-23, 2026-11 or 2026" : "write it as 2026-11-23");
    return {};
  }
  Date result = *date;
  result.span = written.span();
  return result;
}

std::optional<Located<int>> Fields::integer(std::string_view key, Need need) {
  const MappedText written = text(key, need);
  if (written.empty()) return std::nullopt;
  if (const auto found = parse_number<int>(written.text)) return Located<int>{*found, written.span()};
  diagnostics_.error("source.number", written.span(),
                     fmt::format("'{}' must be a whole number, not '{}'", key, written.text), "write it in digits");
  return std::nullopt;
}

std::optional<Located<double>> Fields::number(std::string_view key, Need need) {
  const MappedText written = text(key, need);
  if (written.empty()) return std::nullopt;
  if (const auto found = parse_number<double>(written.text)) return Located<double>{*found, written.span()};
  diagnostics_.error("source.number", written.span(), fmt::format("'{}' must be a number, not '{}'", key, written.text),
                     "write the number alone, in digits and with a point: no thousands separators, no unit");
  return std::nullopt;
}

std::optional<bool> Fields::boolean(std::string_view key) {
  const MappedText written = text(key);
  if (written.text == "true") return true;
  if (written.text == "false") return false;
  if (!written.empty())
    diagnostics_.error("source.kind", written.span(),
                       fmt::format("'{}' must be true or false, not '{}'", key, written.text));
  return std::nullopt;
}

Fields::Confidential Fields::confidential(const std::vector<std::string>& names) {
  constexpr std::string_view key = "confidential";
  Confidential result;
  const YamlPair* pair = node_.find(key);
  if (pair == nullptr || pair->value.kind != YamlNode::Kind::sequence) {
    result.whole = boolean(key);
    // What cannot be read is kept back rather than shown.
    if (!result.whole && has(key)) result.whole = true;
    return result;
  }
  for (const MappedText& name : texts(key)) {
    if (std::find(names.begin(), names.end(), name.text) != names.end()) {
      result.fields.push_back(name);
      continue;
    }
    result.whole = true;
    diagnostics_.error("source.choice", name.span(),
                       fmt::format("'{}' cannot be confidential by itself; {} can", name.text, fmt::join(names, ", ")),
                       "write `confidential: true` to keep back all of it");
  }
  return result;
}

const std::vector<YamlNode>& Fields::items(std::string_view key, Need need) {
  const YamlNode* node = value(key, need);
  if (node == nullptr) return no_items;
  if (node->kind == YamlNode::Kind::sequence) return node->items;
  wrong_kind(key, *node, "a list", "begin each of its entries with '- '");
  return no_items;
}

const YamlNode* Fields::mapping(std::string_view key, Need need) {
  const YamlNode* node = value(key, need);
  if (node == nullptr || node->kind == YamlNode::Kind::mapping) return node;
  wrong_kind(key, *node, "a mapping of keys",
             fmt::format("write {}: {{key: value}}; sources/README.md has its keys", key));
  return nullptr;
}

std::optional<std::size_t> Fields::choice(std::string_view key, const std::vector<std::string>& names, Need need) {
  const MappedText written = text(key, need);
  if (written.empty()) return std::nullopt;
  const auto found = std::find(names.begin(), names.end(), written.text);
  if (found != names.end()) return static_cast<std::size_t>(found - names.begin());
  const auto near = nearest(written.text, names);
  diagnostics_.error("source.choice", written.span(),
                     fmt::format("'{}' is not one of {}", written.text, fmt::join(names, ", ")),
                     near ? fmt::format("did you mean '{}'?", *near) : std::string{});
  return std::nullopt;
}

void Fields::finish() {
  if (!valid_) return;
  for (const YamlPair& pair : node_.pairs) {
    if (std::find(known_.begin(), known_.end(), pair.key.text) != known_.end()) continue;
    if (is_rest_of_number(pair)) {
      diagnostics_.error("source.number", pair.key.span(), fmt::format("a comma stands in a number of {}", what_),
                         "write its digits without separators");
      continue;
    }
    const auto near = nearest(pair.key.text, known_);
    diagnostics_.error("source.unknown-key", pair.key.span(), fmt::format("{} has no key '{}'", what_, pair.key.text),
                       near ? fmt::format("did you mean '{}'?", *near)
                            : fmt::format("it has {}", fmt::join(known_, ", ")));
    if (near) std::erase(missing_, *near);
  }
  report_missing();
}

void Fields::report_missing() {
  for (const std::string& key : missing_)
    diagnostics_.error("source.missing-key", begin(), fmt::format("{} needs the key '{}'", what_, key));
}

}  // namespace galley::sources
