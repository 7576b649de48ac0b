// The closed lists of theme.yml: styles and boxes that the writers ask for by name.
// A style that a writer needs is added here and in styles/theme.yml.
#pragma once

#include <array>
#include <string_view>

namespace galley::style {

inline constexpr auto pdf_styles = std::to_array<std::string_view>({
    "cover_title", "cover_subtitle", "cover_scope", "cover_line", "chapter_number", "chapter_title",
    "chapter_standfirst", "band_number", "band_title", "band_standfirst", "band_text", "band_source", "h1",
    "profile_title", "h2_numbered", "h2", "side_heading", "h3", "h4", "standfirst", "body", "list", "quote", "code",
    "step_number", "key_number", "key_text", "key_message", "pull_number", "pull_text", "ask_who", "ask_text",
    "audience", "audience_current", "rec_number", "rec_title", "rec_why", "rec_meta", "profile_name", "profile_line",
    "profile_answer", "profile_text", "figure_label", "figure_title", "figure_sub", "legend", "source", "footnote",
    "reference", "reference_group", "running", "legal", "toc_number", "toc_title", "toc_line", "toc_page",
    "toc_figure", "draft_mark",
});

inline constexpr auto docx_styles = std::to_array<std::string_view>({
    "Kicker", "Title", "Subtitle", "Heading1", "Heading2", "Heading3", "Heading4", "TOCHeading", "TOC1", "TOC2",
    "Normal", "ListBullet", "ListNumber", "Quote", "Code", "KeyMessage", "KeyNumber", "Standfirst", "CalloutTitle",
    "CalloutText", "Caption", "CaptionSub", "TableHead", "TableText", "Source", "Reference", "FootnoteText", "Header",
    "Footer", "Figure",
});

inline constexpr auto pptx_styles = std::to_array<std::string_view>({
    "deck_title", "deck_subtitle", "deck_line", "section_number", "section_title", "section_line", "title",
    "closing_title", "closing_text", "ask_who", "ask", "big_number", "statement", "quotation", "column_head", "body",
    "rec_number", "rec_text", "rec_label", "rec_meta", "table_head", "table_name", "table_text", "chart_text", "axis",
    "legend", "source", "footer", "notes", "matrix_label", "big_unit", "column_sub", "column_item", "column_lead",
    "callout", "draft",
});

inline constexpr auto html_styles = std::to_array<std::string_view>({
    "h1", "h1_small", "h2", "h2_small", "h3", "lede", "lede_small", "body", "body_small", "glance", "table", "source",
    "strip_label", "code",
});

inline constexpr auto pptx_boxes = std::to_array<std::string_view>({
    "accent", "title", "body", "left", "right", "source", "footer", "number", "logo_a", "logo_b", "title_field",
    "title_pattern", "deck_title", "deck_subtitle", "deck_line", "section_number", "section_title", "section_line",
    "section_pattern", "big_number", "statement", "key_rule", "key_pattern", "legend", "chart_line", "chart", "table",
    "quotation", "rec_number", "rec_text", "rec_meta", "rec_strip", "closing_title", "closing_asks", "closing_field",
    "closing_text", "closing_logo_a", "closing_logo_b", "callout", "draft", "rec_list",
});

}  // namespace galley::style
