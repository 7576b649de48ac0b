#include "pptx/template_parts.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>
#include <pugixml.hpp>

namespace galley::pptx {
namespace {

// "ppt/slideMasters/slideMaster1.xml" → "ppt/slideMasters/_rels/slideMaster1.xml.rels"
std::string relationships_file(std::string_view file) {
  const std::size_t name = file.rfind('/') + 1;
  return fmt::format("{}_rels/{}.rels", file.substr(0, name), file.substr(name));
}

// A target as written, seen from the folder of `file`: "../media/a.png" → "ppt/media/a.png".
std::string resolved(std::string_view file, std::string_view target) {
  std::vector<std::string_view> folders;
  const auto walk = [&](std::string_view path) {
    while (!path.empty()) {
      const std::size_t end = std::min(path.find('/'), path.size());
      const std::string_view step = path.substr(0, end);
      if (step == "..") {
        if (!folders.empty()) folders.pop_back();
      } else if (!step.empty() && step != ".") {
        folders.push_back(step);
      }
      path.remove_prefix(std::min(end + 1, path.size()));
    }
  };
  if (!target.starts_with('/')) walk(file.substr(0, file.rfind('/')));
  walk(target);
  return fmt::format("{}", fmt::join(folders, "/"));
}

class Carrier {
 public:
  Carrier(opc::Package& package, std::string_view part, std::string_view file, const TemplateParts& parts,
          const TemplateParts& pictures)
      : package_(package), part_(part), file_(file), pictures_(pictures) {
    if (const auto found = parts.find(relationships_file(file)); found != parts.end())
      relationships_.load_buffer(found->second.data(), found->second.size());
  }

  // Attributes of the relationship namespace: r:embed, r:link, r:id.
  Result<std::string> run(std::string_view xml) {
    std::string result;
    std::size_t from = 0;
    for (std::size_t at = xml.find(" r:"); at != std::string_view::npos; at = xml.find(" r:", at + 1)) {
      const std::size_t open = xml.find_first_of("=\"'", at), quote = open + 1;
      if (open == std::string_view::npos || xml[open] != '=' || quote >= xml.size()) continue;
      const std::size_t close = xml.find(xml[quote], quote + 1);
      if (close == std::string_view::npos) break;
      if (const std::string_view id = xml.substr(quote + 1, close - quote - 1); !id.empty()) {
        TRY(const std::string given, carry(id));
        result.append(xml.substr(from, quote + 1 - from)).append(given);
        from = close;
      }
      at = close;
    }
    return result.append(xml.substr(from));
  }

 private:
  Result<std::string> carry(std::string_view id) {
    for (const auto entry : relationships_.child("Relationships").children("Relationship")) {
      if (entry.attribute("Id").value() != id) continue;
      const std::string_view type = entry.attribute("Type").value(), target = entry.attribute("Target").value();
      if (type.ends_with("/hyperlink")) return package_.relate_external(part_, "hyperlink", std::string(target));
      if (type.ends_with("/image")) return picture(target);
      return failure(fmt::format("templates/pptx/{}: what the relationship '{}' leads to, {}, is not carried over",
                                 file_, id, target),
                     "Take it out in PowerPoint, or save it there as a PNG picture.");
    }
    return failure(fmt::format("templates/pptx/{} names the relationship '{}', which {} has not", file_, id,
                               relationships_file(file_)),
                   "Copy the folder _rels along with masters and layouts.");
  }

  Result<std::string> picture(std::string_view target) {
    const std::string path = resolved(file_, target);
    const auto found = pictures_.find(path);
    if (found == pictures_.end())
      return failure(fmt::format("templates/pptx/{} shows the picture {}, which is not there", file_, path),
                     "Put it there as a PNG file, and name it so in _rels.");
    const std::string name = fmt::format("/ppt/media/template-{}", path.substr(path.rfind('/') + 1));
    if (package_.find(name) == nullptr) package_.add(name, "image/png", found->second);
    return package_.relate(part_, "image", name);
  }

  opc::Package& package_;
  std::string_view part_, file_;
  const TemplateParts& pictures_;
  pugi::xml_document relationships_;
};

}  // namespace

Result<std::string> carry_relationships(opc::Package& package, std::string_view part, std::string_view xml,
                                        std::string_view file, const TemplateParts& parts,
                                        const TemplateParts& pictures) {
  return Carrier(package, part, file, parts, pictures).run(xml);
}

}  // namespace galley::pptx
