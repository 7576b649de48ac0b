// Corpus: everything in `sources/`, typed, each string with the bytes it came from.
//
// read.h makes it; composition, checks, and the HTML toolkit read it. Records are kept
// by id in sorted maps, so that every walk has the same order everywhere. Text fields
// are one line; prose fields are Markdown blocks. An absent field is an empty MappedText
// or an empty optional. Confidential records stand here too: whoever writes an output
// leaves them out (is_confidential).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/source_map.h"
#include "sources/csv.h"
#include "sources/matrix.h"

namespace galley::sources {

// A value with its place.
template <class T>
struct Located {
  T value{};
  Span span;
};

// A calendar day, ISO 8601; month or day are 0 where only a year or month is given.
struct Date {
  int year = 0;
  int month = 0;
  int day = 0;
  Span span;

  explicit operator bool() const { return year != 0; }
  [[nodiscard]] std::string iso() const;      // "2024-04-20", "2024-04", "2024"
  [[nodiscard]] std::string written() const;  // "20 April 2024", "April 2024", "2024"
};

enum class Confidence : std::uint8_t { retrieved, known };
enum class Strength : std::uint8_t { strong, moderate, limited };
enum class Attribution : std::uint8_t { none, organization, role, name };

[[nodiscard]] std::string_view name(Confidence confidence);
[[nodiscard]] std::string_view name(Strength strength);
[[nodiscard]] std::string_view name(Attribution attribution);

// ---- Evidence -------------------------------------------------------------------

struct FactValue {
  Located<double> number;
  MappedText written;   // the number as it stands in the file
  MappedText unit;
  MappedText as_of;     // a date or a year
};

enum class SubjectKind : std::uint8_t { platform, state, framework, context, consultation };

struct Fact {
  MappedText id;
  MappedText dimension;          // "A.tip", "takedown"
  MappedText statement;
  MappedText source;             // key of a reference
  MappedText locator;
  MappedText quote;
  Confidence confidence = Confidence::retrieved;
  MappedText evidence_type;
  std::vector<FactValue> values;
  MappedText absence;            // where it was looked for, if the fact records that something is not there
  MappedText note;
  bool confidential = false;
  std::vector<MappedText> withheld;  // texts of single fields that are confidential; the fields are empty
  std::optional<Attribution> attribution;  // of the person who said it, where it is stricter than the consultation's
  SubjectKind subject_kind = SubjectKind::context;
  std::string subject;           // id of the platform, state, framework group or consultation
  Span span;
};

// Who keeps a record true, and until when it may stand unread.
struct Upkeep {
  Date reviewed, review_by;
  MappedText owner;
};

struct Platform {
  MappedText id, name, company, headquarters, type, entity;
  MappedText summary;            // text, one line
  MappedText way_in;             // prose
  MappedText note;
  Upkeep upkeep;
  std::vector<std::string> facts;  // ids, in the order of the file
  Span span;
};

struct State {
  MappedText id, name;           // ISO 3166-1 alpha-2
  MappedText summary;            // prose
  Upkeep upkeep;
  std::vector<std::string> facts;
  Span span;
};

struct FrameworkGroup {
  MappedText id, name;
  std::vector<std::string> facts;
  Span span;
};

struct Consultation {
  MappedText id;
  Date date;
  MappedText role, organization, person, consent;
  Attribution attribution = Attribution::none;
  bool confidential = false;     // also where consent was not given
  std::vector<MappedText> withheld;
  std::vector<std::string> facts;
  Span span;
};

// How the person may be named in an output: by nothing, by the organization, by the role
// too, or by name.
[[nodiscard]] std::string person_as_attributed(const Consultation& consultation);

struct PersonName { std::string family, given, literal; };  // family with its particle: "van der Berg"

// A CSL-JSON item, with what source-notes.yml adds to it.
struct Reference {
  MappedText key;                // citation-key, else id
  MappedText type;               // CSL type
  MappedText title, container_title, publisher, publisher_place, number, genre, url, language, note;
  MappedText volume, issue, page, doi;
  std::vector<PersonName> authors;
  Date issued, accessed;
  MappedText source_type;        // from source-notes.yml: type
  MappedText title_note;
  std::optional<bool> url_seen;
  bool confidential = false;
  std::vector<MappedText> withheld;
  Span span;                     // of the item in references.json
  Span note_span;                // of its entry in source-notes.yml
};

// ---- What is said ---------------------------------------------------------------

struct TalkingPoints { MappedText say, question, answer, caveat; };  // prose

struct Finding {
  MappedText id;                 // the file's name
  MappedText title, topic;
  std::vector<MappedText> platforms, states, evidence, audience;
  Strength strength = Strength::moderate;
  std::optional<Located<int>> key;  // rank among the key findings
  MappedText headline;           // text
  MappedText brief, detail;      // prose
  TalkingPoints talking_points;
  Upkeep upkeep;
  Span span;                     // of the file
};

struct Recommendation {
  MappedText id;
  MappedText title;
  MappedText addressed_to;       // an audience: private-sector, policymakers, law-enforcement
  std::vector<MappedText> facts, findings;
  Located<int> from_month, to_month;
  MappedText responsible_actor;
  MappedText action, rationale;  // prose
  Upkeep upkeep;
  int number = 0;                // from 1, in the order of audiences and ids
  Span span;
};

struct Chapter {
  MappedText id, title, standfirst, toc, key_message;  // text
  MappedText body;               // prose
  Span span;
};

struct Confirmation { MappedText field, who; };
struct FrontMatter {
  MappedText id, title;
  MappedText body;               // prose
  std::vector<Confirmation> confirm;  // what only the client can confirm
  Span span;
};

// ---- What is shown --------------------------------------------------------------

struct Figure {
  MappedText id, kind, title, subtitle, unit, note, source, alt, description, label;
  MappedText x, y, series;       // names of columns of the data
  MappedText data_path;          // as written in `data`
  CsvTable data;
  std::vector<MappedText> facts;
  Span span;
};

struct TableColumn {
  MappedText id, head, align, group;
  MappedText width;              // a relative number, as written
};
struct DataTable {
  MappedText id, caption, note, source;
  std::vector<TableColumn> columns;
  std::vector<CsvRow> rows;      // inline Markdown, one cell a column, in the columns' order
  Span span;
};

// ---- The publication ------------------------------------------------------------

struct Author { MappedText name, role; };
struct Output {
  MappedText id;                 // policy-mapping, policy-brief, key-findings, briefing-notes, toolkit
  MappedText template_path;      // relative to the project
  MappedText file;               // relative to out/
  MappedText limits;             // key in styles/limits.yml
  Span span;
};
struct Requirement { MappedText text, check; };
struct Deliverable {
  MappedText id, title;
  Date due;
  std::optional<Located<double>> days;
  MappedText payment;
  std::vector<MappedText> outputs;
  std::vector<Requirement> requirements;
  Span span;
};
struct Name { MappedText id, title; };  // of a topic or an audience

struct Publication {
  MappedText id, title, subtitle, language;
  Date date, cut_off;
  Located<int> draft;
  MappedText kind;               // sample or publication
  MappedText client_name, client_short, contract;
  std::vector<Author> authors;
  std::vector<MappedText> scope_states, scope_platforms;
  MappedText scope_agreed_by;
  Date scope_agreed_date;
  std::vector<Name> topics, audiences;  // optional: order and titles
  std::vector<Output> outputs;
  std::vector<Deliverable> deliverables;
  Span span;
};

template <class T>
using Records = std::map<std::string, T, std::less<>>;

struct Corpus {
  Publication publication;
  Records<Platform> platforms;
  Records<State> states;
  std::vector<FrameworkGroup> frameworks;  // in the order of the file
  std::vector<std::string> context;        // ids of facts, in the order of the file
  Records<Consultation> consultations;
  Records<Fact> facts;                     // of all the above
  Records<Reference> references;           // by key
  Records<Finding> findings;
  Records<Recommendation> recommendations;
  Records<Chapter> chapters;
  Records<FrontMatter> front_matter;
  Records<Figure> figures;
  Records<DataTable> tables;
  std::optional<MatrixRules> matrix_rules; // sources/matrix.yml

  [[nodiscard]] const Fact* fact(std::string_view id) const;
  [[nodiscard]] const Reference* reference(std::string_view key) const;
  // The reference behind a reference key or a fact id; null if there is none.
  [[nodiscard]] const Reference* cited(std::string_view id) const;
  // True for a fact that is marked so, whose source is, or whose consultation is.
  [[nodiscard]] bool is_confidential(const Fact& fact) const;
};

// "electronic-evidence" → "Electronic evidence": the title of a topic, audience or
// dimension that has none of its own.
[[nodiscard]] std::string title_of_id(std::string_view id);

}  // namespace galley::sources
