#include "prose/prefilter.h"

#include <algorithm>

#include "base/ascii.h"

namespace galley::prose {
namespace {

constexpr std::size_t least_letters = 3;
constexpr int most_depth = 50;

using Letters = std::vector<std::string>;

bool is_plain(char c) {
  constexpr std::string_view special = "\\^$.|?*+()[]{}";
  return static_cast<unsigned char>(c) < 0x80 && special.find(c) == std::string_view::npos;
}

// Reads a pattern as far as to know which letters no match can do without.
class Reader {
 public:
  explicit Reader(std::string_view pattern) : text_(pattern) {}

  std::optional<Letters> run() {
    auto result = alternatives(0);
    if (failed_ || at_ < text_.size()) return std::nullopt;
    return result;
  }

 private:
  // The letters of a sequence: those of its best part.
  struct Best {
    std::optional<Letters> letters;
    void offer(Letters candidate) {
      std::size_t shortest = 1000;
      for (const std::string& one : candidate) shortest = std::min(shortest, one.size());
      if (candidate.empty() || shortest < least_letters) return;
      if (!letters || shortest > worth) {
        letters = std::move(candidate);
        worth = shortest;
      }
    }
    std::size_t worth = 0;
  };

  std::optional<Letters> alternatives(int depth) {
    if (depth > most_depth) failed_ = true;
    Letters all;
    bool complete = true;
    while (!failed_) {
      const auto one = sequence(depth);
      if (one) {
        all.insert(all.end(), one->begin(), one->end());
      } else {
        complete = false;
      }
      if (at_ >= text_.size() || text_[at_] != '|') break;
      ++at_;
    }
    if (!complete || failed_) return std::nullopt;
    return all;
  }

  std::optional<Letters> sequence(int depth) {
    Best best;
    std::string run;
    const auto flush = [&] {
      if (!run.empty()) best.offer({run});
      run.clear();
    };
    while (at_ < text_.size() && text_[at_] != '|' && text_[at_] != ')' && !failed_) {
      if (text_[at_] == '(') {
        flush();
        auto inner = group(depth);
        if (!optional_follows() && inner) best.offer(std::move(*inner));
        skip_quantifier();
      } else if (const auto letter = plain_letter()) {
        if (optional_follows()) {
          flush();
        } else {
          run += ascii::to_lower(*letter);
          if (quantifier_follows()) flush();
        }
        skip_quantifier();
      } else {
        flush();
        skip_item();
        skip_quantifier();
      }
    }
    flush();
    return best.letters;
  }

  [[nodiscard]] bool quantifier_follows() const {
    return at_ < text_.size() && std::string_view("?*+{").find(text_[at_]) != std::string_view::npos;
  }
  [[nodiscard]] bool optional_follows() const {
    if (at_ >= text_.size()) return false;
    return text_[at_] == '?' || text_[at_] == '*' || text_.substr(at_, 2) == "{0" || text_.substr(at_, 2) == "{,";
  }
  void skip_quantifier() {
    while (quantifier_follows()) {
      if (text_[at_] == '{') {
        const std::size_t close = text_.find('}', at_);
        if (close == std::string_view::npos) {
          failed_ = true;
          return;
        }
        at_ = close;
      }
      ++at_;
    }
  }

  // A letter that stands for itself.
  std::optional<char> plain_letter() {
    if (text_[at_] == '\\' && at_ + 1 < text_.size() && !ascii::is_alphanumeric(text_[at_ + 1]) &&
        static_cast<unsigned char>(text_[at_ + 1]) < 0x80) {
      at_ += 2;
      return text_[at_ - 1];
    }
    if (!is_plain(text_[at_])) return std::nullopt;
    return text_[at_++];
  }

  void skip_item() {
    if (text_[at_] == '[') return skip_class();
    if (text_[at_] == '\\') {
      const char kind = at_ + 1 < text_.size() ? text_[at_ + 1] : '\0';
      // \Q…\E quotes, \K moves the start: no guess is made about them.
      if (kind == '\0' || kind == 'Q' || kind == 'K' || kind == 'g' || kind == 'k') failed_ = true;
      at_ += 2;
      if (std::string_view("pPxo").find(kind) != std::string_view::npos && at_ < text_.size() && text_[at_] == '{') {
        at_ = std::min(text_.find('}', at_), text_.size() - 1) + 1;
      } else if (kind == 'x' || kind == 'p' || kind == 'P' || kind == 'u' || kind == 'c') {
        at_ = std::min(text_.size(), at_ + (kind == 'x' ? 2U : kind == 'u' ? 4U : 1U));
      }
      return;
    }
    if (text_[at_] == '{') {
      failed_ = true;
      return;
    }
    ++at_;
  }

  void skip_class() {
    ++at_;
    if (at_ < text_.size() && text_[at_] == '^') ++at_;
    if (at_ < text_.size() && text_[at_] == ']') ++at_;
    while (at_ < text_.size() && text_[at_] != ']') {
      if (text_[at_] == '\\') ++at_;
      if (at_ < text_.size() && text_[at_] == '[' && at_ + 1 < text_.size() && text_[at_ + 1] == ':')
        at_ = std::min(text_.find(":]", at_), text_.size() - 1) + 1;
      ++at_;
    }
    ++at_;
  }

  std::optional<Letters> group(int depth) {
    ++at_;
    bool counts = true;
    if (at_ < text_.size() && text_[at_] == '?') {
      const std::string_view head = text_.substr(at_);
      if (head.starts_with("?=") || head.starts_with("?!")) {
        counts = false;
        at_ += 2;
      } else if (head.starts_with("?<=") || head.starts_with("?<!")) {
        counts = false;
        at_ += 3;
      } else if (head.starts_with("?<") || head.starts_with("?P<") || head.starts_with("?'")) {
        const std::size_t close = text_.find_first_of(">'", at_ + (head.starts_with("?P<") ? 3 : 2));
        at_ = std::min(close, text_.size() - 1) + 1;
      } else if (head.starts_with("?>") || head.starts_with("?:")) {
        at_ += 2;
      } else {
        const std::size_t end = text_.find_first_not_of("ims-", at_ + 1);
        if (end == std::string_view::npos || (text_[end] != ':' && text_[end] != ')')) {
          failed_ = true;
          return std::nullopt;
        }
        at_ = end + 1;
        if (text_[end] == ')') return std::nullopt;
      }
    } else if (at_ < text_.size() && text_[at_] == '*') {
      failed_ = true;
      return std::nullopt;
    }
    auto inner = alternatives(depth + 1);
    if (at_ >= text_.size() || text_[at_] != ')') {
      failed_ = true;
      return std::nullopt;
    }
    ++at_;
    return counts ? inner : std::nullopt;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool failed_ = false;
};

constexpr std::size_t table_bits = 14;

std::size_t bucket(std::uint32_t letters) { return (letters * 2654435761U) >> (32 - table_bits); }

// How common a letter is in English, roughly: rarer windows say more.
int commonness(char letter) {
  static constexpr std::string_view order = " etaoinsrhldcumfpgwybvkxjqz";
  const std::size_t place = order.find(letter);
  return place == std::string_view::npos ? 0 : static_cast<int>(order.size() - place);
}

std::uint32_t pack(std::string_view letters) {
  std::uint32_t result = 0;
  for (const char letter : letters) result = result << 8U | static_cast<unsigned char>(letter);
  return result;
}

std::string_view rarest_window(std::string_view letters, std::size_t size) {
  std::string_view best = letters.substr(0, size);
  int least = 1000;
  for (std::size_t at = 0; at + size <= letters.size(); ++at) {
    int sum = 0;
    for (const char letter : letters.substr(at, size)) sum += commonness(letter);
    if (sum < least) {
      least = sum;
      best = letters.substr(at, size);
    }
  }
  return best;
}

}  // namespace

std::optional<std::vector<std::string>> necessary_letters(std::string_view pattern) {
  auto letters = Reader(pattern).run();
  if (!letters || letters->empty()) return std::nullopt;
  return letters;
}

Prefilter::Prefilter() : heads_(std::size_t{1} << table_bits, 0), entries_(1) {}

void Prefilter::insert(std::uint32_t letters, std::size_t rule) {
  std::uint32_t& head = heads_[bucket(letters)];
  for (std::uint32_t at = head; at != 0; at = entries_[at].next)
    if (entries_[at].letters == letters && entries_[at].rule == rule) return;
  entries_.push_back({letters, static_cast<std::uint32_t>(rule), head});
  head = static_cast<std::uint32_t>(entries_.size() - 1);
}

void Prefilter::add(std::size_t rule, const std::vector<std::string>& letters) {
  for (const std::string& one : letters) {
    const std::size_t size = std::min<std::size_t>(one.size(), 4);
    has_threes_ = has_threes_ || size == 3;
    insert(pack(rarest_window(one, size)), rule);
  }
}

void Prefilter::look_up(std::uint32_t letters, std::vector<char>& needed) const {
  for (std::uint32_t at = heads_[bucket(letters)]; at != 0; at = entries_[at].next)
    if (entries_[at].letters == letters) needed[entries_[at].rule] = 1;
}

void Prefilter::scan(std::string_view text, std::vector<char>& needed) const {
  // Two letters outside ASCII equal ASCII ones without their case: the long s and the Kelvin sign.
  if (text.find("\xC5\xBF") != std::string_view::npos || text.find("\xE2\x84\xAA") != std::string_view::npos) {
    std::fill(needed.begin(), needed.end(), 1);
    return;
  }
  std::uint32_t window = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    window = window << 8U | static_cast<unsigned char>(ascii::to_lower(text[at]));
    if (at >= 3) look_up(window, needed);
    if (has_threes_ && at >= 2) look_up(window & 0xFFFFFFU, needed);
  }
}

}  // namespace galley::prose
