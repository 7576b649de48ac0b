#include "pdf/haru.h"

#include <array>
#include <cassert>
#include <cstring>
#include <vector>

#include <fmt/format.h>
#include <hpdf.h>

namespace galley::pdf {
namespace {

// The structures below changed in 2.4.
static_assert(HPDF_VERSION_ID == 20300, "read hpdf_objects.h of the new version before raising this");

constexpr HPDF_UINT object_buffer = 1000;  // of which malloc keeps a stock; a larger one is taken back each time
// Objects in one object stream: enough to compress well, few enough to open a page quickly.
constexpr std::size_t objects_a_stream = 200;

HPDF_STATUS write_body(HPDF_Dict dictionary, HPDF_Stream out) {
  const auto* body = static_cast<const std::string*>(dictionary->attr);
  return HPDF_Stream_Write(out, reinterpret_cast<const HPDF_BYTE*>(body->data()),
                           static_cast<HPDF_UINT>(body->size()));
}

void free_body(HPDF_Dict dictionary) { delete static_cast<std::string*>(dictionary->attr); }

ObjectId number_of(const void* object) {
  return static_cast<const HPDF_Obj_Header*>(object)->obj_id & 0x00FFFFFFU;
}

// Gives the dictionary a body of ours.
std::string& attach_body(HPDF_Dict dictionary, std::string body) {
  auto owned = std::make_unique<std::string>(std::move(body));
  std::string& result = *owned;
  dictionary->attr = owned.release();
  dictionary->write_fn = write_body;
  dictionary->free_fn = free_body;
  return result;
}

// Where an object lies: at an offset, or in an object stream.
struct Location {
  std::uint8_t type = 0;       // 0 free, 1 offset, 2 in an object stream
  std::uint32_t field = 0;     // offset, or number of the object stream
  std::uint16_t index = 0;     // in the object stream
};

// Rows of a cross-reference stream under the PNG predictor "up": what differs from the row before.
std::string predicted_rows(const std::vector<Location>& locations) {
  std::string out;
  std::array<std::uint8_t, 7> before{};
  for (const Location& it : locations) {
    const std::array<std::uint8_t, 7> row{it.type,
                                          static_cast<std::uint8_t>(it.field >> 24),
                                          static_cast<std::uint8_t>(it.field >> 16),
                                          static_cast<std::uint8_t>(it.field >> 8),
                                          static_cast<std::uint8_t>(it.field),
                                          static_cast<std::uint8_t>(it.index >> 8),
                                          static_cast<std::uint8_t>(it.index)};
    out += '\2';
    for (std::size_t i = 0; i < row.size(); ++i) out += static_cast<char>(row[i] - before[i]);
    before = row;
  }
  return out;
}

}  // namespace

struct ObjectWriter::Implementation {
  HPDF_Error_Rec error{};
  HPDF_MMgr memory = nullptr;
  HPDF_Xref table = nullptr;
  KeptStreams own;
  KeptStreams* streams = &own;
  bool deflated = true;  // all streams so far

  Implementation() = default;
  Implementation(const Implementation&) = delete;
  Implementation& operator=(const Implementation&) = delete;
  ~Implementation() {
    if (table != nullptr) HPDF_Xref_Free(table);
    if (memory != nullptr) HPDF_MMgr_Free(memory);
  }

  // A memory stream, freed at the end of the scope.
  struct StreamRelease {
    void operator()(HPDF_Stream stream) const { HPDF_Stream_Free(stream); }
  };
  using MemoryStream = std::unique_ptr<HPDF_Stream_Rec, StreamRelease>;

  [[nodiscard]] MemoryStream memory_stream() const { return MemoryStream(HPDF_MemStream_New(memory, object_buffer)); }

  static std::string take(HPDF_Stream stream) {
    std::string out;
    for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(stream); ++i) {
      HPDF_UINT length = 0;
      const HPDF_BYTE* bytes = HPDF_MemStream_GetBufPtr(stream, i, &length);
      out.append(reinterpret_cast<const char*>(bytes), length);
    }
    return out;
  }

  [[nodiscard]] bool failed() const { return error.error_no != 0 || !deflated; }

  std::string deflate(std::string_view bytes) {
    const auto result = streams->deflate(bytes);
    if (result) return zlib_stream(**result, bytes);
    deflated = false;
    return {};
  }

  [[nodiscard]] std::string serialize(void* object) const {
    const MemoryStream stream = memory_stream();
    if (!stream || HPDF_Obj_WriteValue(object, stream.get(), nullptr) != HPDF_OK) return {};
    return take(stream.get());
  }
};

ObjectWriter::ObjectWriter(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
ObjectWriter::ObjectWriter(ObjectWriter&&) noexcept = default;
ObjectWriter& ObjectWriter::operator=(ObjectWriter&&) noexcept = default;
ObjectWriter::~ObjectWriter() = default;

Result<ObjectWriter> ObjectWriter::create(KeptStreams* kept) {
  if (std::strcmp(HPDF_GetVersion(), HPDF_VERSION_TEXT) != 0)
    return failure(fmt::format("libharu {} is installed, but this program was built with {}", HPDF_GetVersion(),
                               HPDF_VERSION_TEXT),
                   "build the program anew");
  auto it = std::make_unique<Implementation>();
  if (kept != nullptr) it->streams = kept;
  HPDF_Error_Init(&it->error, nullptr);
  it->memory = HPDF_MMgr_New(&it->error, 0, nullptr, nullptr);
  if (it->memory != nullptr) it->table = HPDF_Xref_New(it->memory, 0);
  if (it->table == nullptr) return failure("libharu could not start");
  return ObjectWriter(std::move(it));
}

ObjectId ObjectWriter::reserve() {
  HPDF_Dict dictionary = HPDF_Dict_New(implementation_->memory);
  if (dictionary == nullptr) return 0;
  attach_body(dictionary, {});
  if (HPDF_Xref_Add(implementation_->table, dictionary) != HPDF_OK) return 0;
  return number_of(dictionary);
}

void ObjectWriter::set(ObjectId id, std::string body) {
  if (id == 0) return;  // an error that save() reports
  HPDF_XrefEntry entry = HPDF_Xref_GetEntry(implementation_->table, id);
  assert(entry != nullptr);
  auto* dictionary = static_cast<HPDF_Dict>(entry->obj);
  *static_cast<std::string*>(dictionary->attr) = std::move(body);
}

ObjectId ObjectWriter::add(std::string body) {
  const ObjectId id = reserve();
  set(id, std::move(body));
  return id;
}

ObjectId ObjectWriter::add_stream(std::string body, std::string_view bytes, Compression compression) {
  HPDF_Dict dictionary = HPDF_DictStream_New(implementation_->memory, implementation_->table);
  if (dictionary == nullptr) return 0;
  std::string deflated;
  if (compression == Compression::flate) {
    body += "/Filter/FlateDecode";
    bytes = deflated = implementation_->deflate(bytes);
  }
  attach_body(dictionary, std::move(body));
  dictionary->filter = HPDF_STREAM_FILTER_NONE;  // libharu would start a compressor for each stream
  HPDF_Stream_Write(dictionary->stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                    static_cast<HPDF_UINT>(bytes.size()));
  return number_of(dictionary);
}

namespace {

// Writes the objects of a table in order: streams and numbers by themselves, dictionaries packed.
class FileWriter {
 public:
  template <class Serialize, class AddStream>
  void write(HPDF_Xref table, Serialize serialize, AddStream add_stream) {
    const std::size_t objects = table->entries->count;
    locations_.resize(objects);
    pack(table, serialize, add_stream);
    // Packing added the object streams at the end of the table.
    locations_.resize(table->entries->count);
    for (std::size_t i = 1; i < table->entries->count; ++i) {
      if (locations_[i].type == 2) continue;
      void* object = HPDF_Xref_GetEntry(table, static_cast<HPDF_UINT>(i))->obj;
      locations_[i] = {1, static_cast<std::uint32_t>(out_.size()), 0};
      out_ += fmt::format("{} 0 obj\n", i);
      out_ += serialize(object);
      out_ += "\nendobj\n";
    }
  }

  void finish(ObjectId catalog, ObjectId information, const Md5Digest& identifier,
              const std::string& compressed_rows, std::size_t start) {
    std::string id;
    for (const std::uint8_t byte : identifier) id += fmt::format("{:02X}", byte);
    out_ += fmt::format(
        "{} 0 obj\n<</Type/XRef/Size {}/W[1 4 2]/Root {} 0 R/Info {} 0 R/ID[<{}><{}>]/Filter/FlateDecode"
        "/DecodeParms<</Predictor 12/Columns 7>>/Length {}>>\nstream\r\n{}\nendstream\nendobj\nstartxref\n{}\n%%EOF\n",
        locations_.size() - 1, locations_.size(), catalog, information, id, id, compressed_rows.size(),
        compressed_rows, start);
  }

  std::string out_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
  std::vector<Location> locations_;

 private:
  template <class Serialize, class AddStream>
  void pack(HPDF_Xref table, Serialize serialize, AddStream add_stream) {
    std::string index;
    std::string content;
    std::vector<std::size_t> packed;
    const auto flush = [&] {
      if (packed.empty()) return;
      const std::string body = fmt::format("/Type/ObjStm/N {}/First {}", packed.size(), index.size());
      const ObjectId stream = add_stream(body, index + content);
      for (std::size_t i = 0; i < packed.size(); ++i)
        locations_[packed[i]] = {2, stream, static_cast<std::uint16_t>(i)};
      index.clear();
      content.clear();
      packed.clear();
    };
    const std::size_t objects = locations_.size();
    for (std::size_t i = 1; i < objects; ++i) {
      void* object = HPDF_Xref_GetEntry(table, static_cast<HPDF_UINT>(i))->obj;
      const bool dictionary = (static_cast<HPDF_Obj_Header*>(object)->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT;
      if (!dictionary || static_cast<HPDF_Dict>(object)->stream != nullptr) continue;
      index += fmt::format("{} {} ", i, content.size());
      content += serialize(object);
      content += '\n';
      packed.push_back(i);
      if (packed.size() == objects_a_stream) flush();
    }
    flush();
  }
};

}  // namespace

Result<std::string> ObjectWriter::save(ObjectId catalog, ObjectId information, const Md5Digest& identifier) {
  Implementation& it = *implementation_;
  FileWriter file;
  if (!it.failed())
    file.write(
        it.table, [&](void* object) { return it.serialize(object); },
        [&](const std::string& body, const std::string& bytes) { return add_stream(body, bytes); });
  const std::size_t start = file.out_.size();
  file.locations_.push_back({1, static_cast<std::uint32_t>(start), 0});
  file.locations_[0].index = 0xFFFF;
  const std::string rows = it.deflate(predicted_rows(file.locations_));
  if (it.failed())
    return failure(fmt::format("libharu could not write the file (error {:#06x}, {})", it.error.error_no,
                               it.error.detail_no));
  file.finish(catalog, information, identifier, rows, start);
  return std::move(file.out_);
}

}  // namespace galley::pdf
