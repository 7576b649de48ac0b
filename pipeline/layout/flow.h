// Flow: a Document becomes the vertical lists of its page sequences. Each kind of block
// has a file of its own; this is what they share.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "layout/break_pages.h"
#include "layout/pages.h"
#include "layout/paragraph.h"
#include "layout/vertical.h"
#include "style/theme.h"

namespace galley::layout {

// A style row with its fonts found: letters plain, strong, in italics and both.
struct TextStyle {
  const style::ParagraphStyle* row = nullptr;
  CharacterStyle plain, strong, italic, strong_italic;
  bool balanced = false;
  [[nodiscard]] double leading() const { return row->leading; }
};

// Pages that follow each other without a forced break: a chapter, the cover, the contents.
struct Sequence {
  std::vector<Node> nodes;
  bool header = true, footer = true;
  bool landscape = false;
  int running = -1;              // of Flow::running()
  int within = -1;               // a sequence these pages are put into, after the page of
  int after = -1;                // this node of it; the text flows on round them
};

// A running head: the chapter's number and title.
struct RunningHead {
  std::string number, title;
  bool strong = false;           // an unnumbered chapter's title
};

struct NoteText {
  std::vector<Strip> lines;
  NoteHeights heights;
  bool set = false;
};

// A cross reference in the text, in order of the flow, and its Link element.
struct PageMention {
  ElementId link = artifact;
  std::string target;
};

// A reference, or the name of a group of them, as a strip that is not yet placed; points.
struct ReferenceEntry {
  int strip = 0;
  double height = 0, gap = 0;    // gap: below it
  bool is_group = false;
};

// A heading, figure or table for the contents.
struct ContentsEntry {
  int level = 0;                 // 1 and 2 headings; 0 figures and tables
  const document::Heading* heading = nullptr;
  std::string number, label, line, destination;
  document::Inlines title;
};

class Flow {
 public:
  Flow(const document::Document& document, const style::Theme& theme, const style::Brand& brand, FontSet& fonts,
       Shaper& shaper, Diagnostics& diagnostics);

  // The page that each mention is to name, in their order; 0 or none: it names none.
  void name_pages(std::vector<int> pages) { named_pages_ = std::move(pages); }
  [[nodiscard]] const std::vector<PageMention>& mentions() const { return mentions_; }

  void run();
  [[nodiscard]] std::vector<Sequence>& sequences() { return sequences_; }
  [[nodiscard]] const std::vector<RunningHead>& running() const { return running_; }
  [[nodiscard]] Strips& strips() { return strips_; }
  [[nodiscard]] std::vector<NoteText>& notes() { return notes_; }
  [[nodiscard]] Pages& pages() { return pages_; }
  [[nodiscard]] const TextStyle& style(std::string_view name);
  [[nodiscard]] FontSet& fonts() { return fonts_; }
  // One line of text at (x, baseline 0) that belongs to `element`; its width is returned.
  double set_line(const std::string& text, const CharacterStyle& style, ElementId element, double x,
                  std::vector<Item>& items);

 private:
  struct Frame { double x = 0, width = 0; };
  struct InlineContext {
    const TextStyle* style = nullptr;
    bool strong = false, italic = false;
    ElementId element = artifact;
    std::string language;
    int link = -1;
    std::optional<style::Colour> colour;
    bool url_colour = false;     // links of the reference list
    Span span;
  };

  // inlines.cpp
  [[nodiscard]] std::vector<Piece> pieces(const document::Inlines& content, const TextStyle& style, ElementId element);
  void add_inlines(const document::Inlines& content, InlineContext context, std::vector<Piece>& out);
  void add_inline(const document::Inline& item, InlineContext& context, std::vector<Piece>& out);
  void add_styled(const document::Styled& styled, InlineContext context, std::vector<Piece>& out);
  void add_note_mark(const document::NoteReference& note, const InlineContext& context, std::vector<Piece>& out);
  void add_citation(const document::Citation& citation, InlineContext context, std::vector<Piece>& out);
  [[nodiscard]] CharacterStyle character(const InlineContext& context) const;
  Piece text_piece(std::string text, const InlineContext& context) const;
  Piece text_piece(std::string text, const CharacterStyle& style, ElementId element) const;
  Piece symbol_piece(const style::Symbol& symbol, double size, ElementId parent);
  int add_link(std::string uri, std::string destination, std::string contents, ElementId parent);

  // structure.cpp
  ElementId add_element(std::string role, ElementId parent);
  void add_destination(Strip& strip, std::string name, double y = 0);
  [[nodiscard]] std::string destination_of(const document::Block& block) const;
  // The role of a heading of `level` here: no level is passed over.
  [[nodiscard]] std::string heading_role(int level) const;
  // "Table 1"; nothing for what has no number.
  [[nodiscard]] std::string table_label(const std::string& number) const {
    return number.empty() ? number : fill_in(words_.table_label, number);
  }
  [[nodiscard]] std::string figure_label(const std::string& number) const {
    return number.empty() ? number : fill_in(words_.figure_label, number);
  }
  void collect_contents(const document::Blocks& blocks);

  // flow.cpp, flow_text.cpp
  void add_blocks(const document::Blocks& blocks);
  void add_block(const document::Block& block);
  [[nodiscard]] bool wants_landscape(const document::Table& table) const;
  void add_div(const document::Div& div, const document::Block& block);
  void begin_sequence();
  int new_strip(double height);
  Strip& strip(int index) { return strips_[static_cast<std::size_t>(index)]; }
  Node& push(int strip_index, const TextStyle* style = nullptr);
  // A strip that no page can hold, part by part, all but the last, which is left in its place.
  void push_parts(int strip_index);
  void gap_before(double natural, double stretch = 0, double shrink = 0);
  void forbid_break_here();
  // Marks what is set on one line as belonging together.
  void join_line(SetLine& line);
  // A strip of one set line.
  int line_strip(SetLine&& line, const TextStyle& style, double x);
  // Lines of text as strips in a frame.
  std::vector<int> text_strips(const std::vector<Piece>& content, const TextStyle& style, Frame frame,
                               double indent = 0, bool on_dark = false);
  void push_lines(const std::vector<int>& lines, const TextStyle& style);
  void add_text(const document::Inlines& content, std::string_view style_name, std::string_view role);
  void add_paragraph(const document::Paragraph& paragraph, const document::Block& block);
  void add_list(const document::List& list);
  [[nodiscard]] bool begins_with_symbol(const document::ListItem& item) const;
  [[nodiscard]] Strip list_mark(bool ordered, int number, const TextStyle& text, double left, ElementId label);
  void add_list_item(const document::List& list, const document::ListItem& item, int number, ElementId parent);
  void add_quote(const document::Quote& quote);
  void add_code(const document::CodeBlock& code);
  // Lays out blocks apart from the list, in a frame of their own.
  std::vector<Node> compose(const document::Blocks& blocks, Frame frame, ElementId parent);
  // Stacks nodes into one strip, from `y` down; returns where it ends.
  double stack(Strip& target, std::vector<Node>& nodes, double y);
  double stack_text(Strip& target, const std::vector<Piece>& content, const TextStyle& style, Frame frame, double y,
                    bool on_dark = false);
  void end_with_space(Strip& line) const;
  [[nodiscard]] double to_grid(double height) const;
  [[nodiscard]] bool is_right_to_left(std::string_view language) const;

  // headings.cpp
  void add_heading(const document::Heading& heading, const document::Block& block);
  void add_chapter(const document::Heading& heading, const document::Block& block);
  void run_on_chapter(const document::Heading& heading, const document::Block& block, ElementId element);
  void add_chapter_band(const document::Heading& heading, Strip& strip, ElementId element);

  // band.cpp
  struct BandRow { std::size_t column = 0; std::string name; };
  // The columns of the matrix that a chapter's band shows: those of the group it names.
  [[nodiscard]] std::vector<BandRow> band_rows(const document::Heading& heading) const;
  double add_band_data(Strip& page, const std::vector<BandRow>& rows, double y);
  double add_band_row(Strip& page, const BandRow& row, const document::Table& matrix, double y, ElementId figure);
  double add_band_legend(Strip& page, double y, ElementId figure);
  void add_section(const document::Heading& heading, const document::Block& block);
  bool add_side_heading(const document::Heading& heading, const document::Block& block);
  void begin_section(const document::Heading& heading, const document::Block& block, int level, std::string title);
  void clear_side();
  void flush_asides();
  // The running head of the chapter goes on, on pages of another kind.
  void continue_running();

  // boxes.cpp, asks.cpp
  void push_box(Strip&& content, double height, double before, double after);
  void collect_audiences(const document::Blocks& blocks);
  void add_callout(const document::Div& div);
  void push_long_callout(const style::CalloutKind& kind, Strip&& head, double height, const std::vector<Node>& nodes);
  void add_key_message(const document::Div& div);
  void add_standfirst(const document::Div& div);
  TextStyle fitted(const document::Inlines& content, const TextStyle& style, double width);
  void add_key_numbers(const document::Div& div);
  void add_pull_number(const document::Div& div);
  void add_audience_bar(const document::Div& div);
  void add_asks(const document::Div& div);
  void add_source(const document::Div& div);
  void add_wide(const document::Div& div);
  [[nodiscard]] double page_height() const;  // of the type area here
  void begin_landscape();
  void end_landscape();
  void add_landscape(const document::Div& div);
  void add_columns(const document::Div& div);

  // recommendation.cpp, profile.cpp
  void add_recommendation(const document::Div& div);
  double add_recommendation_head(Strip& target, const document::Div& div, const document::Heading& heading,
                                 Frame text, double y, ElementId parent);
  double add_reasons(Strip& target, const document::Div& why, Frame text, double y, ElementId parent);
  void add_profile(const document::Div& div);
  double add_meta(Strip& target, const document::Div& meta, Frame frame, double label_width, double y,
                  ElementId parent);
  double add_meta_rows(Strip& target, const document::Div& meta, Frame frame, double y, ElementId parent);
  double add_answer(Strip& target, const document::Paragraph& item, Frame frame, double y, ElementId list);
  double add_answers(Strip& target, const document::Div& answers, Frame frame, double y, ElementId parent);

  // table.cpp, table_columns.cpp, matrix.cpp
  void add_table(const document::Table& table, const document::Block& block);
  void add_matrix(const document::Table& table, const document::Block& block);
  friend class TableBuilder;
  friend class MatrixBuilder;

  // figure.cpp
  void add_chart(const document::Chart& chart, const document::Block& block);
  void report_image(const std::string& path, bool there, Span span);
  void add_figure(const document::Figure& figure, const document::Block& block);
  double add_caption(Strip& target, const std::string& label, const document::Inlines& title,
                     const std::string& subtitle, Frame frame, ElementId parent);
  void add_drawing(Strip& target, chart::Drawing&& drawing, double x, double y, ElementId element);
  void push_float(Strip&& content, double height);
  // Nodes made apart, to the end of the list.
  void splice(const std::vector<Node>& nodes);

  // contents.cpp, references.cpp, front.cpp, notes.cpp
  void add_contents(const document::Div& div);
  void add_contents_title(const document::Div& div);
  void add_contents_entry(Strip& target, const ContentsEntry& entry, ElementId parent);
  void add_figure_list(const document::Div& div);
  [[nodiscard]] double figure_list_height(Frame frame);
  std::vector<Strip> figure_list(Frame frame, ElementId parent);
  Strip figure_list_entry(const ContentsEntry& entry, Frame frame, ElementId list);
  void push_figure_list();
  // references.cpp
  void add_references(const document::Div& div);
  void add_reference_list(const document::List& list, const TextStyle& text, double width,
                          std::vector<ReferenceEntry>& entries);
  // `pitch`: from the left edge of a column to that of the next; `room`: the height left on the page.
  void place_references(const std::vector<ReferenceEntry>& entries, std::size_t first,
                        const std::vector<std::size_t>& ends, double pitch, double room);
  // Puts a strip by, to be placed later; its index is returned.
  int keep_strip(Strip&& content, double height);

  void add_cover(const document::Div& div);
  double add_cover_text(Strip& page, const document::Heading* title, const std::vector<const document::Inlines*>& after,
                        ElementId element);
  void add_imprint(const document::Div& div);
  void draw_pattern(Strip& target, const document::Table& matrix, style::Box box, double radius) const;
  [[nodiscard]] const document::Table* find_matrix() const;
  void set_note(int index, ElementId parent);
  void set_pending_notes();

  const document::Document& document_;
  const Words& words_;
  const style::Theme& theme_;
  const style::Brand& brand_;
  FontSet& fonts_;
  Shaper& shaper_;
  Diagnostics& diagnostics_;
  ParagraphSetter setter_;
  Pages pages_;
  Strips strips_;
  std::vector<Sequence> sequences_;
  std::vector<NoteText> notes_;
  std::map<std::string, int, std::less<>> note_of_label_;
  std::map<std::string, TextStyle, std::less<>> styles_;
  std::vector<LinkTarget> links_;
  std::vector<ContentsEntry> contents_;
  struct Audience { std::string id, title; int first = 0, last = 0; };
  std::vector<Audience> audiences_;

  std::vector<Node>* list_ = nullptr;      // being filled
  int current_ = -1;                       // its sequence
  Frame frame_;
  ElementId parent_ = artifact;            // of new elements
  std::string text_style_ = "body";        // of paragraphs here
  double before_ = 0;                      // space the last block asks for after it
  double stretch_ = 0, shrink_ = 0;
  std::vector<int> pending_notes_;         // referred to, not yet in the structure
  std::optional<Strip> side_;              // waits for the next strip
  double side_height_ = 0, side_left_ = 0; // of it; what of it still reaches down beside the list
  int pending_section_ = -1;
  std::string pending_anchor_;
  bool nested_list_ = false;
  Frame last_frame_;                       // of the last table or figure
  std::vector<int> asides_;                // strips that wait for a line to stand beside
  double side_gap_ = 0;                    // above a side heading, where not the usual
  int heading_level_ = 0;                  // of the last heading
  bool unnumbered_chapter_ = false;
  bool figures_listed_ = false;
  bool in_chapters_ = false;               // a numbered chapter is being set
  std::vector<RunningHead> running_;
  std::vector<int> named_pages_;
  std::vector<PageMention> mentions_;
  bool mirrored_ = false;                  // pages of a language that runs from the right
  int line_count_ = 0;
  bool landscape_ = false;                 // inside a landscape page
  struct Interrupted { int sequence = -1; double before = 0, stretch = 0, shrink = 0; std::vector<int> asides; };
  Interrupted interrupted_;                // by it
  bool nested_ = false;                    // inside a block that is stacked into one strip
  const document::Div* standfirst_ = nullptr;  // follows the chapter heading, which may take it in
  bool standfirst_used_ = false;
  ElementId run_in_ = artifact;            // a heading of level 4 at the head of the next paragraph
  std::vector<Piece> run_in_pieces_;
};

// "**7 of 16** text": the first strong words, and the rest.
[[nodiscard]] std::pair<document::Inlines, document::Inlines> split_strong(const document::Blocks& blocks);
// The answer (yes, part, none, na) that a cell shows; empty if none.
[[nodiscard]] std::string_view answer_of(const document::Cell& cell);
[[nodiscard]] const document::Div* find_div(const document::Blocks& blocks, std::string_view name);

}  // namespace galley::layout
