#include "base/source_map.h"

#include <algorithm>
#include <cassert>

namespace galley {
namespace {

// Length of a copied segment equals that of its source; only then can two be joined.
bool continues(const Segment& last, const Span& source, Origin origin) {
  return last.origin == Origin::copy && origin == Origin::copy && last.source.file == source.file &&
         last.source.end == source.begin;
}

// Byte for byte: a copy, or text of an outline that stands in the manuscript as it is.
bool is_exact(const Segment& segment) {
  return segment.origin == Origin::copy || (segment.origin == Origin::outline &&
                                            segment.source.end - segment.source.begin == segment.end - segment.begin);
}

auto segment_at(const std::vector<Segment>& segments, std::uint32_t position) {
  return std::upper_bound(segments.begin(), segments.end(), position,
                          [](std::uint32_t at, const Segment& segment) { return at < segment.end; });
}

}  // namespace

void SourceMap::append(std::uint32_t length, Span source, Origin origin) {
  if (length == 0) return;
  assert(origin != Origin::copy || source.end - source.begin == length);
  const std::uint32_t begin = this->length();
  if (!segments_.empty() && continues(segments_.back(), source, origin)) {
    segments_.back().end += length;
    segments_.back().source.end = source.end;
    return;
  }
  segments_.push_back({begin, begin + length, source, origin});
}

void SourceMap::append(const SourceMap& other) {
  for (const Segment& segment : other.segments_)
    append(segment.end - segment.begin, segment.source, segment.origin);
}

std::uint32_t SourceMap::length() const { return segments_.empty() ? 0 : segments_.back().end; }

Span SourceMap::locate(std::uint32_t begin, std::uint32_t end) const {
  if (segments_.empty()) return {};
  auto first = segment_at(segments_, begin);
  if (first == segments_.end()) --first;  // the very end of the text
  Span result = first->source;
  if (is_exact(*first)) {
    const std::uint32_t from = std::clamp(begin, first->begin, first->end) - first->begin;
    const std::uint32_t to = std::clamp(end, first->begin, first->end) - first->begin;
    result = {first->source.file, first->source.begin + from, first->source.begin + std::max(from, to)};
  }
  for (auto next = first + 1; next != segments_.end() && next->begin < end; ++next) {
    if (next->source.file != result.file) continue;
    std::uint32_t reach = next->source.end;
    if (is_exact(*next) && end < next->end) reach = next->source.begin + (end - next->begin);
    result.end = std::max(result.end, reach);
  }
  return result;
}

SourceMap SourceMap::slice(std::uint32_t begin, std::uint32_t end) const {
  SourceMap result;
  for (auto segment = segment_at(segments_, begin); segment != segments_.end() && segment->begin < end; ++segment) {
    const std::uint32_t from = std::max(begin, segment->begin);
    const std::uint32_t to = std::min(end, segment->end);
    Span source = segment->source;
    if (is_exact(*segment)) {
      source.begin = segment->source.begin + (from - segment->begin);
      source.end = source.begin + (to - from);
    }
    result.append(to - from, source, segment->origin);
  }
  return result;
}

MappedText::MappedText(std::string value, Span source, Origin origin) : text(std::move(value)) {
  map.append(static_cast<std::uint32_t>(text.size()), source, origin);
}

Span MappedText::span() const { return span(0, text.size()); }

Span MappedText::span(std::size_t begin, std::size_t end) const {
  return map.locate(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
}

MappedText MappedText::substr(std::size_t begin, std::size_t end) const {
  assert(begin <= end && end <= text.size());
  MappedText result;
  result.text = text.substr(begin, end - begin);
  result.map = map.slice(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end));
  return result;
}

void MappedText::append(std::string_view value, Span source, Origin origin) {
  text += value;
  map.append(static_cast<std::uint32_t>(value.size()), source, origin);
}

void MappedText::append(const MappedText& other) {
  text += other.text;
  map.append(other.map);
}

}  // namespace galley
