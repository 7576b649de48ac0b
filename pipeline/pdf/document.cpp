// The whole file: pages in order, then what hangs on the catalogue.
#include <cassert>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "base/hash.h"
#include "pdf/content.h"
#include "pdf/font.h"
#include "pdf/haru.h"
#include "pdf/image.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/pdf.h"
#include "pdf/structure.h"

namespace galley::pdf {
namespace {

class FileBuilder {
 public:
  FileBuilder(ObjectWriter objects, Structure structure, const layout::Pages& pages,
              const document::Metadata& metadata, const document::Resources& resources, const PdfOptions& options)
      : objects_(std::move(objects)), structure_(std::move(structure)), pages_(pages), metadata_(metadata),
        resources_(resources), options_(options) {}

  Result<std::string> build() {
    resource_id_ = objects_.reserve();
    for (std::size_t i = 0; i < pages_.pages.size(); ++i) page_ids_.push_back(objects_.reserve());
    const ObjectId tree = write_page_tree();
    for (std::size_t i = 0; i < pages_.pages.size(); ++i) TRY_VOID(write_page(i));
    TRY_VOID(write_resources());
    const ObjectId catalog = write_catalog(tree);
    const ObjectId info = objects_.add(information(metadata_, options_));
    return objects_.save(catalog, info, md5(seed_));
  }

 private:
  ObjectId write_page_tree();
  Result<void> write_page(std::size_t index);
  Result<std::string> page_content(std::size_t index);
  std::string annotations(std::size_t index);
  std::string annotation(const layout::LinkArea& link, double height) const;
  Result<void> write_resources();
  ObjectId write_catalog(ObjectId tree);

  ObjectWriter objects_;
  Structure structure_;
  const layout::Pages& pages_;
  const document::Metadata& metadata_;
  const document::Resources& resources_;
  const PdfOptions& options_;
  FontTable fonts_;
  std::map<std::string, std::pair<std::string, ObjectId>, std::less<>> images_;  // path → resource name, object
  ObjectId resource_id_ = 0;
  std::vector<ObjectId> page_ids_;
  std::vector<ObjectId> page_parents_;
  std::string seed_;             // digests of all content, which name the file
};

// Nodes of 32 pages under one root: viewers reach any page quickly.
ObjectId FileBuilder::write_page_tree() {
  constexpr std::size_t node_size = 32;
  const ObjectId root = objects_.reserve();
  const std::size_t count = page_ids_.size();
  const auto kids = [](const std::vector<ObjectId>& ids) {
    std::string out = "/Kids[";
    for (const ObjectId id : ids) out += reference(id) + ' ';
    return out + ']';
  };
  std::vector<ObjectId> nodes;
  for (std::size_t begin = 0; begin < count; begin += node_size) {
    const std::size_t end = std::min(begin + node_size, count);
    const std::vector<ObjectId> leaf(page_ids_.begin() + static_cast<std::ptrdiff_t>(begin),
                                     page_ids_.begin() + static_cast<std::ptrdiff_t>(end));
    const ObjectId parent = count <= node_size ? root : objects_.reserve();
    page_parents_.insert(page_parents_.end(), leaf.size(), parent);
    if (parent == root) nodes = leaf;
    else {
      objects_.set(parent, fmt::format("/Type/Pages/Parent {} 0 R/Count {}", root, leaf.size()) + kids(leaf));
      nodes.push_back(parent);
    }
  }
  objects_.set(root, fmt::format("/Type/Pages/Count {}", count) + kids(nodes));
  return root;
}

ArtifactKind artifact_kind(const layout::Item& item, double page_height) {
  const auto* run = std::get_if<layout::GlyphRun>(&item);
  if (run == nullptr) return ArtifactKind::layout;
  // Running heads stand in the top margin, folios in the bottom one; text between them is
  // repeated from another page (the head of a table).
  constexpr double margin = 0.08;
  if (run->baseline < page_height * margin) return ArtifactKind::header;
  if (run->baseline > page_height * (1 - margin)) return ArtifactKind::footer;
  return ArtifactKind::pagination;
}

// Marks items with their element or as artifacts; neighbours of one kind share one sequence.
class Marker {
 public:
  Marker(PageContent& content, Structure& structure, int page, double height)
      : content_(content), structure_(structure), page_(page), height_(height) {}

  void artifact(const layout::Item& item) {
    const ArtifactKind kind = artifact_kind(item, height_);
    if (open_ && element_ == layout::artifact && kind_ == kind) return;
    close();
    content_.begin_artifact(kind);
    open_ = true;
    element_ = layout::artifact;
    kind_ = kind;
  }

  void tagged(layout::ElementId element, const std::string& language = {}) {
    if (open_ && element_ == element && language_ == language) return;
    open(element, language.empty() ? structure_.role(element) : "Span", language, {});
    element_ = element;
    language_ = language;
  }

  void text(const layout::GlyphRun& run) {
    if (run.right_to_left) {
      // Its codes stand in visual order: an element of its own gives the words as they are read.
      open(structure_.add_span(run.element, run.text, run.language), "Span", {}, {});
      content_.text(run, {0, run.glyphs.size(), std::nullopt});
      close();
      return;
    }
    for (const Segment& segment : segments(run)) {
      if (segment.actual_text) open(run.element, "Span", run.language, segment.actual_text);
      else tagged(run.element, run.language);
      content_.text(run, segment);
      if (segment.actual_text) close();
    }
  }

  void close() {
    if (open_) content_.end();
    open_ = false;
  }

 private:
  void open(layout::ElementId element, std::string_view tag, std::string_view language,
            const std::optional<std::string>& actual_text) {
    close();
    content_.begin_tagged(tag, structure_.place_content(element, page_), language, actual_text);
    open_ = true;
  }

  PageContent& content_;
  Structure& structure_;
  int page_;
  double height_;
  bool open_ = false;
  layout::ElementId element_ = layout::artifact;
  std::string language_;
  ArtifactKind kind_ = ArtifactKind::layout;
};

Result<std::string> FileBuilder::page_content(std::size_t index) {
  const layout::Page& page = pages_.pages[index];
  PageContent content(page.height, fonts_);
  Marker marker(content, structure_, static_cast<int>(index), page.height);
  for (const layout::Item& item : page.items) {
    const auto* image = std::get_if<layout::ImageItem>(&item);
    if (image != nullptr && !images_.contains(image->path)) {
      const auto found = resources_.images.find(image->path);
      if (found == resources_.images.end()) return failure("the image '" + image->path + "' is missing");
      TRY(const ObjectId id, write_image(objects_, image->path, found->second.bytes));
      images_[image->path] = {fmt::format("I{}", images_.size()), id};
      seed_ += sha256(found->second.bytes);
    }
    const layout::ElementId element = std::visit([](const auto& it) { return it.element; }, item);
    const auto* run = std::get_if<layout::GlyphRun>(&item);
    if (element == layout::artifact) marker.artifact(item);
    else if (run == nullptr) marker.tagged(element);
    if (run != nullptr && element == layout::artifact) content.text(*run, {0, run->glyphs.size(), std::nullopt});
    else if (run != nullptr) marker.text(*run);
    else if (const auto* path = std::get_if<layout::PathItem>(&item)) content.path(path->shape);
    else content.image(images_.at(image->path).first, *image);
  }
  marker.close();
  return std::move(content).finish();
}

std::string FileBuilder::annotation(const layout::LinkArea& link, double height) const {
  const layout::Box& box = link.box;
  std::string out = fmt::format("/Type/Annot/Subtype/Link/Rect[{} {} {} {}]/Border[0 0 0]/F 4", number(box.x),
                                number(height - box.y - box.height), number(box.x + box.width),
                                number(height - box.y));
  out += "/Contents" + text_string(link.contents.empty() ? link.uri : link.contents);
  if (link.uri.empty()) return out + "/Dest" + byte_string(link.destination);
  return out + "/A<</S/URI/URI" + byte_string(link.uri) + ">>";
}

std::string FileBuilder::annotations(std::size_t index) {
  const layout::Page& page = pages_.pages[index];
  if (page.links.empty()) return {};
  std::string out = "/Annots[";
  for (const layout::LinkArea& link : page.links) {
    assert(link.element != layout::artifact && "a link outside the structure");
    const ObjectId id = objects_.reserve();
    const int key = structure_.place_annotation(link.element, static_cast<int>(index), id);
    objects_.set(id, annotation(link, page.height) + fmt::format("/StructParent {}", key));
    out += reference(id) + ' ';
  }
  return out + ']';
}

Result<void> FileBuilder::write_page(std::size_t index) {
  const layout::Page& page = pages_.pages[index];
  TRY(const std::string content, page_content(index));
  seed_ += sha256(content);
  const ObjectId stream = objects_.add_stream({}, content);
  objects_.set(
      page_ids_[index],
      fmt::format(
          "/Type/Page/Parent {} 0 R/MediaBox[0 0 {} {}]/Resources {} 0 R/Contents {} 0 R/StructParents {}/Tabs/S",
          page_parents_[index], number(page.width), number(page.height), resource_id_, stream, index) +
          annotations(index));
  return {};
}

Result<void> FileBuilder::write_resources() {
  TRY(const std::string fonts, fonts_.write(objects_));
  std::string out = "/Font<<" + fonts + ">>";
  if (!images_.empty()) {
    out += "/XObject<<";
    for (const auto& [path, image] : images_) out += '/' + image.first + ' ' + reference(image.second);
    out += ">>";
  }
  objects_.set(resource_id_, std::move(out));
  return {};
}

ObjectId FileBuilder::write_catalog(ObjectId tree) {
  const std::string packet = xmp_packet(metadata_, options_);
  seed_ += sha256(packet);
  const ObjectId metadata = objects_.add_stream("/Type/Metadata/Subtype/XML", packet, Compression::none);
  const ObjectId profile = objects_.add_stream("/N 3", options_.icc_profile);
  const ObjectId structure = structure_.write(objects_, page_ids_, metadata_.language);
  std::string out = fmt::format("/Type/Catalog/Pages {} 0 R/StructTreeRoot {} 0 R/Metadata {} 0 R", tree, structure,
                                metadata);
  out += "/Lang" + byte_string(metadata_.language) +
         "/MarkInfo<</Marked true>>"
         "/ViewerPreferences<</DisplayDocTitle true" +
         (pages_.right_to_left ? "/Direction/R2L" : "") + ">>/PageLabels" + page_labels(pages_.pages);
  out += "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)"
         "/RegistryName(http://www.color.org)/Info(sRGB IEC61966-2.1)/DestOutputProfile " + reference(profile) + ">>]";
  if (const ObjectId names = write_destinations(objects_, pages_, page_ids_)) out += "/Names " + reference(names);
  if (const ObjectId outline = write_outline(objects_, pages_.outline))
    out += "/Outlines " + reference(outline) + "/PageMode/UseOutlines";
  return objects_.add(std::move(out));
}

}  // namespace

Result<std::string> write_pdf(const layout::Pages& pages, const document::Metadata& metadata,
                              const document::Resources& resources, const PdfOptions& options) {
  if (pages.pages.empty()) return failure("there are no pages to write");
  if (metadata.title.empty())
    return failure("the publication has no title", "PDF/UA asks for one: see sources/publication.yml");
  if (metadata.language.empty())
    return failure("the publication has no language", "PDF/UA asks for one: see sources/publication.yml");
  if (options.icc_profile.empty())
    return failure("there is no sRGB profile", "PDF/A asks for one: install icc-profiles-free");
  TRY_VOID(check_destinations(pages));
  TRY(Structure structure, Structure::create(pages));
  TRY(ObjectWriter objects, ObjectWriter::create(options.kept_streams));
  return FileBuilder(std::move(objects), std::move(structure), pages, metadata, resources, options).build();
}

}  // namespace galley::pdf
