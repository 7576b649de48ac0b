// Objects through libharu: the only module that knows its structures. Dictionaries are
// bodies of text written by us; libharu numbers them and writes them.
//
// libharu itself can save only classic cross-reference tables, which leave dictionaries
// uncompressed. A tagged file has thousands of small ones, so save() packs them into
// object streams with a cross-reference stream (ISO 32000-1, 7.5.7 and 7.5.8).
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "base/kept_streams.h"
#include "base/result.h"
#include "pdf/syntax.h"

namespace galley::pdf {

enum class Compression : std::uint8_t { none, flate };

class ObjectWriter {
 public:
  // `kept`: streams deflated earlier, to which those of this file are added.
  static Result<ObjectWriter> create(KeptStreams* kept = nullptr);
  ObjectWriter(ObjectWriter&&) noexcept;
  ObjectWriter& operator=(ObjectWriter&&) noexcept;
  ~ObjectWriter();

  // A dictionary whose body comes later, so that others can refer to it.
  ObjectId reserve();
  void set(ObjectId id, std::string body);
  // The body is what stands between << and >>.
  ObjectId add(std::string body);
  // Filter and Length are added to the body.
  ObjectId add_stream(std::string body, std::string_view bytes, Compression compression = Compression::flate);

  // The whole file. Errors of libharu, which are silent when they happen, are reported here.
  Result<std::string> save(ObjectId catalog, ObjectId information, const Md5Digest& identifier);

 private:
  struct Implementation;
  explicit ObjectWriter(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace galley::pdf
