// Builds the lexicon behind grammar rules from WordNet's lemmas and exceptions and
// from link-grammar's word lists. Layout: count, pad, offsets[count] (from the records'
// begin), records sorted by word: word NUL flags[4] { kind form NUL } NUL.
// Flags and kinds are those of lexicon.h.
#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "prose/lexicon.h"

namespace {

using galley::prose::WordFlag;

struct Record {
  std::uint32_t flags = 0;
  std::map<char, std::string> forms;  // irregular ones
};

std::map<std::string, Record> records;

bool is_word(std::string_view word) {
  return !word.empty() && word.size() < 40 && std::all_of(word.begin(), word.end(), [](char letter) {
    return (letter >= 'a' && letter <= 'z') || letter == '-';
  });
}

bool is_vowel(char letter) { return std::string_view("aeiou").find(letter) != std::string_view::npos; }
bool ends(std::string_view word, std::string_view with) {
  return word.size() >= with.size() && word.substr(word.size() - with.size()) == with;
}

void mark(const std::string& word, WordFlag flag) { records[word].flags |= static_cast<std::uint32_t>(flag); }

// Words whose class is fixed: WordNet takes "is" for a plural of "i" and "he" for helium.
const std::set<std::string>& closed_words() {
  static const std::set<std::string> words = {
      "a",     "an",     "the",     "this",   "that",  "these", "those",   "i",        "he",     "she",    "it",
      "we",    "they",   "me",      "him",    "her",   "us",    "them",    "my",       "his",    "its",    "our",
      "their", "your",   "you",     "who",    "whom",  "whose", "which",   "what",     "as",     "at",     "by",
      "for",   "from",   "in",      "into",   "of",    "off",   "on",      "onto",     "or",     "and",    "but",
      "nor",   "to",     "with",    "is",     "am",    "are",   "was",     "were",     "be",     "been",   "being",
      "has",   "have",   "had",     "having", "do",    "does",  "did",     "may",      "might",  "can",    "could",
      "shall", "should", "will",    "would",  "must",  "not",   "no",      "if",       "than",   "then",   "so",
      "such",  "some",   "any",     "each",   "every", "both",  "all",     "many",     "much",   "few",    "several",
      "there", "here",   "when",    "where",  "why",   "how",   "because", "although", "though", "unless", "until",
      "while", "since",  "whether", "per",    "via"};
  return words;
}

std::string plural_of(const std::string& word) {
  if (ends(word, "s") || ends(word, "x") || ends(word, "z") || ends(word, "ch") || ends(word, "sh")) return word + "es";
  if (ends(word, "y") && word.size() > 1 && !is_vowel(word[word.size() - 2]))
    return word.substr(0, word.size() - 1) + "ies";
  if (ends(word, "man") && word.size() > 5 && !ends(word, "human")) return word.substr(0, word.size() - 2) + "en";
  return word + "s";
}

std::string third_of(const std::string& word) {
  if (ends(word, "s") || ends(word, "x") || ends(word, "z") || ends(word, "ch") || ends(word, "sh") || ends(word, "o"))
    return word + "es";
  if (ends(word, "y") && word.size() > 1 && !is_vowel(word[word.size() - 2]))
    return word.substr(0, word.size() - 1) + "ies";
  return word + "s";
}

std::string past_of(const std::string& word) {
  if (ends(word, "e")) return word + "d";
  if (ends(word, "y") && word.size() > 1 && !is_vowel(word[word.size() - 2]))
    return word.substr(0, word.size() - 1) + "ied";
  return word + "ed";
}

std::string gerund_of(const std::string& word) {
  if (ends(word, "ie")) return word.substr(0, word.size() - 2) + "ying";
  if (ends(word, "e") && !ends(word, "ee") && !ends(word, "oe") && !ends(word, "ye"))
    return word.substr(0, word.size() - 1) + "ing";
  return word + "ing";
}

// Verbs whose past and participle differ, or are both the base: base past participle.
constexpr std::string_view irregular_verbs =
    "arise arose arisen\nbear bore borne\nbeat beat beaten\nbecome became become\nbegin began begun\nbite bit bitten\n"
    "blow blew blown\nbreak broke broken\nbroadcast broadcast broadcast\nburst burst burst\ncast cast cast\n"
    "choose chose chosen\ncome came come\ncost cost cost\ncut cut cut\ndraw drew drawn\ndrink drank drunk\n"
    "drive drove driven\neat ate eaten\nfall fell fallen\nfly flew flown\nforbid forbade forbidden\n"
    "forecast forecast forecast\nforego forewent foregone\nforesee foresaw foreseen\nforget forgot forgotten\n"
    "forgive forgave forgiven\nfreeze froze frozen\nget got got\ngive gave given\ngo went gone\ngrow grew grown\n"
    "hide hid hidden\nhit hit hit\nhurt hurt hurt\nknow knew known\nlet let let\nlie lay lain\nmistake mistook "
    "mistaken\n"
    "outgrow outgrew outgrown\novercome overcame overcome\noversee oversaw overseen\novertake overtook overtaken\n"
    "override overrode overridden\nprove proved proven\nput put put\nread read read\nreset reset reset\nride rode "
    "ridden\n"
    "ring rang rung\nrise rose risen\nrun ran run\nsee saw seen\nset set set\nsew sewed sewn\nshake shook shaken\n"
    "show showed shown\nshrink shrank shrunk\nshut shut shut\nsing sang sung\nsink sank sunk\nspeak spoke spoken\n"
    "split split split\nspread spread spread\nspring sprang sprung\nsteal stole stolen\nstrive strove striven\n"
    "swear swore sworn\nswim swam swum\ntake took taken\ntear tore torn\nthrow threw thrown\nthrust thrust thrust\n"
    "undergo underwent undergone\nundertake undertook undertaken\nundo undid undone\nupset upset upset\n"
    "wake woke woken\nwear wore worn\nwithdraw withdrew withdrawn\nwrite wrote written\nrewrite rewrote rewritten\n";

void add_irregular_verbs(std::map<std::string, std::vector<std::string>>& exceptions) {
  std::istringstream lines{std::string(irregular_verbs)};
  std::string base, past, participle;
  while (lines >> base >> past >> participle) {
    mark(past, WordFlag::verb_past);
    mark(participle, WordFlag::verb_participle);
    records[base].forms['d'] = past;
    records[base].forms['e'] = participle;
    records[past].forms['v'] = base;
    records[participle].forms['v'] = base;
    std::vector<std::string>& listed = exceptions[base];
    std::erase_if(listed, [](const std::string& form) { return !ends(form, "ing"); });
  }
}

std::map<std::string, std::vector<std::string>> read_exceptions(const std::string& path) {
  std::map<std::string, std::vector<std::string>> forms;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    std::string form, lemma;
    words >> form;
    while (words >> lemma)
      if (is_word(form) && is_word(lemma)) forms[lemma].push_back(form);
  }
  return forms;
}

// Calls back with each lemma of one word and whether it is attested in tagged text.
template <class Function>
void read_index(const std::string& path, const Function& function) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == ' ') continue;
    std::istringstream fields(line);
    std::string lemma, part, skipped;
    std::size_t senses = 0, pointers = 0, attested = 0;
    fields >> lemma >> part >> senses >> pointers;
    for (std::size_t pointer = 0; pointer < pointers; ++pointer) fields >> skipped;
    fields >> senses >> attested;
    if (is_word(lemma) && lemma.size() > 1 && !closed_words().contains(lemma)) function(lemma, attested > 0);
  }
}

void add_nouns(const std::string& folder) {
  const auto exceptions = read_exceptions(folder + "/noun.exc");
  read_index(folder + "/index.noun", [&](const std::string& lemma, bool attested) {
    if (lemma.size() < 3 && !attested) return;
    mark(lemma, WordFlag::noun_singular);
    if (attested) mark(lemma, WordFlag::attested_noun);
    const auto irregular = exceptions.find(lemma);
    if (irregular == exceptions.end()) return mark(plural_of(lemma), WordFlag::noun_plural);
    for (const std::string& form : irregular->second) {
      mark(form, WordFlag::noun_plural);
      records[form].forms['n'] = lemma;
      records[lemma].forms.try_emplace('p', form);
    }
  });
}

void add_verb(const std::string& lemma, const std::vector<std::string>& irregular) {
  mark(third_of(lemma), WordFlag::verb_third);
  bool has_gerund = false;
  bool has_past = records[lemma].forms.contains('d');
  for (const std::string& form : irregular) {
    if (ends(form, "ing")) {
      mark(form, WordFlag::verb_gerund);
      records[lemma].forms['g'] = form;
      has_gerund = true;
    } else if (ends(form, "s") && form != "s") {
      mark(form, WordFlag::verb_third);
      continue;
    } else {
      mark(form, WordFlag::verb_past);
      mark(form, WordFlag::verb_participle);
      records[lemma].forms.try_emplace('d', form);
      records[lemma].forms.try_emplace('e', form);
      has_past = true;
    }
    records[form].forms.try_emplace('v', lemma);
  }
  if (!has_gerund) mark(gerund_of(lemma), WordFlag::verb_gerund);
  if (has_past) return;
  mark(past_of(lemma), WordFlag::verb_past);
  mark(past_of(lemma), WordFlag::verb_participle);
}

void add_verbs(const std::string& folder) {
  auto exceptions = read_exceptions(folder + "/verb.exc");
  add_irregular_verbs(exceptions);
  read_index(folder + "/index.verb", [&](const std::string& lemma, bool attested) {
    mark(lemma, WordFlag::verb_base);
    if (attested) mark(lemma, WordFlag::attested_verb);
    add_verb(lemma, exceptions[lemma]);
  });
}

void add_adjectives(const std::string& folder) {
  auto exceptions = read_exceptions(folder + "/adj.exc");
  read_index(folder + "/index.adj", [&](const std::string& lemma, bool attested) {
    mark(lemma, WordFlag::adjective);
    if (attested) mark(lemma, WordFlag::attested_adjective);
    for (const std::string& form : exceptions[lemma])
      mark(form, ends(form, "st") ? WordFlag::superlative : WordFlag::comparative);
    if (lemma.size() > 7 || !attested || ends(lemma, "ed") || ends(lemma, "ing") || !exceptions[lemma].empty()) return;
    const std::string stem = ends(lemma, "e") ? lemma.substr(0, lemma.size() - 1)
                             : ends(lemma, "y") && !is_vowel(lemma[lemma.size() - 2])
                                 ? lemma.substr(0, lemma.size() - 1) + "i"
                                 : lemma;
    mark(stem + "er", WordFlag::comparative);
    mark(stem + "est", WordFlag::superlative);
  });
  read_index(folder + "/index.adv", [&](const std::string& lemma, bool attested) {
    mark(lemma, WordFlag::adverb);
    if (attested) mark(lemma, WordFlag::attested_adverb);
  });
}

void add_list(const std::string& path, WordFlag flag) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      const std::string bare = word.substr(0, word.find('.'));
      if (is_word(bare) && !closed_words().contains(bare)) mark(bare, flag);
    }
  }
}

bool write_table(const std::string& path) {
  std::string bytes;
  std::vector<std::uint32_t> offsets;
  for (const auto& [word, record] : records) {
    offsets.push_back(static_cast<std::uint32_t>(bytes.size()));
    bytes += word;
    bytes += '\0';
    for (int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>((record.flags >> shift) & 0xFF);
    for (const auto& [kind, form] : record.forms) {
      bytes += kind;
      bytes += form;
      bytes += '\0';
    }
    bytes += '\0';
  }
  std::ofstream file(path, std::ios::binary);
  const std::array<std::uint32_t, 2> head = {static_cast<std::uint32_t>(offsets.size()), 0};
  file.write(reinterpret_cast<const char*>(head.data()), 8);
  file.write(reinterpret_cast<const char*>(offsets.data()), static_cast<std::streamsize>(4 * offsets.size()));
  file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return file.good();
}

}  // namespace

// make_lexicon WORDNET_FOLDER LINK_GRAMMAR_WORDS_FOLDER OUTPUT
int main(int argc, char** argv) {
  if (argc != 4) {
    std::fputs("usage: make_lexicon WORDNET_FOLDER LINK_GRAMMAR_WORDS_FOLDER OUTPUT\n", stderr);
    return 2;
  }
  const std::string wordnet = argv[1];
  const std::string lists = argv[2];
  add_nouns(wordnet);
  add_verbs(wordnet);
  add_adjectives(wordnet);
  for (const char* name : {"/words.n.1-const", "/words.n.1-vowel"}) add_list(lists + name, WordFlag::countable);
  for (const char* name : {"/words.n.3-const", "/words.n.3-vowel", "/words.n.3.y"})
    add_list(lists + name, WordFlag::mass);
  add_list(lists + "/words.n.2.x", WordFlag::irregular_plural);
  add_list(lists + "/words.n.2.s", WordFlag::listed_plural);
  return records.size() > 100000 && write_table(argv[3]) ? 0 : 1;
}
