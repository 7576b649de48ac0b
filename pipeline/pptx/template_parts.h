// What masters and layouts bring along: their pictures and links, named by relationship
// (ECMA-376 part 2, 6.5). All other relationships are made anew when a deck is written.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "base/result.h"
#include "opc/package.h"

namespace galley::pptx {

using TemplateParts = std::map<std::string, std::string, std::less<>>;  // by name below templates/pptx/

// Adds to the package what `xml` of the template's `file` names, related from `part`.
// Returns the XML with the ids that the package gave. An Error if a relationship is not
// there, or leads to something else than a PNG picture or a web page.
[[nodiscard]] Result<std::string> carry_relationships(opc::Package& package, std::string_view part,
                                                      std::string_view xml, std::string_view file,
                                                      const TemplateParts& parts, const TemplateParts& pictures);

}  // namespace galley::pptx
