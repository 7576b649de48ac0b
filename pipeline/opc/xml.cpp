#include "opc/xml.h"

#include <cassert>
#include <utility>

namespace galley::opc {

void append_escaped(std::string& out, std::string_view text) {
  std::size_t done = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    std::string_view replacement;
    if (byte == '&') replacement = "&amp;";
    else if (byte == '<') replacement = "&lt;";
    else if (byte == '>') replacement = "&gt;";
    else if (byte == '"') replacement = "&quot;";
    else if (byte >= 0x20 || byte == '\t' || byte == '\n') continue;
    out.append(text.substr(done, i - done)).append(replacement);
    done = i + 1;
  }
  out.append(text.substr(done));
}

XmlWriter::XmlWriter(bool fragment) {
  if (!fragment) out_ = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
}

void XmlWriter::close_tag() {
  if (!in_tag_) return;
  out_ += '>';
  in_tag_ = false;
}

XmlWriter& XmlWriter::begin(std::string_view element) {
  close_tag();
  out_ += '<';
  out_ += element;
  open_.push_back(element);
  in_tag_ = true;
  return *this;
}

XmlWriter& XmlWriter::attribute(std::string_view name, std::string_view value) {
  assert(in_tag_);
  out_ += ' ';
  out_ += name;
  out_ += "=\"";
  append_escaped(out_, value);
  out_ += '"';
  return *this;
}

XmlWriter& XmlWriter::text(std::string_view value) {
  close_tag();
  append_escaped(out_, value);
  return *this;
}

XmlWriter& XmlWriter::raw(std::string_view markup) {
  close_tag();
  out_ += markup;
  return *this;
}

XmlWriter& XmlWriter::end() {
  assert(!open_.empty());
  if (in_tag_) {
    out_ += "/>";
    in_tag_ = false;
  } else {
    out_ += "</";
    out_ += open_.back();
    out_ += '>';
  }
  open_.pop_back();
  return *this;
}

XmlWriter& XmlWriter::empty(std::string_view element) { return begin(element).end(); }

XmlWriter& XmlWriter::element(std::string_view name, std::string_view content) {
  return begin(name).text(content).end();
}

std::string XmlWriter::take() {
  assert(open_.empty());
  return std::exchange(out_, {});
}

}  // namespace galley::opc
