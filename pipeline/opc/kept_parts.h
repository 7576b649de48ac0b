// Parts as they were deflated in the last run: an edit changes few of them, and to deflate the
// others again would cost more than to write them all. A part is known by its bytes, so that a
// package is the same with kept parts and without.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "opc/package.h"

namespace galley::opc {

class Deflater;

class KeptParts {
 public:
  // `kept` as to_keep() gave it. What is damaged, or of another version of zlib, is left out.
  explicit KeptParts(std::string_view kept = {});
  ~KeptParts();
  KeptParts(const KeptParts&) = delete;
  KeptParts& operator=(const KeptParts&) = delete;

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
  std::unique_ptr<Deflater> deflater_;
};

}  // namespace galley::opc
