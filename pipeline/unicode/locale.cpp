#include <unicode/locid.h>

#include "unicode/unicode.h"

namespace galley::unicode {

void forget_environment_locale() {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale::setDefault(icu::Locale::getRoot(), status);
}

}  // namespace galley::unicode
