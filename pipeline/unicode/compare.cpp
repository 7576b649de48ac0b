#include "unicode/compare.h"

#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include "unicode/unicode.h"

namespace galley::unicode {

std::string fold_for_comparison(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
  if (U_FAILURE(status)) return fold_case(text);
  std::string result;
  icu::StringByteSink<std::string> sink(&result);
  folder->normalizeUTF8(0, {text.data(), static_cast<std::int32_t>(text.size())}, sink, nullptr, status);
  return U_FAILURE(status) ? fold_case(text) : result;
}

}  // namespace galley::unicode
