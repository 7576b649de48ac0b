// Files of Debian's packages that outputs need: the sRGB profile, hyphenation
// dictionaries. Their places are fixed, so that every machine uses the same ones.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "layout/layout.h"

namespace galley::publish {

// The bytes of a file of the system; an Error names the package that holds it.
[[nodiscard]] Result<std::string> read_system_file(const std::string& path, std::string_view package);

class SystemFiles {
 public:
  [[nodiscard]] static Result<SystemFiles> open();
  [[nodiscard]] std::string_view icc_profile() const { return icc_profile_; }

 private:
  std::string icc_profile_;
};

// Dictionaries of the packages hyphen-*: /usr/share/hyphen/hyph_en_GB.dic for "en-GB" or "en".
[[nodiscard]] layout::HyphenationLoader make_hyphenation_loader();

}  // namespace galley::publish
