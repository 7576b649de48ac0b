#include "pdf/structure.h"

#include <algorithm>
#include <array>
#include <cassert>

#include <fmt/format.h>

namespace galley::pdf {
namespace {

constexpr auto root = layout::artifact;

// ISO 32000-1, 14.8.4.
constexpr std::array<std::string_view, 45> standard_types{
    "Annot", "Art",     "BibEntry", "BlockQuote", "Caption", "Code",  "Div",       "Document", "Figure",
    "Form",  "Formula", "H",        "H1",         "H2",      "H3",    "H4",        "H5",       "H6",
    "Index", "L",       "LBody",    "LI",         "Lbl",     "Link",  "NonStruct", "Note",     "P",
    "Part",  "Private", "Quote",    "RB",         "RP",      "RT",    "Reference", "Ruby",     "Sect",
    "Span",  "TBody",   "TD",       "TFoot",      "TH",      "THead", "TOC",       "TOCI",     "TR"};

bool is_standard(std::string_view role) {
  return role == "Table" || std::ranges::find(standard_types, role) != standard_types.end();
}

std::string attribute_value(std::string_view key, std::string_view value) {
  if (key == "Headers") {
    std::string out = "[";
    for (std::size_t begin = 0; begin < value.size();) {
      const std::size_t end = std::min(value.find(' ', begin), value.size());
      out += byte_string(value.substr(begin, end - begin));
      begin = end + 1;
    }
    return out + ']';
  }
  if (key == "Summary") return text_string(value);
  const bool numeric = !value.empty() && value.find_first_not_of("0123456789.-") == std::string_view::npos;
  return numeric ? ' ' + std::string(value) : name(value);
}

// The attribute objects of an element (14.8.5), one for each owner.
std::string attributes(const layout::Element& element, const std::vector<double>& heights) {
  std::vector<std::pair<std::string, std::string>> owners;
  const auto of = [&](std::string_view owner) -> std::string& {
    const auto found = std::ranges::find(owners, owner, &std::pair<std::string, std::string>::first);
    if (found != owners.end()) return found->second;
    return owners.emplace_back(owner, "<</O" + name(owner)).second;
  };
  for (const auto& [key, value] : element.attributes) {
    const std::size_t colon = key.find(':');
    assert(colon != std::string::npos);
    const std::string attribute = key.substr(colon + 1);
    of(key.substr(0, colon)) += name(attribute) + attribute_value(attribute, value);
  }
  if (element.box) {
    const layout::Box& box = *element.box;
    const double height = heights[static_cast<std::size_t>(element.page)];
    of("Layout") += fmt::format("/BBox[{} {} {} {}]", number(box.x), number(height - box.y - box.height),
                                number(box.x + box.width), number(height - box.y));
  }
  std::string out;
  for (const auto& owner : owners) out += owner.second + ">>";
  return owners.size() > 1 ? '[' + out + ']' : out;
}

}  // namespace

Result<Structure> Structure::create(const layout::Pages& pages) {
  Structure structure;
  structure.nodes_.resize(pages.structure.size());
  for (std::size_t i = 0; i < pages.structure.size(); ++i) {
    const layout::Element& element = pages.structure[i];
    if (!is_standard(element.role)) return failure("the tag '" + element.role + "' is not a standard type of PDF 1.7");
    if (element.parent >= static_cast<layout::ElementId>(i)) return failure("a tag stands before its parent");
    if (element.box && (element.page < 0 || static_cast<std::size_t>(element.page) >= pages.pages.size()))
      return failure("a figure stands on a page that does not exist");
    structure.nodes_[i].element = &element;
    structure.parent_of(structure.nodes_[i]).children.push_back(static_cast<layout::ElementId>(i));
  }
  structure.content_.resize(pages.pages.size());
  for (const layout::Page& page : pages.pages) structure.heights_.push_back(page.height);
  structure.note_items(pages);
  return structure;
}

Structure::Node& Structure::parent_of(const Node& node) {
  const layout::ElementId parent = node.element->parent;
  return parent == root ? root_ : nodes_[static_cast<std::size_t>(parent)];
}

void Structure::note_items(const layout::Pages& pages) {
  for (const layout::Page& page : pages.pages)
    for (const layout::Item& item : page.items) {
      layout::ElementId element = std::visit([](const auto& it) { return it.element; }, item);
      while (element != root && !nodes_[static_cast<std::size_t>(element)].has_items) {
        Node& node = nodes_[static_cast<std::size_t>(element)];
        node.has_items = true;
        element = node.element->parent;
      }
    }
}

const std::string& Structure::role(layout::ElementId element) const {
  return nodes_[static_cast<std::size_t>(element)].element->role;
}

// Puts an element among its parent's kids, behind its elder siblings; younger ones that
// show nothing follow it at once.
void Structure::attach(layout::ElementId element) {
  if (element == root || nodes_[static_cast<std::size_t>(element)].placed) return;
  const Node& node = nodes_[static_cast<std::size_t>(element)];
  attach(node.element->parent);
  Node& parent = parent_of(node);
  const auto attach_next = [&] {
    const layout::ElementId child = parent.children[parent.attached++];
    nodes_[static_cast<std::size_t>(child)].placed = true;
    parent.kids.push_back({KidKind::element, 0, static_cast<std::uint32_t>(child)});
    return child;
  };
  while (attach_next() != element) {
  }
  while (parent.attached < parent.children.size() &&
         !nodes_[static_cast<std::size_t>(parent.children[parent.attached])].has_items)
    attach_next();
}

int Structure::place_content(layout::ElementId element, int page) {
  attach(element);
  auto& content = content_[static_cast<std::size_t>(page)];
  const auto mcid = static_cast<int>(content.size());
  content.push_back(element);
  nodes_[static_cast<std::size_t>(element)].kids.push_back({KidKind::content, page, static_cast<std::uint32_t>(mcid)});
  return mcid;
}

layout::ElementId Structure::add_span(layout::ElementId parent, std::string actual_text, std::string language) {
  attach(parent);
  layout::Element& element = added_.emplace_back();
  element.role = "Span";
  element.parent = parent;
  element.actual_text = std::move(actual_text);
  element.language = std::move(language);
  const auto id = static_cast<layout::ElementId>(nodes_.size());
  Node& node = nodes_.emplace_back();
  node.element = &element;
  node.has_items = node.placed = true;
  Node& above = nodes_[static_cast<std::size_t>(parent)];
  // It stands here, whichever children are still to come.
  above.children.insert(above.children.begin() + static_cast<std::ptrdiff_t>(above.attached++), id);
  above.kids.push_back({KidKind::element, 0, static_cast<std::uint32_t>(id)});
  return id;
}

int Structure::place_annotation(layout::ElementId element, int page, ObjectId annotation) {
  attach(element);
  nodes_[static_cast<std::size_t>(element)].kids.push_back({KidKind::annotation, page, annotation});
  annotations_.push_back(element);
  return static_cast<int>(content_.size() + annotations_.size() - 1);
}

void Structure::attach_rest(layout::ElementId element) {
  Node& node = element == root ? root_ : nodes_[static_cast<std::size_t>(element)];
  while (node.attached < node.children.size())
    node.kids.push_back({KidKind::element, 0, static_cast<std::uint32_t>(node.children[node.attached++])});
}

std::string Structure::kids(const Node& node, int page, const std::vector<ObjectId>& pages) const {
  std::string out;
  for (const Kid& kid : node.kids) {
    const bool here = kid.page == page;
    const auto page_id = [&] { return pages[static_cast<std::size_t>(kid.page)]; };
    switch (kid.kind) {
      case KidKind::element: out += fmt::format(" {} 0 R", nodes_[kid.value].id); break;
      case KidKind::content:
        out += here ? fmt::format(" {}", kid.value)
                    : fmt::format("<</Type/MCR/Pg {} 0 R/MCID {}>>", page_id(), kid.value);
        break;
      case KidKind::annotation:
        out += here ? fmt::format("<</Type/OBJR/Obj {} 0 R>>", kid.value)
                    : fmt::format("<</Type/OBJR/Pg {} 0 R/Obj {} 0 R>>", page_id(), kid.value);
        break;
    }
  }
  return node.kids.size() == 1 ? out : '[' + out + ']';
}

std::string Structure::body(const Node& node, ObjectId parent, const std::vector<ObjectId>& pages) const {
  const layout::Element& element = *node.element;
  std::string out = "/Type/StructElem/S" + name(element.role) + "/P " + reference(parent);
  const auto placed = std::ranges::find_if(node.kids, [](const Kid& kid) { return kid.kind != KidKind::element; });
  const int page = placed == node.kids.end() ? -1 : placed->page;
  if (page >= 0) out += "/Pg " + reference(pages[static_cast<std::size_t>(page)]);
  if (!element.id.empty()) out += "/ID" + byte_string(element.id);
  if (!element.title.empty()) out += "/T" + text_string(element.title);
  if (!element.language.empty()) out += "/Lang" + byte_string(element.language);
  if (!element.alt.empty()) out += "/Alt" + text_string(element.alt);
  if (!element.actual_text.empty()) out += "/ActualText" + text_string(element.actual_text);
  if (!element.attributes.empty() || element.box) out += "/A" + attributes(element, heights_);
  if (!node.kids.empty()) out += "/K" + kids(node, page, pages);
  return out;
}

std::string Structure::parent_tree(ObjectWriter& objects) const {
  std::vector<std::pair<std::string, std::string>> entries;
  for (const auto& page : content_) {
    std::string owners = "[";
    for (const layout::ElementId element : page)
      owners += reference(nodes_[static_cast<std::size_t>(element)].id) + ' ';
    entries.emplace_back(std::to_string(entries.size()), owners + ']');
  }
  for (const layout::ElementId element : annotations_)
    entries.emplace_back(std::to_string(entries.size()), reference(nodes_[static_cast<std::size_t>(element)].id));
  return tree(objects, "Nums", entries);
}

ObjectId Structure::write(ObjectWriter& objects, const std::vector<ObjectId>& pages, const std::string& language) {
  attach_rest(root);
  for (std::size_t i = 0; i < nodes_.size(); ++i) attach_rest(static_cast<layout::ElementId>(i));
  const ObjectId tree_root = objects.reserve();
  root_.id = objects.reserve();
  for (Node& node : nodes_) node.id = objects.reserve();
  std::vector<std::pair<std::string, std::string>> ids;
  for (const Node& node : nodes_) {
    const layout::ElementId parent = node.element->parent;
    const ObjectId parent_id = parent == root ? root_.id : nodes_[static_cast<std::size_t>(parent)].id;
    objects.set(node.id, body(node, parent_id, pages));
    if (!node.element->id.empty()) ids.emplace_back(node.element->id, reference(node.id));
  }
  objects.set(root_.id, "/Type/StructElem/S/Document/P " + reference(tree_root) + "/Lang" + byte_string(language) +
                            "/K" + kids(root_, -1, pages));
  std::ranges::sort(ids);
  for (auto& id : ids) id.first = byte_string(id.first);
  std::string out = "/Type/StructTreeRoot/K " + reference(root_.id) + "/ParentTree " +
                    reference(objects.add(parent_tree(objects))) + "/ParentTreeNextKey " +
                    std::to_string(content_.size() + annotations_.size());
  if (!ids.empty()) out += "/IDTree " + reference(objects.add(tree(objects, "Names", ids)));
  objects.set(tree_root, std::move(out));
  return tree_root;
}

std::string tree(ObjectWriter& objects, const std::string& kind,
                 const std::vector<std::pair<std::string, std::string>>& entries) {
  constexpr std::size_t leaf_size = 256;
  const auto leaf = [&](std::size_t begin, std::size_t end) {
    std::string out = '/' + kind + '[';
    for (std::size_t i = begin; i < end; ++i) out += entries[i].first + ' ' + entries[i].second + '\n';
    return out + ']';
  };
  if (entries.size() <= leaf_size) return leaf(0, entries.size());
  std::string leaves = "/Kids[";
  for (std::size_t begin = 0; begin < entries.size(); begin += leaf_size) {
    const std::size_t end = std::min(begin + leaf_size, entries.size());
    leaves += reference(objects.add("/Limits[" + entries[begin].first + ' ' + entries[end - 1].first + ']' +
                                    leaf(begin, end))) + ' ';
  }
  return leaves + ']';
}

}  // namespace galley::pdf
