// Open Packaging Conventions (ECMA-376 part 2): parts, relationships and content types,
// written as a zip whose bytes depend on nothing but its parts, and read from foreign
// files within limits.
//
// Part names are absolute and start with "/" ("/word/document.xml").
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/kept_streams.h"
#include "base/result.h"

namespace galley::opc {

struct Relationship {
  std::string id;                // "rId1"
  std::string type;              // the whole URI
  std::string target;            // a part name, or a URI if external
  bool external = false;
};

// Relationship types start with one of these.
inline constexpr std::string_view office_relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
inline constexpr std::string_view package_relationships =
    "http://schemas.openxmlformats.org/package/2006/relationships/";

struct Part {
  std::string content_type;
  std::string bytes;
  std::shared_ptr<const Deflated> deflated;  // instead of `bytes`, where given
  std::vector<Relationship> relationships;
};

class Package {
 public:
  // Adds a part; a second one of the same name replaces the first.
  Part& add(std::string name, std::string content_type, std::string bytes);
  Part& add_deflated(std::string name, std::string content_type, std::shared_ptr<const Deflated> deflated);

  // Gives an existing part its bytes: a part is related to while it is written.
  void set_bytes(std::string_view name, std::string bytes);

  // Adds a relationship from a part ("" is the package itself) and returns its id:
  // rId1, rId2, … in the order of the calls. `type` without a scheme ("styles") is
  // one of office_relationships. The same type and target twice give the same id.
  std::string relate(std::string_view from, std::string_view type, std::string target);
  std::string relate_external(std::string_view from, std::string_view type, std::string uri);

  [[nodiscard]] const Part* find(std::string_view name) const;
  [[nodiscard]] const std::map<std::string, Part, std::less<>>& parts() const { return parts_; }
  [[nodiscard]] const std::vector<Relationship>& relationships() const { return relationships_; }
  // The part that the first relationship of that type leads to; null if there is none.
  [[nodiscard]] const Part* related(std::string_view from, std::string_view type) const;
  [[nodiscard]] std::string related_name(std::string_view from, std::string_view type) const;

  // The zip: [Content_Types].xml first, then all others by name, every time stamp
  // 1980-01-01 (the earliest that zip knows). Media that are compressed already are stored.
  // `kept`: parts deflated earlier, to which those of this package are added.
  [[nodiscard]] Result<std::string> write(KeptStreams* kept = nullptr) const;

 private:
  friend class PackageReader;
  std::string add_relationship(std::string_view from, std::string_view type, std::string target, bool external);
  [[nodiscard]] const std::vector<Relationship>* relationships_of(std::string_view from) const;

  std::map<std::string, Part, std::less<>> parts_;
  std::vector<Relationship> relationships_;
};

// What a foreign package may cost; beyond it, it is refused.
struct ReadLimits {
  std::uint64_t file_bytes = 32ULL << 20;
  std::uint64_t entries = 2000;
  std::uint64_t xml_part_bytes = 16ULL << 20;
  std::uint64_t inflated_bytes = 64ULL << 20;
  std::uint64_t ratio = 100;                     // looked at above ratio_from bytes
  std::uint64_t ratio_from = 1ULL << 20;
  int xml_depth = 128;
  std::uint64_t xml_nodes = 1'000'000;
};

// Reads a package. Refused: damaged or encrypted zips, anything beyond the limits,
// duplicate names or names that leave the package, macros, XML with a DOCTYPE or in an
// encoding other than UTF-8 and UTF-16. External targets are kept as text, never followed.
[[nodiscard]] Result<Package> read_package(std::string_view bytes, const ReadLimits& limits = {});

}  // namespace galley::opc
