// The processing instructions of a template: `<?box title?>`, `<?style body level=2?>` …
// Each is replaced by the XML that theme.yml asks for. Internal to the module.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"
#include "pptx/slide_template.h"

namespace galley::pptx {

// Names of the shapes that `<?pattern …?>` and `<?strip …?>` become: "Pattern grid dark".
inline constexpr std::string_view pattern_shape = "Pattern", strip_shape = "Strip", rule_shape = "Rule";

// `file` names the part in messages.
[[nodiscard]] Result<std::string> expand_directives(std::string_view xml, std::string_view file,
                                                    const style::Theme& theme, const style::Brand& brand);

}  // namespace galley::pptx
