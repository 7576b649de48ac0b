// Which waivers cover a place, without a look at each of them: a project may hold tens
// of thousands of waivers and of alerts.
#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_map.h"

namespace galley::prose {

class WaiverIndex {
 public:
  // Waiver `number` holds in the range for alerts of `rule`, a name or a beginning with a
  // star. Of several for the same rule and range the first is kept.
  void add(std::string_view rule, const Span& range, std::size_t number);
  // Between adding and asking.
  void prepare();

  // The waivers for `rule` whose range encloses the place, or touches it; in order, each once.
  [[nodiscard]] std::vector<std::size_t> enclosing(std::string_view rule, const Span& place) const;
  [[nodiscard]] std::vector<std::size_t> touching(std::string_view rule, const Span& place) const;

 private:
  struct Range {
    Span span;
    std::size_t number = 0;
    std::uint32_t reach = 0;  // the greatest end of this range and those before it
  };
  using Ranges = std::vector<Range>;

  template <class Visit>
  void each_pattern(std::string_view rule, const Visit& visit) const;

  std::map<std::string, std::map<FileId, Ranges>, std::less<>> by_rule_;
  std::set<std::size_t> star_sizes_;  // letters before the star of the rules that have one
};

}  // namespace galley::prose
