#include "prose/waivers_in_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "document/walk.h"

namespace galley::prose {
namespace {

// "waive RULE: reason -- NAME"
std::optional<TextWaiver> read_directive(const std::string& text) {
  constexpr std::string_view word = "waive";
  const std::string whole = trimmed(text);
  if (whole.compare(0, word.size(), word) != 0) return std::nullopt;
  if (whole.size() > word.size() && whole[word.size()] != ' ' && whole[word.size()] != ':') return std::nullopt;
  TextWaiver waiver;
  const std::string_view rest = std::string_view(whole).substr(word.size());
  const std::size_t colon = rest.find(':');
  waiver.rule = trimmed(rest.substr(0, colon));
  if (colon == std::string_view::npos) return waiver;
  const std::string_view said = rest.substr(colon + 1);
  const std::size_t dashes = said.rfind("--");
  waiver.reason = trimmed(said.substr(0, dashes));
  if (dashes != std::string_view::npos) waiver.by = trimmed(said.substr(dashes + 2));
  return waiver;
}

bool is_leaf(const document::Block& block) {
  return std::holds_alternative<document::Paragraph>(block.node) ||
         std::holds_alternative<document::Heading>(block.node) || std::holds_alternative<document::Table>(block.node);
}

// The blocks of a document in the order of their first bytes.
class BlockPlaces {
 public:
  explicit BlockPlaces(const document::Document& document) {
    document::walk_blocks(document.blocks, [&](const document::Block& block) {
      blocks_.push_back(block.span);
      if (is_leaf(block)) leaves_.push_back(block.span);
      return true;
    });
    const auto earlier = [](const Span& one, const Span& other) { return one.begin < other.begin; };
    std::stable_sort(blocks_.begin(), blocks_.end(), earlier);
    std::stable_sort(leaves_.begin(), leaves_.end(), earlier);
    for (const Span& leaf : leaves_) reach_.push_back(std::max(reach_.empty() ? 0 : reach_.back(), leaf.end));
  }

  // The leaf that encloses the comment, else the first block behind it.
  [[nodiscard]] std::optional<Span> of(const Span& comment) const {
    const auto behind = std::partition_point(leaves_.begin(), leaves_.end(),
                                             [&](const Span& leaf) { return leaf.begin <= comment.begin; });
    auto number = static_cast<std::size_t>(behind - leaves_.begin());
    for (; number > 0 && reach_[number - 1] >= comment.end; --number)
      if (leaves_[number - 1].end >= comment.end) return leaves_[number - 1];
    const auto next = std::partition_point(blocks_.begin(), blocks_.end(),
                                           [&](const Span& block) { return block.begin < comment.end; });
    return next == blocks_.end() ? std::nullopt : std::optional(*next);
  }

 private:
  std::vector<Span> blocks_;
  std::vector<Span> leaves_;
  std::vector<std::uint32_t> reach_;  // the greatest end of a leaf and those before it
};

// Where the letters of a manuscript's range came from, piece by piece.
std::vector<Span> sources_of(const Span& span, const Files& files) {
  const SourceMap* map = files.map(span.file);
  if (map == nullptr) return {span};
  std::vector<Span> result;
  const std::vector<Segment>& segments = map->segments();
  auto at = std::partition_point(segments.begin(), segments.end(),
                                 [&](const Segment& segment) { return segment.end <= span.begin; });
  for (; at != segments.end() && at->begin < span.end; ++at) {
    const std::uint32_t begin = std::max(at->begin, span.begin);
    const std::uint32_t end = std::min(at->end, span.end);
    const Span source = files.origin({span.file, begin, end});
    if (source) result.push_back(source);
  }
  return result;
}

}  // namespace

bool TextWaiver::complete() const { return names_a_rule(rule) && !reason.empty() && !by.empty(); }

bool names_a_rule(std::string_view rule) { return !rule.empty() && rule.front() != '*'; }

std::string trimmed(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return std::string(text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1));
}

std::vector<TextWaiver> collect_text_waivers(const std::vector<WaiverDocument>& documents, const Files& files,
                                             WaiverIndex& index) {
  std::vector<TextWaiver> result;
  std::map<Span, std::size_t> known;  // the same comment, shown in several deliverables, is one waiver
  std::set<std::pair<std::string, Span>> covered;
  for (const WaiverDocument& text : documents) {
    if (text.document == nullptr || text.document->directives.empty()) continue;
    const BlockPlaces places(*text.document);
    for (const document::Directive& directive : text.document->directives) {
      auto waiver = read_directive(directive.text);
      if (!waiver) continue;
      Span comment = directive.span;
      if (comment.file == FileId::none) comment.file = text.manuscript;
      waiver->place = files.origin(comment);
      const auto [at, is_new] = known.try_emplace(waiver->place, result.size());
      if (is_new) result.push_back(std::move(*waiver));
      const TextWaiver& kept = result[at->second];
      auto block = places.of(comment);
      if (!block || !kept.complete()) continue;
      if (block->file == FileId::none) block->file = text.manuscript;
      if (!covered.emplace(kept.rule, *block).second) continue;
      index.add(kept.rule, *block, at->second);
      for (const Span& source : sources_of(*block, files)) index.add(kept.rule, source, at->second);
    }
  }
  return result;
}

}  // namespace galley::prose
