#include "pdf/navigation.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <set>
#include <string_view>

#include <fmt/format.h>

#include "pdf/structure.h"

namespace galley::pdf {
namespace {

struct OutlineNode {
  const layout::OutlineEntry* entry = nullptr;
  std::size_t parent = 0;        // index of the node, 0 the root
  std::vector<std::size_t> children;
  ObjectId id = 0;
  int descendants = 0;           // of all levels
};

// The entries as a tree; an entry hangs below the last one of a lower level.
std::vector<OutlineNode> outline_tree(const std::vector<layout::OutlineEntry>& entries) {
  std::vector<OutlineNode> nodes(entries.size() + 1);
  std::vector<std::pair<int, std::size_t>> open{{0, 0}};
  for (std::size_t i = 0; i < entries.size(); ++i) {
    while (open.size() > 1 && open.back().first >= entries[i].level) open.pop_back();
    const std::size_t parent = open.back().second;
    nodes[i + 1].entry = &entries[i];
    nodes[i + 1].parent = parent;
    nodes[parent].children.push_back(i + 1);
    open.emplace_back(entries[i].level, i + 1);
  }
  for (std::size_t i = nodes.size() - 1; i > 0; --i) nodes[nodes[i].parent].descendants += nodes[i].descendants + 1;
  return nodes;
}

std::string first_and_last(const std::vector<OutlineNode>& nodes, const OutlineNode& node) {
  return fmt::format("/First {} 0 R/Last {} 0 R", nodes[node.children.front()].id, nodes[node.children.back()].id);
}

struct PageNumber {
  char style = 'D';              // D decimal, r lower-case roman
  int value = 0;
};

int roman_value(std::string_view text) {
  int value = 0, next = 0;
  for (auto letter = text.rbegin(); letter != text.rend(); ++letter) {
    const std::size_t at = std::string_view("ivxlcdm").find(*letter);
    if (at == std::string_view::npos) return 0;
    static constexpr std::array values{1, 5, 10, 50, 100, 500, 1000};
    const int one = values[at];
    value += one < next ? -one : one;
    next = std::max(next, one);
  }
  return value;
}

std::optional<PageNumber> page_number(std::string_view label) {
  int value = 0;
  const auto parsed = std::from_chars(label.data(), label.data() + label.size(), value);
  if (parsed.ec == std::errc() && parsed.ptr == label.data() + label.size() && value > 0) return PageNumber{'D', value};
  if (!label.empty())
    if (const int roman = roman_value(label); roman > 0) return PageNumber{'r', roman};
  return std::nullopt;
}

}  // namespace

ObjectId write_outline(ObjectWriter& objects, const std::vector<layout::OutlineEntry>& entries) {
  if (entries.empty()) return 0;
  std::vector<OutlineNode> nodes = outline_tree(entries);
  for (OutlineNode& node : nodes) node.id = objects.reserve();
  objects.set(nodes[0].id, fmt::format("/Type/Outlines/Count {}", nodes[0].children.size()) +
                               first_and_last(nodes, nodes[0]));
  for (std::size_t i = 1; i < nodes.size(); ++i) {
    const OutlineNode& node = nodes[i];
    const auto& siblings = nodes[node.parent].children;
    const auto place = std::ranges::find(siblings, i);
    std::string body = "/Title" + text_string(node.entry->title) + "/Parent " + reference(nodes[node.parent].id) +
                       "/Dest" + byte_string(node.entry->destination);
    if (place != siblings.begin()) body += "/Prev " + reference(nodes[*(place - 1)].id);
    if (place + 1 != siblings.end()) body += "/Next " + reference(nodes[*(place + 1)].id);
    // A negative count: closed until the reader opens it.
    if (!node.children.empty()) body += fmt::format("/Count -{}", node.descendants) + first_and_last(nodes, node);
    objects.set(node.id, std::move(body));
  }
  return nodes[0].id;
}

ObjectId write_destinations(ObjectWriter& objects, const layout::Pages& pages, const std::vector<ObjectId>& page_ids) {
  if (pages.destinations.empty()) return 0;
  std::vector<const layout::Destination*> sorted;
  for (const layout::Destination& it : pages.destinations) sorted.push_back(&it);
  std::ranges::stable_sort(sorted, {}, &layout::Destination::name);
  const auto twice = std::ranges::unique(sorted, {}, &layout::Destination::name);
  sorted.erase(twice.begin(), twice.end());
  std::vector<std::pair<std::string, std::string>> entries;
  for (const layout::Destination* it : sorted) {
    const auto page = static_cast<std::size_t>(it->page);
    entries.emplace_back(byte_string(it->name), fmt::format("[{} 0 R/XYZ null {} null]", page_ids[page],
                                                            number(pages.pages[page].height - it->y)));
  }
  const ObjectId destinations = objects.add(tree(objects, "Names", entries));
  return objects.add("/Dests " + reference(destinations));
}

std::string page_labels(const std::vector<layout::Page>& pages) {
  std::string out = "<</Nums[";
  std::optional<PageNumber> before;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const std::optional<PageNumber> now = page_number(pages[i].label);
    const bool counts_on = before && now && before->style == now->style && before->value + 1 == now->value;
    before = now;
    if (counts_on) continue;
    if (now) out += fmt::format("{}<</S/{}/St {}>>", i, now->style, now->value);
    else out += fmt::format("{}<</P{}>>", i, text_string(pages[i].label));
  }
  return out + "]>>";
}

Result<void> check_destinations(const layout::Pages& pages) {
  std::set<std::string_view> known;
  for (const layout::Destination& it : pages.destinations) {
    if (it.page < 0 || static_cast<std::size_t>(it.page) >= pages.pages.size())
      return failure("the place '" + it.name + "' is on a page that does not exist");
    known.insert(it.name);
  }
  for (const layout::Page& page : pages.pages)
    for (const layout::LinkArea& link : page.links)
      if (link.uri.empty() && !known.contains(link.destination))
        return failure("a link leads to '" + link.destination + "', which no page holds");
  for (const layout::OutlineEntry& entry : pages.outline)
    if (!known.contains(entry.destination))
      return failure("the outline leads to '" + entry.destination + "', which no page holds");
  return {};
}

}  // namespace galley::pdf
