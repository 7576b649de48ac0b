#include "prose/regex.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <optional>

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include "base/ascii.h"
#include "prose/regex_dialect.h"
#include "unicode/pattern.h"

namespace galley::prose {
namespace {

// Enough for any honest rule on a long paragraph, and over in a few milliseconds.
constexpr std::uint32_t match_limit = 1'000'000;
constexpr std::size_t most_limits = 3;
constexpr std::size_t jit_stack_most = 1 << 20;

struct CodeDeleter {
  void operator()(pcre2_code* code) const { pcre2_code_free(code); }
};
struct DataDeleter {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};

// Contexts and the JIT's stack are the same for all patterns of the program's one
// thread of rules.
class Contexts {
 public:
  Contexts() : compile_(pcre2_compile_context_create(nullptr)), match_(pcre2_match_context_create(nullptr)) {
    pcre2_set_newline(compile_, PCRE2_NEWLINE_LF);
    pcre2_set_match_limit(match_, match_limit);
    stack_ = pcre2_jit_stack_create(32 * 1024, jit_stack_most, nullptr);
    pcre2_jit_stack_assign(match_, nullptr, stack_);
  }
  Contexts(const Contexts&) = delete;
  Contexts& operator=(const Contexts&) = delete;
  ~Contexts() {
    pcre2_jit_stack_free(stack_);
    pcre2_match_context_free(match_);
    pcre2_compile_context_free(compile_);
  }
  [[nodiscard]] pcre2_compile_context* compile() const { return compile_; }
  [[nodiscard]] pcre2_match_context* match() const { return match_; }

 private:
  pcre2_compile_context* compile_;
  pcre2_match_context* match_;
  pcre2_jit_stack* stack_ = nullptr;
};

Contexts& contexts() {
  thread_local Contexts instance;
  return instance;
}

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data() == nullptr ? "" : text.data());
}

// A pattern that PCRE2 took, turned into machine code when it is first tried: most rules of a run never are.
class PcreProgram {
 public:
  PcreProgram(std::string_view pattern, std::uint32_t options) {
    code_.reset(pcre2_compile(bytes(pattern), pattern.size(), options | PCRE2_DOLLAR_ENDONLY | PCRE2_NEVER_BACKSLASH_C,
                              &error_, &error_place_, contexts().compile()));
  }
  [[nodiscard]] bool compiled() const { return code_ != nullptr; }
  [[nodiscard]] std::string error() const {
    std::array<unsigned char, 160> text{};
    pcre2_get_error_message(error_, text.data(), text.size());
    return reinterpret_cast<const char*>(text.data());
  }
  [[nodiscard]] std::size_t error_place() const { return error_place_; }
  [[nodiscard]] int group(const std::string& name) const {
    return pcre2_substring_number_from_name(code_.get(), bytes(name));
  }

  // Gives what pcre2_match does.
  int match(std::string_view text, std::size_t from, Captures& captures) {
    if (!data_) {
      // Without a JIT on this machine the interpreter gives the same matches.
      pcre2_jit_compile(code_.get(), PCRE2_JIT_COMPLETE);
      data_.reset(pcre2_match_data_create_from_pattern(code_.get(), nullptr));
    }
    const int count =
        pcre2_match(code_.get(), bytes(text), text.size(), from, PCRE2_NO_UTF_CHECK, data_.get(), contexts().match());
    if (count < 0) return count;
    const PCRE2_SIZE* places = pcre2_get_ovector_pointer(data_.get());
    captures.assign(pcre2_get_ovector_count(data_.get()), Capture{});
    for (std::size_t group = 0; group < static_cast<std::size_t>(count); ++group)
      if (places[2 * group] != PCRE2_UNSET) captures[group] = {places[2 * group], places[2 * group + 1]};
    return count;
  }

 private:
  int error_ = 0;
  PCRE2_SIZE error_place_ = 0;
  std::unique_ptr<pcre2_code, CodeDeleter> code_;
  std::unique_ptr<pcre2_match_data, DataDeleter> data_;
};

}  // namespace

struct Regex::Engine {
  std::string pattern;
  mutable std::optional<PcreProgram> program;
  // The same for texts of ASCII only, without Unicode's tables and so in a fraction of the time; made when first tried.
  bool suits_ascii = false;
  mutable std::optional<PcreProgram> ascii_program;
  std::optional<unicode::Pattern> fallback;  // compiled where PCRE2 failed, or when first needed
  Regex guard;                               // with a fallback: where its matches may begin, by PCRE2
  mutable std::optional<unicode::Pattern> with_marks;
  mutable bool tried_with_marks = false;
  mutable std::size_t limits = 0;
  mutable std::vector<unicode::Range> ranges;

  // For PCRE2 a combining mark is no part of a word, for Vale and ICU it is.
  [[nodiscard]] const unicode::Pattern* pattern_for_marks() const {
    if (!tried_with_marks) {
      tried_with_marks = true;
      if (auto compiled = unicode::Pattern::compile(for_icu(pattern))) with_marks.emplace(std::move(*compiled));
    }
    return with_marks ? &*with_marks : nullptr;
  }
  bool find_with_pcre(Letters letters, std::string_view text, std::size_t from, Captures& captures) const;
  bool find_with_icu(const unicode::Pattern& icu, std::string_view text, std::size_t from, Captures& captures) const;
};

bool Regex::Engine::find_with_pcre(Letters letters, std::string_view text, std::size_t from, Captures& captures) const {
  const bool in_ascii = suits_ascii && letters == Letters::ascii;
  if (in_ascii && !ascii_program) ascii_program.emplace(for_pcre(pattern), 0);
  const int count = (in_ascii ? *ascii_program : *program).match(text, from, captures);
  if (count < 0 && count != PCRE2_ERROR_NOMATCH) ++limits;
  return count >= 0;
}

bool Regex::Engine::find_with_icu(const unicode::Pattern& icu, std::string_view text, std::size_t from,
                                  Captures& captures) const {
  auto outcome = unicode::Pattern::Outcome::none;
  if (guard.empty() || &icu != &*fallback) {
    outcome = icu.find(text, from, ranges);
  } else {
    Captures candidate;
    while (outcome == unicode::Pattern::Outcome::none && guard.find(text, from, candidate)) {
      outcome = icu.match_at(text, candidate[0].begin, ranges);
      from = Regex::next_letter(text, candidate[0].begin);
    }
  }
  if (outcome == unicode::Pattern::Outcome::gave_up) ++limits;
  if (outcome != unicode::Pattern::Outcome::found) return false;
  captures.assign(ranges.size(), Capture{});
  for (std::size_t group = 0; group < ranges.size(); ++group)
    if (ranges[group].begin <= text.size()) captures[group] = {ranges[group].begin, ranges[group].end};
  return true;
}

// The marks that stand with Latin letters, U+0300 to U+036F, are bytes CC 80 to CD AF.
Regex::Letters Regex::letters_of(std::string_view text) {
  if (is_ascii(text)) return Letters::ascii;
  const bool marks =
      std::memchr(text.data(), 0xCC, text.size()) != nullptr || std::memchr(text.data(), 0xCD, text.size()) != nullptr;
  return marks ? Letters::with_marks : Letters::without_marks;
}

std::size_t Regex::next_letter(std::string_view text, std::size_t at) {
  ++at;
  while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) ++at;
  return at;
}

Regex::Regex() = default;
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Result<Regex> Regex::compile(std::string_view pattern) {
  Regex result;
  result.engine_ = std::make_unique<Engine>();
  result.engine_->pattern = std::string(pattern);
  const std::string translated = for_pcre(pattern);
  PcreProgram program(translated, PCRE2_UTF | PCRE2_UCP);
  if (program.compiled()) {
    result.engine_->program.emplace(std::move(program));
    result.engine_->suits_ascii = means_the_same_in_ascii(pattern);
    return result;
  }
  if (auto fallback = unicode::Pattern::compile(for_icu(pattern))) {
    result.engine_->fallback.emplace(std::move(*fallback));
    const std::string loose = without_lookbehinds(pattern);
    if (loose != pattern)
      if (auto guard = compile(loose)) result.engine_->guard = std::move(*guard);
    return result;
  }
  return failure("the regular expression does not compile: " + program.error() + ", after '" +
                 translated.substr(0, program.error_place()) + "'");
}

bool Regex::empty() const { return engine_ == nullptr; }

const std::string& Regex::pattern() const {
  static const std::string none;
  return engine_ ? engine_->pattern : none;
}

bool Regex::find(std::string_view text, std::size_t from, Captures& captures) const {
  return find(text, letters_of(text), from, captures);
}

bool Regex::find(std::string_view text, Letters letters, std::size_t from, Captures& captures) const {
  if (!engine_ || from > text.size() || limits_reached() >= most_limits) return false;
  if (engine_->fallback) return engine_->find_with_icu(*engine_->fallback, text, from, captures);
  if (letters == Letters::with_marks)
    if (const unicode::Pattern* icu = engine_->pattern_for_marks())
      return engine_->find_with_icu(*icu, text, from, captures);
  return engine_->find_with_pcre(letters, text, from, captures);
}

bool Regex::matches(std::string_view text) const {
  Captures captures;
  return find(text, 0, captures);
}

std::vector<Captures> Regex::find_all_captures(std::string_view text) const {
  std::vector<Captures> result;
  each_match(text, [&](const Captures& captures) { result.push_back(captures); });
  return result;
}

std::vector<Capture> Regex::find_all(std::string_view text) const {
  std::vector<Capture> result;
  each_match(text, [&](const Captures& captures) { result.push_back(captures[0]); });
  return result;
}

std::size_t Regex::group(std::string_view name) const {
  if (!engine_) return 0;
  if (engine_->fallback) return static_cast<std::size_t>(engine_->fallback->group(name));
  const int number = engine_->program->group(std::string(name));
  return number > 0 ? static_cast<std::size_t>(number) : 0;
}

std::size_t Regex::limits_reached() const { return engine_ ? engine_->limits + engine_->guard.limits_reached() : 0; }

namespace {

bool is_word_character(char32_t c) { return ascii::is_alphanumeric(c) || c == '_'; }

// The group that a reference names; nothing if there is none.
std::optional<std::size_t> group_named(const Regex& regex, const Captures& captures, std::string_view name) {
  if (std::all_of(name.begin(), name.end(), ascii::is_digit)) {
    const std::size_t number = std::stoul(std::string(name.substr(0, 4)));
    return number < captures.size() ? std::optional(number) : std::nullopt;
  }
  const std::size_t number = regex.group(name);
  return number > 0 && number < captures.size() ? std::optional(number) : std::nullopt;
}

// Appends what the reference at `at` (behind the dollar) stands for; gives the place behind it.
std::size_t expand_reference(const Regex& regex, std::string_view text, const Captures& captures,
                             std::string_view replacement, std::size_t at, References references, std::string& result) {
  if (at < replacement.size() && replacement[at] == '$') {
    result += '$';
    return at + 1;
  }
  std::string_view name;
  std::size_t behind = at;
  if (at < replacement.size() && replacement[at] == '{') {
    const std::size_t close = replacement.find('}', at);
    if (close != std::string_view::npos) {
      name = replacement.substr(at + 1, close - at - 1);
      behind = close + 1;
    }
  } else {
    const auto belongs = references == References::go ? is_word_character : ascii::is_digit;
    while (behind < replacement.size() && belongs(replacement[behind])) ++behind;
    name = replacement.substr(at, behind - at);
  }
  if (name.empty()) {
    result += '$';
    return at;
  }
  const auto number = group_named(regex, captures, name);
  if (!number) {
    if (references == References::go) return behind;
    result += '$';
    return at;
  }
  if (captures[*number].took_part())
    result += text.substr(captures[*number].begin, captures[*number].end - captures[*number].begin);
  return behind;
}

}  // namespace

std::string Regex::replace_all(std::string_view text, std::string_view replacement, References references) const {
  std::string result;
  std::size_t done = 0;
  for (const Captures& captures : find_all_captures(text)) {
    result += text.substr(done, captures[0].begin - done);
    for (std::size_t at = 0; at < replacement.size();) {
      if (replacement[at] != '$') {
        result += replacement[at++];
        continue;
      }
      at = expand_reference(*this, text, captures, replacement, at + 1, references, result);
    }
    done = captures[0].end;
  }
  result += text.substr(done);
  return result;
}

std::string escape_pattern(std::string_view text) {
  std::string result;
  for (const char letter : text) {
    if (std::string_view("\\^$.|?*+()[]{}#-").find(letter) != std::string_view::npos) result += '\\';
    result += letter;
  }
  return result;
}

}  // namespace galley::prose
