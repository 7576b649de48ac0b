#include <algorithm>
#include <cstring>
#include <set>

#include <fmt/format.h>
#include <pugixml.hpp>
#include <zip.h>

#include "base/ascii.h"
#include "opc/package.h"

namespace galley::opc {
namespace {

bool is_xml(std::string_view name) {
  return name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml");
}

// Depth and number of elements by a scan, before a parser builds anything.
Result<void> scan_xml(const std::string& name, std::string_view text, const ReadLimits& limits) {
  if (text.size() > limits.xml_part_bytes) return failure(fmt::format("part {} is too large", name));
  const auto head = text.substr(0, 200);
  if (const auto encoding = head.find("encoding="); encoding != std::string_view::npos) {
    const std::string value = ascii::to_lower(std::string(head.substr(encoding + 10, 6)));
    if (!value.starts_with("utf-8") && !value.starts_with("utf-16"))
      return failure(fmt::format("part {} is in an encoding other than Unicode", name));
  }
  int depth = 0;
  std::uint64_t nodes = 0;
  for (std::size_t i = text.find('<'); i != std::string_view::npos; i = text.find('<', i + 1)) {
    const auto rest = text.substr(i);
    if (rest.starts_with("<!DOCTYPE") || rest.starts_with("<!ENTITY"))
      return failure(fmt::format("part {} declares a document type", name));
    if (rest.starts_with("<!--") || rest.starts_with("<![CDATA[")) {
      const auto close = text.find(rest[2] == '-' ? "-->" : "]]>", i);
      if (close == std::string_view::npos) return failure(fmt::format("part {} is damaged", name));
      i = close;
      continue;
    }
    if (rest.starts_with("<?")) continue;
    const auto close = text.find('>', i);
    if (close == std::string_view::npos) return failure(fmt::format("part {} is damaged", name));
    if (rest.starts_with("</")) --depth;
    else if (text[close - 1] != '/') ++depth;
    if (depth > limits.xml_depth || ++nodes > limits.xml_nodes)
      return failure(fmt::format("part {} is nested too deeply or has too many elements", name));
  }
  return {};
}

bool is_safe_name(std::string_view name) {
  if (name.empty() || name.front() == '/' || name.find('\\') != std::string_view::npos ||
      name.find('\0') != std::string_view::npos)
    return false;
  for (std::size_t begin = 0; begin <= name.size();) {
    const auto end = std::min(name.find('/', begin), name.size());
    const auto segment = name.substr(begin, end - begin);
    if (segment == ".." || segment == "." || segment.empty()) return false;
    begin = end + 1;
  }
  return true;
}

// Resolves a relationship's target against the folder of its source part.
std::string resolve(std::string_view from, std::string_view target) {
  std::string path = target.starts_with('/') ? std::string() : std::string(from.substr(0, from.rfind('/') + 1));
  if (path.empty()) path = "/";
  path += target.starts_with('/') ? target.substr(1) : target;
  std::vector<std::string_view> segments;
  for (std::size_t begin = 1; begin <= path.size();) {
    const auto end = std::min(path.find('/', begin), path.size());
    const auto segment = std::string_view(path).substr(begin, end - begin);
    if (segment == "..") {
      if (!segments.empty()) segments.pop_back();
    } else if (!segment.empty() && segment != ".") {
      segments.push_back(segment);
    }
    begin = end + 1;
  }
  std::string result;
  for (const auto segment : segments) result.append("/").append(segment);
  return result;
}

}  // namespace

class PackageReader {
 public:
  PackageReader(std::string_view bytes, const ReadLimits& limits) : bytes_(bytes), limits_(limits) {}
  ~PackageReader() {
    if (archive_ != nullptr) zip_discard(archive_);
  }
  PackageReader(const PackageReader&) = delete;
  PackageReader& operator=(const PackageReader&) = delete;

  Result<Package> read() {
    TRY_VOID(open());
    TRY_VOID(read_entries());
    TRY_VOID(read_content_types());
    for (const auto& [name, text] : relationship_parts_) TRY_VOID(read_relationships(name, text));
    return std::move(package_);
  }

 private:
  Result<void> open() {
    if (bytes_.size() > limits_.file_bytes)
      return failure(fmt::format("the file is larger than {} MB", limits_.file_bytes >> 20));
    auto* source = zip_source_buffer_create(bytes_.data(), bytes_.size(), 0, nullptr);
    if (source == nullptr) return failure("the file could not be opened");
    archive_ = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, nullptr);
    if (archive_ == nullptr) {
      zip_source_free(source);
      return failure("the file is not a package, or it is damaged");
    }
    return {};
  }

  Result<void> read_entries() {
    const auto count = static_cast<std::uint64_t>(zip_get_num_entries(archive_, 0));
    if (count > limits_.entries)
      return failure(fmt::format("the package has {} entries; at most {} are read", count, limits_.entries));
    std::set<std::string> seen;
    for (std::uint64_t i = 0; i < count; ++i) {
      zip_stat_t stat;
      if (zip_stat_index(archive_, i, 0, &stat) != 0) return failure("the package is damaged");
      std::string name = stat.name;
      if (name.ends_with('/')) continue;
      if (!is_safe_name(name)) return failure(fmt::format("the package has an entry with an unsafe name: {}", name));
      if (!seen.insert(ascii::to_lower(name)).second)
        return failure(fmt::format("the package has two entries named {}", name));
      if (stat.encryption_method != ZIP_EM_NONE) return failure("the package is encrypted");
      TRY(std::string bytes, inflate(i, stat));
      TRY_VOID(keep(name, std::move(bytes)));
    }
    return {};
  }

  // Counts while inflating: the sizes a foreign zip declares are not to be believed.
  Result<std::string> inflate(std::uint64_t index, const zip_stat_t& stat) {
    auto* file = zip_fopen_index(archive_, index, 0);
    if (file == nullptr) return failure(fmt::format("part {} cannot be read", stat.name));
    std::string bytes;
    std::string block(1 << 16, '\0');
    zip_int64_t count = 0;
    bool too_much = false;
    while (!too_much && (count = zip_fread(file, block.data(), block.size())) > 0) {
      bytes.append(block, 0, static_cast<std::size_t>(count));
      inflated_ += static_cast<std::uint64_t>(count);
      const bool bomb = bytes.size() > limits_.ratio_from &&
                        bytes.size() / std::max<std::uint64_t>(1, stat.comp_size) > limits_.ratio;
      too_much = bomb || inflated_ > limits_.inflated_bytes;
    }
    zip_fclose(file);
    if (too_much) return failure(fmt::format("part {} inflates beyond what is read", stat.name));
    if (count < 0) return failure(fmt::format("part {} is damaged", stat.name));
    return bytes;
  }

  Result<void> keep(const std::string& name, std::string bytes) {
    if (is_xml(name)) TRY_VOID(scan_xml(name, bytes, limits_));
    if (name == "[Content_Types].xml") content_types_ = std::move(bytes);
    else if (name.ends_with(".rels")) relationship_parts_["/" + name] = std::move(bytes);
    else package_.add("/" + name, {}, std::move(bytes));
    return {};
  }

  Result<void> read_content_types() {
    pugi::xml_document document;
    if (!document.load_buffer(content_types_.data(), content_types_.size()))
      return failure("the package has no content types");
    std::map<std::string, std::string> defaults;
    const auto types = document.document_element();
    for (const auto type : types.children("Default"))
      defaults[type.attribute("Extension").value()] = type.attribute("ContentType").value();
    for (auto& [name, part] : package_.parts_) {
      const auto dot = name.rfind('.');
      if (dot == std::string::npos) continue;
      if (const auto found = defaults.find(name.substr(dot + 1)); found != defaults.end())
        part.content_type = found->second;
    }
    for (const auto type : types.children("Override"))
      if (const auto found = package_.parts_.find(type.attribute("PartName").value()); found != package_.parts_.end())
        found->second.content_type = type.attribute("ContentType").value();
    for (const auto& [name, part] : package_.parts_)
      if (part.content_type.find("macroEnabled") != std::string::npos ||
          part.content_type.find("vbaProject") != std::string::npos)
        return failure("the package holds macros", "save it without macros and try again");
    return {};
  }

  Result<void> read_relationships(const std::string& name, const std::string& text) {
    pugi::xml_document document;
    if (!document.load_buffer(text.data(), text.size())) return failure(fmt::format("part {} is damaged", name));
    std::string from = name.substr(0, name.size() - std::strlen(".rels"));
    const auto folder = from.rfind("_rels/");
    if (folder == std::string::npos) return {};
    from.erase(folder, std::strlen("_rels/"));
    std::vector<Relationship>* relationships = &package_.relationships_;
    if (from != "/") {
      const auto found = package_.parts_.find(from);
      if (found == package_.parts_.end()) return {};
      relationships = &found->second.relationships;
    }
    for (const auto node : document.document_element().children("Relationship")) {
      const bool external = std::string_view(node.attribute("TargetMode").value()) == "External";
      const std::string_view target = node.attribute("Target").value();
      relationships->push_back({node.attribute("Id").value(), node.attribute("Type").value(),
                                external ? std::string(target) : resolve(from, target), external});
    }
    return {};
  }

  std::string_view bytes_;
  const ReadLimits& limits_;
  zip_t* archive_ = nullptr;
  std::uint64_t inflated_ = 0;
  std::string content_types_;
  std::map<std::string, std::string> relationship_parts_;
  Package package_;
};

Result<Package> read_package(std::string_view bytes, const ReadLimits& limits) {
  return PackageReader(bytes, limits).read();
}

}  // namespace galley::opc
