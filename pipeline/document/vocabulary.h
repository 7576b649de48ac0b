// The closed lists of the dialect. Internal to the module; templates/README.md explains them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace galley::document {

[[nodiscard]] const std::vector<std::string>& div_names();
[[nodiscard]] const std::vector<std::string>& span_classes();

// The characters of an HTML entity, `&amp;`, `&#233;`, `&#xE9;`; empty for one that is not known.
[[nodiscard]] std::string decode_entity(std::string_view entity);

}  // namespace galley::document
