#include "pptx/fit_lines.h"

#include <algorithm>
#include <cmath>

#include "unicode/unicode.h"

namespace galley::pptx {
namespace {

class LineBreaker {
 public:
  LineBreaker(const std::vector<LinePiece>& pieces, const ParagraphMeasure& measure, std::size_t paragraph, Fit& fit)
      : pieces_(pieces), measure_(measure), paragraph_(paragraph), fit_(fit), room_(measure.width - measure.margin) {}

  void run() {
    const bool plain = std::all_of(pieces_.begin(), pieces_.end(),
                                   [](const LinePiece& piece) { return piece.kind == LinePiece::Kind::text; });
    if (plain && width(0, pieces_.size()) <= room_) return add_line(0, pieces_.size(), false);
    find_breaks();
    std::size_t from = take_lead();
    for (;;) {
      const std::size_t hard = next_hard_break(from);
      if (from == hard) add_line(from, from, false);
      while (from < hard) from = take_line(from, hard);
      if (hard == pieces_.size()) return;
      from = hard + 1;
      if (from == pieces_.size()) return add_line(from, from, false);
    }
  }

 private:
  // allowed_[i]: a line may end before piece i.
  void find_breaks() {
    std::string text;
    std::vector<std::size_t> starts;
    for (const LinePiece& piece : pieces_) {
      starts.push_back(text.size());
      text += piece.text;
    }
    allowed_.assign(pieces_.size() + 1, 0);
    after_slash_.assign(pieces_.size() + 1, 0);
    // To LibreOffice a link is a field: it breaks before one whatever stands there, never inside.
    const bool fields = measure_.rules == Rules::libreoffice;
    for (std::size_t at = 1; fields && at < pieces_.size(); ++at)
      if (pieces_[at].link && !pieces_[at - 1].link) allowed_[at] = 1;
    for (const unicode::LineBreak& place : unicode::line_breaks(text)) {
      const auto found = std::lower_bound(starts.begin(), starts.end(), place.offset);
      if (found == starts.end() || *found != place.offset) continue;
      const auto index = static_cast<std::size_t>(found - starts.begin());
      const bool in_link = fields && index > 0 && pieces_[index].link && pieces_[index - 1].link;
      if (place.offset > 0 && text[place.offset - 1] == '/') after_slash_[index] = 1;
      else if (!in_link) allowed_[index] = 1;
    }
  }

  // The lead before a tab stands beside the text, in the margin.
  std::size_t take_lead() {
    const auto tab = std::find_if(pieces_.begin(), pieces_.end(),
                                  [](const LinePiece& piece) { return piece.kind == LinePiece::Kind::tab; });
    if (tab == pieces_.end()) return 0;
    const auto end = static_cast<std::size_t>(tab - pieces_.begin());
    if (width(0, end) > measure_.margin) fit_.lead_too_wide = true;
    lead_end_ = end + 1;
    return lead_end_;
  }

  [[nodiscard]] std::size_t next_hard_break(std::size_t from) const {
    for (std::size_t at = from; at < pieces_.size(); ++at)
      if (pieces_[at].kind == LinePiece::Kind::line_break) return at;
    return pieces_.size();
  }

  // Of pieces [from, to) without the spaces at its end, in hundredths of a millimetre.
  [[nodiscard]] int width(std::size_t from, std::size_t to) const {
    while (to > from && pieces_[to - 1].text == " ") --to;
    double sum = 0;
    for (std::size_t at = from; at < to; ++at) sum += pieces_[at].width;
    return to_hmm(sum);
  }

  [[nodiscard]] int to_hmm(double sum) const {
    if (measure_.rules == Rules::powerpoint) return static_cast<int>(std::ceil(sum * 2540 / 72));
    return static_cast<int>(std::floor(sum * 2540 / 600 + 0.5));
  }

  std::size_t take_line(std::size_t from, std::size_t end) {
    std::size_t best = 0, slash = 0, letters = from + 1;
    double sum = 0, spaces = 0;
    for (std::size_t at = from; at < end; ++at) {
      if (pieces_[at].text == " ") spaces += pieces_[at].width;
      else {
        sum += spaces + pieces_[at].width;
        spaces = 0;
      }
      if (to_hmm(sum) > room_) break;
      letters = at + 1;
      if (at + 1 == end || allowed_[at + 1] != 0) best = at + 1;
      else if (after_slash_[at + 1] != 0) slash = at + 1;
    }
    const std::size_t to = best > 0 ? best : slash > 0 ? slash : letters;
    add_line(from, to, best == 0 && slash == 0);
    return to;
  }

  void add_line(std::size_t from, std::size_t to, bool broken_word) {
    FitLine line;
    line.paragraph = paragraph_;
    const bool first = from == lead_end_ && lead_end_ > 0;
    for (std::size_t at = first ? 0 : from; at < to; ++at)
      line.text += pieces_[at].kind == LinePiece::Kind::tab ? std::string_view(" ") : pieces_[at].text;
    while (!line.text.empty() && line.text.back() == ' ') line.text.pop_back();
    line.width = width(from, to);
    line.room = room_;
    line.broken_word = broken_word;
    fit_.height += line_height(first ? 0 : from, to);
    line.bottom = fit_.height;
    fit_.lines.push_back(std::move(line));
  }

  [[nodiscard]] int line_height(std::size_t from, std::size_t to) const {
    if (measure_.line_points > 0) return hmm_of_points(measure_.line_points);
    double size = from == to ? measure_.size : 0;
    for (std::size_t at = from; at < to; ++at) size = std::max(size, pieces_[at].size);
    const double height = std::floor(1.2 * hmm_of_points(size));
    return static_cast<int>(std::floor(height * measure_.line_share));
  }

  const std::vector<LinePiece>& pieces_;
  const ParagraphMeasure& measure_;
  std::size_t paragraph_;
  Fit& fit_;
  int room_;
  std::size_t lead_end_ = 0;
  std::vector<char> allowed_, after_slash_;
};

}  // namespace

void break_paragraph(const std::vector<LinePiece>& pieces, const ParagraphMeasure& measure, std::size_t paragraph,
                     Fit& fit) {
  LineBreaker(pieces, measure, paragraph, fit).run();
}

}  // namespace galley::pptx
