#include "html/plain_lines.h"

#include <algorithm>
#include <charconv>

#include <fmt/format.h>

namespace galley::html {
namespace {

constexpr char mark = '\x01';  // mark index mark; no text that a person reads holds this byte

}  // namespace

PlainLines::PlainLines(std::string_view page) {
  for (std::size_t at = 0; at < page.size();) {
    const std::size_t tag = std::min(page.find("{{", at), page.size());
    const std::size_t end = std::min(page.find("}}", tag), page.size() - 2) + 2;
    const std::string_view text = page.substr(at, tag - at);
    const std::size_t first = text.find('\n'), last = text.rfind('\n');
    if (first != last) {
      page_ += text.substr(0, first + 1);
      page_ += fmt::format("{0}{1}{0}\n", mark, stretches_.size());
      page_ += text.substr(last + 1);
      stretches_.push_back(text.substr(first + 1, last - first - 1));
    } else {
      page_ += text;
    }
    page_ += page.substr(tag, std::max(end, tag) - tag);
    at = std::max(end, tag);
  }
}

std::string PlainLines::put_back(std::string_view rendered) const {
  std::string result;
  for (std::size_t begin = rendered.find(mark); begin != std::string_view::npos; begin = rendered.find(mark)) {
    std::size_t index = stretches_.size();
    const auto [end, error] = std::from_chars(rendered.data() + begin + 1, rendered.data() + rendered.size(), index);
    const auto behind = static_cast<std::size_t>(end - rendered.data()) + 1;
    const bool known = error == std::errc() && behind <= rendered.size() && *end == mark && index < stretches_.size();
    result += rendered.substr(0, begin);
    if (known) result += stretches_[index];
    rendered.remove_prefix(known ? behind : begin + 1);
  }
  return result.append(rendered);
}

}  // namespace galley::html
