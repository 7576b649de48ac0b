// Markdown as the row of HTML tokens that a GitHub-like renderer would give (CommonMark
// with tables, strikethrough, autolinks, task lists, footnotes, raw HTML, `$$` blocks).
#pragma once

#include "base/result.h"
#include "prose/html_tokens.h"

namespace galley::prose {

[[nodiscard]] Result<HtmlTokens> markdown_tokens(const MappedText& source);

}  // namespace galley::prose
