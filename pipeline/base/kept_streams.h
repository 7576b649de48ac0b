// What the last run deflated: an edit changes few parts of a file, and to deflate the others again
// would cost more than to write them all. A part is known by its bytes, so that a file is the same
// with kept streams and without.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "base/deflate.h"
#include "base/result.h"

namespace galley {

class KeptStreams {
 public:
  // `kept` as to_keep() gave it. What is damaged, or of another version of zlib, is left out.
  explicit KeptStreams(std::string_view kept = {});
  KeptStreams(const KeptStreams&) = delete;
  KeptStreams& operator=(const KeptStreams&) = delete;

  // The bytes deflated, now or earlier; valid as long as this.
  [[nodiscard]] Result<const Deflated*> deflate(std::string_view bytes);

  // What was asked for, for the next run; nothing where that is what was kept.
  [[nodiscard]] std::optional<std::string> to_keep() const;

 private:
  struct Entry {
    Deflated deflated;
    bool used = false;
  };
  bool read_entry(std::string_view& kept);

  std::map<std::string, Entry, std::less<>> entries_;  // by the digest of the plain bytes
  bool changed_ = false;
  Deflater deflater_;
};

}  // namespace galley
