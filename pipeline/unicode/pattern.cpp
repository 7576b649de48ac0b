#include "unicode/pattern.h"

#include <limits>

#include <unicode/uregex.h>
#include <unicode/utext.h>

namespace galley::unicode {
namespace {

// ICU counts in units of its own, about a microsecond's worth of steps each.
constexpr std::int32_t step_limit = 20000;
constexpr std::size_t nowhere = std::numeric_limits<std::size_t>::max();

class Utf8Text {
 public:
  explicit Utf8Text(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    text_ = utext_openUTF8(nullptr, text.data() == nullptr ? "" : text.data(), static_cast<std::int64_t>(text.size()),
                           &status);
  }
  Utf8Text(const Utf8Text&) = delete;
  Utf8Text& operator=(const Utf8Text&) = delete;
  ~Utf8Text() { utext_close(text_); }
  [[nodiscard]] UText* get() const { return text_; }

 private:
  UText* text_ = nullptr;
};

}  // namespace

struct Pattern::State {
  URegularExpression* expression = nullptr;
  State() = default;
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { uregex_close(expression); }
};

Pattern::Pattern(std::unique_ptr<State> state) : state_(std::move(state)) {}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

Result<Pattern> Pattern::compile(std::string_view pattern) {
  auto state = std::make_unique<State>();
  Utf8Text text(pattern);
  UParseError where{};
  UErrorCode status = U_ZERO_ERROR;
  state->expression = uregex_openUText(text.get(), 0, &where, &status);
  if (U_FAILURE(status) != 0)
    return failure(std::string("the regular expression does not compile: ") + u_errorName(status) + " at character " +
                   std::to_string(where.offset + 1));
  uregex_setTimeLimit(state->expression, step_limit, &status);
  return Pattern(std::move(state));
}

Pattern::Outcome Pattern::read_groups(bool found, int code, std::vector<Range>& groups) const {
  auto status = static_cast<UErrorCode>(code);
  if (U_FAILURE(status) != 0) return Outcome::gave_up;
  if (!found) return Outcome::none;
  const int count = uregex_groupCount(state_->expression, &status);
  groups.assign(static_cast<std::size_t>(count) + 1, {nowhere, nowhere});
  for (int number = 0; number <= count; ++number) {
    const std::int64_t begin = uregex_start64(state_->expression, number, &status);
    const std::int64_t end = uregex_end64(state_->expression, number, &status);
    if (begin >= 0 && U_SUCCESS(status) != 0)
      groups[static_cast<std::size_t>(number)] = {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
  }
  return Outcome::found;
}

Pattern::Outcome Pattern::find(std::string_view text, std::size_t from, std::vector<Range>& groups) const {
  Utf8Text subject(text);
  UErrorCode status = U_ZERO_ERROR;
  uregex_setUText(state_->expression, subject.get(), &status);
  const bool found = uregex_find64(state_->expression, static_cast<std::int64_t>(from), &status) != 0;
  return read_groups(found, status, groups);
}

Pattern::Outcome Pattern::match_at(std::string_view text, std::size_t at, std::vector<Range>& groups) const {
  Utf8Text subject(text);
  UErrorCode status = U_ZERO_ERROR;
  uregex_setUText(state_->expression, subject.get(), &status);
  const bool found = uregex_lookingAt64(state_->expression, static_cast<std::int64_t>(at), &status) != 0;
  return read_groups(found, status, groups);
}

int Pattern::group(std::string_view name) const {
  UErrorCode status = U_ZERO_ERROR;
  const int number = uregex_groupNumberFromCName(state_->expression, name.data(),
                                                 static_cast<std::int32_t>(name.size()), &status);
  return U_SUCCESS(status) != 0 ? number : 0;
}

}  // namespace galley::unicode
