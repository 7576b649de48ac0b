// Runs a program for Node with a text as its input, and gives what it prints.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace galley::cli {

// `program` is an ECMAScript module; it finds `argument` as its first. Fails if there is no
// `node`, or if the program ends with an error: the message is what it said last.
[[nodiscard]] Result<std::string> run_node(std::string_view program, const std::string& argument,
                                           const std::string& input);

}  // namespace galley::cli
