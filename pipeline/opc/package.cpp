#include "opc/package.h"

#include <algorithm>
#include <cassert>
#include <cstring>

#include <fmt/format.h>
#include <zip.h>

#include "opc/xml.h"

namespace galley::opc {
namespace {

constexpr std::string_view relationships_type = "application/vnd.openxmlformats-package.relationships+xml";
constexpr std::uint16_t fixed_date = (1 << 5) | 1;  // 1980-01-01 as DOS date

// Extensions whose content type is declared once for all; other parts by name.
std::string_view default_type(std::string_view extension) {
  if (extension == "png") return "image/png";
  if (extension == "jpeg") return "image/jpeg";
  if (extension == "odttf") return "application/vnd.openxmlformats-officedocument.obfuscatedFont";
  if (extension == "fntdata") return "application/x-fontdata";
  if (extension == "xlsx") return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return {};
}

std::string_view extension_of(std::string_view name) {
  const auto dot = name.rfind('.');
  return dot == std::string_view::npos ? std::string_view() : name.substr(dot + 1);
}

std::string content_types(const std::map<std::string, Part, std::less<>>& parts) {
  std::map<std::string_view, std::string_view> defaults{{"rels", relationships_type}, {"xml", "application/xml"}};
  for (const auto& [name, part] : parts)
    if (default_type(extension_of(name)) == part.content_type) defaults.emplace(extension_of(name), part.content_type);
  XmlWriter xml;
  xml.begin("Types").attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types");
  for (const auto& [extension, type] : defaults)
    xml.begin("Default").attribute("Extension", extension).attribute("ContentType", type).end();
  for (const auto& [name, part] : parts) {
    if (const auto found = defaults.find(extension_of(name));
        found != defaults.end() && found->second == part.content_type)
      continue;
    xml.begin("Override").attribute("PartName", name).attribute("ContentType", part.content_type).end();
  }
  return xml.end().take();
}

// The target as seen from the source part's folder: "../media/a.png", "styles.xml".
std::string relative_target(std::string_view from, std::string_view target) {
  std::string_view folder = from.substr(0, from.rfind('/') + 1);
  if (folder.empty()) folder = "/";
  std::size_t common = 0;
  for (std::size_t i = 0; i < std::min(folder.size(), target.size()) && folder[i] == target[i]; ++i)
    if (folder[i] == '/') common = i + 1;
  std::string result;
  for (const char c : folder.substr(common))
    if (c == '/') result += "../";
  return result.append(target.substr(common));
}

std::string relationships_xml(std::string_view from, const std::vector<Relationship>& relationships) {
  XmlWriter xml;
  xml.begin("Relationships").attribute("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
  for (const auto& relationship : relationships) {
    xml.begin("Relationship").attribute("Id", relationship.id).attribute("Type", relationship.type);
    xml.attribute("Target", relationship.external ? relationship.target : relative_target(from, relationship.target));
    if (relationship.external) xml.attribute("TargetMode", "External");
    xml.end();
  }
  return xml.end().take();
}

std::string relationships_name(std::string_view part) {
  const auto slash = part.rfind('/');
  return fmt::format("{}_rels/{}.rels", part.substr(0, slash + 1), part.substr(slash + 1));
}

// libzip's source for bytes that are deflated already: it copies them as they stand.
struct DeflatedSource {
  const Deflated* data;
  std::size_t position = 0;
};

zip_int64_t read_deflated(void* state, void* out, zip_uint64_t length, zip_source_cmd_t command) {
  auto& source = *static_cast<DeflatedSource*>(state);
  switch (command) {
    case ZIP_SOURCE_OPEN:
      source.position = 0;
      return 0;
    case ZIP_SOURCE_READ: {
      const auto count = std::min<std::size_t>(length, source.data->stream.size() - source.position);
      std::memcpy(out, source.data->stream.data() + source.position, count);
      source.position += count;
      return static_cast<zip_int64_t>(count);
    }
    case ZIP_SOURCE_CLOSE:
      return 0;
    case ZIP_SOURCE_STAT: {
      auto& stat = *static_cast<zip_stat_t*>(out);
      zip_stat_init(&stat);
      stat.size = source.data->size;
      stat.comp_size = source.data->stream.size();
      stat.comp_method = ZIP_CM_DEFLATE;
      stat.crc = source.data->crc;
      stat.encryption_method = ZIP_EM_NONE;
      stat.valid =
          ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC | ZIP_STAT_ENCRYPTION_METHOD;
      return sizeof(zip_stat_t);
    }
    case ZIP_SOURCE_ERROR: {
      auto* codes = static_cast<int*>(out);
      codes[0] = codes[1] = 0;
      return 2 * sizeof(int);
    }
    case ZIP_SOURCE_FREE:
      delete &source;
      return 0;
    case ZIP_SOURCE_SUPPORTS:
      return zip_source_make_command_bitmap(ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT,
                                            ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE, -1);
    default:
      return -1;
  }
}

// A zip in memory, added to entry by entry.
class ZipWriter {
 public:
  ZipWriter() {
    source_ = zip_source_buffer_create(nullptr, 0, 0, nullptr);
    if (source_ == nullptr) return;
    zip_source_keep(source_);
    archive_ = zip_open_from_source(source_, ZIP_TRUNCATE, nullptr);
    if (archive_ == nullptr) zip_source_free(source_);
  }
  ~ZipWriter() {
    if (archive_ != nullptr) zip_discard(archive_);
    if (source_ != nullptr) zip_source_free(source_);
  }
  ZipWriter(const ZipWriter&) = delete;
  ZipWriter& operator=(const ZipWriter&) = delete;

  // What is added must stay until close().
  bool add_stored(const std::string& name, std::string_view bytes) {
    return add_source(name, zip_source_buffer(archive_, bytes.data(), bytes.size(), 0), ZIP_CM_STORE);
  }
  bool add(const std::string& name, const Deflated& deflated) {
    auto* state = new DeflatedSource{&deflated};
    auto* source = zip_source_function(archive_, read_deflated, state);
    if (source == nullptr) delete state;
    return add_source(name, source, ZIP_CM_DEFLATE);
  }

  Result<std::string> close() {
    if (archive_ == nullptr || zip_close(archive_) != 0) return failure("the package could not be written as a zip");
    archive_ = nullptr;
    zip_stat_t stat;
    if (zip_source_stat(source_, &stat) != 0 || zip_source_open(source_) != 0)
      return failure("the package could not be read back");
    std::string bytes(stat.size, '\0');
    const auto count = zip_source_read(source_, bytes.data(), bytes.size());
    zip_source_close(source_);
    if (count != static_cast<zip_int64_t>(bytes.size())) return failure("the package could not be read back");
    return bytes;
  }

 private:
  bool add_source(const std::string& name, zip_source_t* source, zip_int32_t method) {
    if (archive_ == nullptr || source == nullptr) return false;
    const auto index = zip_file_add(archive_, name.c_str(), source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
      zip_source_free(source);
      return false;
    }
    const auto entry = static_cast<zip_uint64_t>(index);
    return zip_set_file_compression(archive_, entry, method, 0) == 0 &&
           zip_file_set_dostime(archive_, entry, 0, fixed_date, 0) == 0;
  }

  zip_source_t* source_ = nullptr;
  zip_t* archive_ = nullptr;
};

bool is_compressed_media(std::string_view name) {
  const auto extension = extension_of(name);
  return extension == "png" || extension == "jpeg" || extension == "xlsx";
}

}  // namespace

Part& Package::add(std::string name, std::string content_type, std::string bytes) {
  assert(name.starts_with('/'));
  Part& part = parts_[std::move(name)];
  part.content_type = std::move(content_type);
  part.bytes = std::move(bytes);
  part.deflated.reset();
  return part;
}

Part& Package::add_deflated(std::string name, std::string content_type, std::shared_ptr<const Deflated> deflated) {
  Part& part = add(std::move(name), std::move(content_type), {});
  part.deflated = std::move(deflated);
  return part;
}

void Package::set_bytes(std::string_view name, std::string bytes) {
  const auto part = parts_.find(name);
  assert(part != parts_.end());
  part->second.bytes = std::move(bytes);
}

std::string Package::relate(std::string_view from, std::string_view type, std::string target) {
  return add_relationship(from, type, std::move(target), false);
}

std::string Package::relate_external(std::string_view from, std::string_view type, std::string uri) {
  return add_relationship(from, type, std::move(uri), true);
}

std::string Package::add_relationship(std::string_view from, std::string_view type, std::string target, bool external) {
  const auto part = parts_.find(from);
  assert(from.empty() || part != parts_.end());
  auto& relationships = from.empty() ? relationships_ : part->second.relationships;
  std::string uri(type);
  if (type.find(':') == std::string_view::npos) uri.insert(0, office_relationships);
  for (const auto& relationship : relationships)
    if (relationship.type == uri && relationship.target == target && relationship.external == external)
      return relationship.id;
  relationships.push_back(
      {fmt::format("rId{}", relationships.size() + 1), std::move(uri), std::move(target), external});
  return relationships.back().id;
}

const Part* Package::find(std::string_view name) const {
  const auto found = parts_.find(name);
  return found == parts_.end() ? nullptr : &found->second;
}

const std::vector<Relationship>* Package::relationships_of(std::string_view from) const {
  if (from.empty()) return &relationships_;
  const auto* part = find(from);
  return part == nullptr ? nullptr : &part->relationships;
}

std::string Package::related_name(std::string_view from, std::string_view type) const {
  const auto* relationships = relationships_of(from);
  if (relationships == nullptr) return {};
  const bool whole = type.find(':') != std::string_view::npos;
  for (const auto& relationship : *relationships) {
    const std::string_view uri = relationship.type;
    if (!relationship.external && (whole ? uri == type : uri.substr(uri.rfind('/') + 1) == type))
      return relationship.target;
  }
  return {};
}

const Part* Package::related(std::string_view from, std::string_view type) const {
  const auto name = related_name(from, type);
  return name.empty() ? nullptr : find(name);
}

Result<std::string> Package::write(KeptStreams* kept) const {
  const std::string types = content_types(parts_);
  std::map<std::string, std::string> generated;  // relationship parts, by zip name
  if (!relationships_.empty()) generated["_rels/.rels"] = relationships_xml("", relationships_);
  std::map<std::string, const Part*> by_name;
  for (const auto& [name, part] : parts_) {
    by_name[name.substr(1)] = &part;
    if (!part.relationships.empty())
      generated[relationships_name(name).substr(1)] = relationships_xml(name, part.relationships);
  }
  for (const auto& [name, bytes] : generated) by_name[name] = nullptr;

  // libzip would start a compressor of its own for each part.
  ZipWriter zip;
  KeptStreams none;
  const auto add = [&](const std::string& name, std::string_view bytes) -> Result<void> {
    TRY(const Deflated* const deflated, (kept != nullptr ? kept : &none)->deflate(bytes));
    if (!zip.add(name, *deflated)) return failure("the package could not be written as a zip");
    return {};
  };
  TRY_VOID(add("[Content_Types].xml", types));
  for (const auto& [name, part] : by_name) {
    bool good = true;
    if (part == nullptr) TRY_VOID(add(name, generated[name]));
    else if (part->deflated) good = zip.add(name, *part->deflated);
    else if (is_compressed_media(name)) good = zip.add_stored(name, part->bytes);
    else TRY_VOID(add(name, part->bytes));
    if (!good) return failure("the package could not be written as a zip");
  }
  return zip.close();
}

}  // namespace galley::opc
