#include <algorithm>
#include <cassert>

#include "document/prepare.h"

namespace galley::document {

void Buffer::copy(std::string_view source, std::size_t begin, std::size_t end) {
  if (begin >= end) return;
  const bool joins = !pieces_.empty() && pieces_.back().copied && pieces_.back().end == begin;
  if (joins) {
    pieces_.back().end = static_cast<std::uint32_t>(end);
  } else {
    pieces_.push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(begin),
                       static_cast<std::uint32_t>(end), true});
  }
  text += source.substr(begin, end - begin);
}

void Buffer::replace(std::string_view replacement, std::size_t begin, std::size_t end) {
  if (replacement.empty()) return;
  pieces_.push_back({static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(begin),
                     static_cast<std::uint32_t>(end), false});
  text += replacement;
}

const Buffer::Piece& Buffer::piece(std::size_t offset) const {
  assert(!pieces_.empty());
  const auto after = std::upper_bound(pieces_.begin(), pieces_.end(), offset,
                                      [](std::size_t value, const Piece& p) { return value < p.at; });
  return after == pieces_.begin() ? *after : *(after - 1);
}

std::uint32_t Buffer::source_begin(std::size_t offset) const {
  const Piece& found = piece(offset);
  return found.copied ? static_cast<std::uint32_t>(found.begin + (offset - found.at)) : found.begin;
}

std::uint32_t Buffer::source_end(std::size_t offset) const {
  if (offset == 0) return source_begin(0);
  const Piece& found = piece(offset - 1);
  return found.copied ? static_cast<std::uint32_t>(found.begin + (offset - found.at)) : found.end;
}

}  // namespace galley::document
