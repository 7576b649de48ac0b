#include "prose/waiver_index.h"

#include <algorithm>
#include <tuple>

namespace galley::prose {
namespace {

std::vector<std::size_t> sorted(std::vector<std::size_t> numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
  return numbers;
}

}  // namespace

void WaiverIndex::add(std::string_view rule, const Span& range, std::size_t number) {
  if (rule.ends_with('*')) star_sizes_.insert(rule.size() - 1);
  auto found = by_rule_.find(rule);
  if (found == by_rule_.end()) found = by_rule_.emplace(std::string(rule), std::map<FileId, Ranges>()).first;
  found->second[range.file].push_back({range, number, 0});
}

void WaiverIndex::prepare() {
  for (auto& [rule, files] : by_rule_) {
    for (auto& [file, ranges] : files) {
      std::sort(ranges.begin(), ranges.end(), [](const Range& one, const Range& other) {
        return std::tie(one.span.begin, one.span.end, one.number) <
               std::tie(other.span.begin, other.span.end, other.number);
      });
      const auto same = [](const Range& one, const Range& other) { return one.span == other.span; };
      ranges.erase(std::unique(ranges.begin(), ranges.end(), same), ranges.end());
      std::uint32_t reach = 0;
      for (Range& range : ranges) range.reach = reach = std::max(reach, range.span.end);
    }
  }
}

template <class Visit>
void WaiverIndex::each_pattern(std::string_view rule, const Visit& visit) const {
  const auto look = [&](std::string_view pattern) {
    if (const auto found = by_rule_.find(pattern); found != by_rule_.end()) visit(found->second);
  };
  look(rule);
  for (const std::size_t size : star_sizes_)
    if (size <= rule.size()) look(std::string(rule.substr(0, size)) + "*");
}

std::vector<std::size_t> WaiverIndex::enclosing(std::string_view rule, const Span& place) const {
  std::vector<std::size_t> numbers;
  each_pattern(rule, [&](const std::map<FileId, Ranges>& files) {
    const auto file = files.find(place.file);
    if (file == files.end()) return;
    const Ranges& ranges = file->second;
    auto at = std::partition_point(ranges.begin(), ranges.end(),
                                   [&](const Range& range) { return range.span.begin <= place.begin; });
    while (at != ranges.begin() && (--at)->reach >= place.end)
      if (at->span.end >= place.end) numbers.push_back(at->number);
  });
  return sorted(std::move(numbers));
}

std::vector<std::size_t> WaiverIndex::touching(std::string_view rule, const Span& place) const {
  std::vector<std::size_t> numbers;
  each_pattern(rule, [&](const std::map<FileId, Ranges>& files) {
    const auto file = files.find(place.file);
    if (file == files.end()) return;
    const Ranges& ranges = file->second;
    auto at = std::partition_point(ranges.begin(), ranges.end(), [&](const Range& range) {
      return range.span.begin < place.end || range.span.begin <= place.begin;
    });
    while (at != ranges.begin() && (--at)->reach > place.begin)
      if (at->span.end > place.begin) numbers.push_back(at->number);
  });
  return sorted(std::move(numbers));
}

}  // namespace galley::prose
