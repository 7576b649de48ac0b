// A slide as XML, with its charts, links and notes as parts of the package.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "opc/package.h"
#include "opc/xml.h"
#include "pptx/pptx.h"
#include "pptx/table_layout.h"

namespace galley::pptx {

// What all slides share.
struct Production {
  const document::Document& document;
  const PptxOptions& options;
  const SlideTemplate& slides;
  Measurer& measurer;
  opc::Package& package;
  std::string language;
  std::string footer;
  int charts = 0;                // written so far
};

// Names of layouts and parts in the package.
[[nodiscard]] std::string layout_part(const SlideTemplate& slides, const Layout& layout);
inline constexpr std::string_view notes_master_part = "/ppt/notesMasters/notesMaster1.xml";

// Adds /ppt/slides/slide<number>.xml and its notes; returns the slide's part name.
[[nodiscard]] Result<std::string> write_slide(Production& production, const Slide& slide, int number);

// <a:p>…; `part` takes the relationships of links.
void write_paragraph(opc::XmlWriter& xml, const Paragraph& paragraph, Production& production, std::string_view part);
void write_runs(opc::XmlWriter& xml, const std::vector<Run>& runs, Production& production, std::string_view part,
                const style::ParagraphStyle* look = nullptr);
// By the first letter with a direction (UAX #9, rule P2).
[[nodiscard]] bool is_right_to_left(const std::vector<Run>& runs);
void write_notes(Production& production, const Slide& slide, int number, const std::string& slide_part);

// <p:cSld> up to and with the empty group that every shape tree begins with.
void begin_shapes(opc::XmlWriter& xml);
void write_namespaces(opc::XmlWriter& xml);

}  // namespace galley::pptx
