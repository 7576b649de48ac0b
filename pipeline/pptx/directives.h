// The processing instructions of a template: `<?box title?>`, `<?style body level=2?>` …
// Each is replaced by the XML that theme.yml asks for. Internal to the module.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "pptx/slide_template.h"

namespace galley::pptx {

struct Expanded {
  std::string xml;
  PatternPlace pattern;
  std::optional<style::Box> strip;
};

// `file` names the part in messages.
[[nodiscard]] Result<Expanded> expand_directives(std::string_view xml, std::string_view file, const style::Theme& theme,
                                                 const style::Brand& brand);

}  // namespace galley::pptx
