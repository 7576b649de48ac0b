// A file of any format → its blocks: Markdown, HTML, or plain text; front matter apart.
#pragma once

#include <string>

#include "prose/block_walk.h"
#include "prose/config.h"
#include "prose/file_source.h"

namespace galley::prose {

enum class Format : std::uint8_t { markdown, html, text, lines };

// By the extension (".md"), after the configuration's [formats].
[[nodiscard]] Format format_of(const std::string& extension, const Config& config);
[[nodiscard]] std::string extension_of(const std::string& path);  // with the dot, or empty

// What a file's own configuration leaves out, and what is wrong with it.
[[nodiscard]] WalkResult file_blocks(const FileSource& source, FileId file, const std::string& path,
                                     const Config& config, const FileRules& rules, Diagnostics& diagnostics);

}  // namespace galley::prose
