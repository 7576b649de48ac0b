#!/usr/bin/env python3
"""Writes correct.txt (1,000 sentences of this project's own sources) and faults.tsv
(kind, faulty sentence, correct sentence), each fault put into one of them by rule.

    tests/prose/grammar/make_sets.py            from the project's folder

The kinds are written from what learners and hurried writers do, not from what the
checker's rules look for; some (a missing article, a missing verb) are known to be hard.
"""
import pathlib
import random
import re

ROOT = pathlib.Path(__file__).resolve().parents[3]
HERE = pathlib.Path(__file__).resolve().parent
PER_KIND = 20
random.seed(6)


def sentences():
    found = []
    for folder in ("findings", "chapters", "recommendations"):
        for path in sorted((ROOT / "sources" / folder).glob("*.md")):
            text = re.sub(r"\A---\n.*?\n---\n", "", path.read_text(), flags=re.S)
            text = re.sub(r"```.*?```", "", text, flags=re.S)
            for paragraph in re.split(r"\n\s*\n", text):
                if re.match(r"\s*([#|:>!\-]|\d+\.)", paragraph):
                    continue
                paragraph = re.sub(r"\s*\[@[^\]]*\]", "", paragraph)
                paragraph = re.sub(r"[*_]{1,2}", "", " ".join(paragraph.split()))
                for sentence in re.split(r"(?<=[.?])\s+(?=[A-Z])", paragraph):
                    words = sentence.split()
                    if 6 <= len(words) <= 34 and sentence[-1] == "." and not re.search(r"[\[\]{}\"“”()<>|]", sentence):
                        found.append(sentence)
    return list(dict.fromkeys(found))


THIRD = ("names says gives requires asks allows covers accepts states publishes keeps receives makes takes needs shows "
         "contains applies counts bans holds stands comes reaches depends means treats provides answers").split()
PARTICIPLES = ("named given taken read required published removed found written kept made held shown reported used "
               "stated received asked known signed adopted built described counted").split()
BASES = ("name say give require ask allow cover accept state publish keep receive make take need show contain apply "
         "count ban hold stand come reach depend mean treat provide answer use send find read remove report preserve "
         "disclose reduce protect identify act describe").split()
NOUNS = ("company platform State law request user account report rule case text agency unit country victim court "
         "service name word group page form offence measure number police officer authority body system "
         "investigator moderator ministry message answer").split()


def base(third):
    return {"applies": "apply", "does": "do", "has": "have", "publishes": "publish", "reaches": "reach"}.get(third, third[:-1])


def third(verb):
    if verb.endswith(("sh", "ch", "s", "x")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + "s"


def past(verb):
    irregular = {"say": "said", "give": "gave", "keep": "kept", "make": "made", "take": "took", "show": "showed", "hold": "held",
                 "stand": "stood", "come": "came", "mean": "meant", "send": "sent", "find": "found", "ban": "banned"}
    if verb in irregular:
        return irregular[verb]
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ied"
    return verb + "ed"


def stem(participle):
    irregular = {"given": "give", "taken": "take", "read": "read", "found": "find", "written": "write", "kept": "keep",
                 "made": "make", "held": "hold", "shown": "show", "known": "know", "built": "build"}
    if participle in irregular:
        return irregular[participle]
    if participle[:-1] in BASES + ["remove", "describe", "use"]:
        return participle[:-1]
    return participle[:-2]


def ing(verb):
    return verb[:-1] + "ing" if verb.endswith("e") else verb + "ing"


def alternatives(words):
    return "(" + "|".join(words) + ")"


PREPOSITIONS = [("depends on", "depends of"), ("depend on", "depend from"), ("comply with", "comply to"), ("complied with", "complied to"),
                ("respond to", "respond on"), ("responsible for", "responsible of"), ("refer to", "refer at"), ("based on", "based of"),
                ("related to", "related with"), ("consists of", "consists on"), ("accordance with", "accordance to"), ("instead of", "instead from"),
                ("According to", "According with"), ("according to", "according with"), ("access to", "access of"), ("aware of", "aware about"),
                ("similar to", "similar with"), ("different from", "different of"), ("contribute to", "contribute for"), ("deal with", "deal to"),
                ("deals with", "deals about"), ("rests on", "rests of"), ("part in", "part to"), ("interested in", "interested on"), ("refers to", "refers on"),
                ("result in", "result to"), ("applies to", "applies on"), ("apply to", "apply on"), ("leads to", "leads at"), ("belongs to", "belongs of")]
CONFUSIONS = [(r"\bthan\b", "then"), (r"\btheir\b", "there"), (r"\bThere (is|are)", r"Their \1"), (r"\bits\b", "it's"), (r"\bIt is a", "Its a"),
              (r"\bled\b", "lead"), (r"\blose\b", "loose"), (r"\bensure\b", "insure"), (r"\badvice\b", "advise"), (r"\bwhether\b", "weather"),
              (r"\bwhere\b", "were"), (r"\bwere\b", "where"), (r"\bfrom the\b", "form the"), (r"\btoo\b", "to"), (r"\beffect\b", "affect"),
              (r"\baffects?\b", "effect"), (r"\bwhose\b", "who's"), (r"\bprinciple\b", "principal"), (r"\bto (read|use|find|name)\b", r"too \1"), (r"\bform\b", "from")]


def rule(pattern, replacement):
    def apply(sentence):
        spots = list(re.finditer(pattern, sentence))
        if not spots:
            return None
        spot = random.choice(spots)
        new = replacement(spot) if callable(replacement) else spot.expand(replacement)
        return None if new is None else sentence[: spot.start()] + new + sentence[spot.end():]

    return apply


def swap(pairs):
    def apply(sentence):
        for before, after in random.sample(pairs, len(pairs)):
            pattern = before if before.startswith("\\b") else r"\b" + before + r"\b"
            if re.search(pattern, sentence):
                return re.sub(pattern, after, sentence, count=1)
        return None

    return apply


def drop(pattern):
    return rule(pattern, "")


def fragment(sentence):
    opening = re.match(r"(If|Where|When|Because|Although|While|Once) [^,]+,", sentence)
    if opening and len(opening.group().split()) >= 5:
        return opening.group()[:-1] + "."
    if len(sentence.split()) < 14 and "," not in sentence and re.match(r"(The|A|It|They|This)\b", sentence):
        return random.choice(["Because ", "Although "]) + sentence[0].lower() + sentence[1:]
    return None


def broken(sentence):
    spot = re.search(r" (and|the|their|a|or) [a-z]+\.$", sentence)
    return sentence[: spot.end(1)] + "." if spot else None


def double_word(sentence):
    spots = list(re.finditer(r"\b(the|a|of|to|in|and|is|are|for|that|it|by|on|with|have|not)\b", sentence))
    spot = random.choice([s for s in spots if s.group() != "that"] or [None])
    return sentence[: spot.end()] + " " + spot.group() + sentence[spot.end():] if spot else None


KINDS = {
    "be-agreement-plural": rule(r"(?<=[a-z]{3}s) are\b", " is"),
    "be-agreement-singular": rule(r"\b(company|platform|law|request|rule|text|report|court|agency|page|word|form|service) is\b", r"\1 are"),
    "verb-agreement-singular": rule(r"\b(It|it|company|platform|law|rule|text|report|court|Telegram|Meta|Discord|Snap|LINE) " + alternatives(THIRD) + r"\b", lambda m: m.group(1) + " " + base(m.group(2))),
    "verb-agreement-plural": rule(r"\b(They|they|platforms|companies|States|laws|rules|texts|units|users|reports|courts) " + alternatives(BASES) + r"\b", lambda m: m.group(1) + " " + third(m.group(2))),
    "have-agreement": rule(r"\b(has|have) (?=\w+ed\b|been|no\b|not\b|a\b)", lambda m: ("have " if m.group(1) == "has" else "has ")),
    "was-were": rule(r"\b(was|were)\b", lambda m: "were" if m.group() == "was" else "was"),
    "there-is": rule(r"\b(There|there) (is|are)\b", lambda m: m.group(1) + (" are" if m.group(2) == "is" else " is")),
    "a-an": rule(r"\b(a|an|A|An) (?=[a-z])", lambda m: {"a": "an", "an": "a", "A": "An", "An": "A"}[m.group(1)] + " "),
    "doubled": double_word,
    "two-determiners": rule(r"\b(the|its|their|an?) (?=[a-z]+ )", lambda m: m.group(1) + (" the " if m.group(1) != "the" else " a ")),
    "a-plural": rule(r"\b(a|an|each|every|another) " + alternatives(NOUNS) + r"\b(?= (?:of|in|that|which|is|may|can|has|to|for|who|and)|[,.])", lambda m: m.group(1) + " " + ("police" if m.group(2) == "police" else (m.group(2)[:-1] + "ies" if m.group(2)[-1] == "y" and m.group(2)[-2] not in "aeiou" else m.group(2) + "s"))),
    "many-singular": rule(r"\b(two|three|four|five|six|seven|Two|Three|Four|Five|Six|Seven|Many|many|several|Several|these|These|those) " + alternatives([n + "s" for n in NOUNS if n[-1] != "y"]) + r"\b", lambda m: m.group(1) + " " + m.group(2)[:-1]),
    "uncountable": rule(r"\b(information|evidence|advice|guidance|legislation|knowledge|assistance|software|training|research|equipment|progress)\b(?! \w+s\b)", r"\1s"),
    "modal-inflected": rule(r"\b(can|may|must|should|will|could|would|might|cannot) " + alternatives(BASES) + r"\b", lambda m: m.group(1) + " " + random.choice([third, past])(m.group(2))),
    "modal-to": rule(r"\b(can|may|must|should|will|could|would|might|cannot|should not|may not) (?=" + alternatives(BASES + ["be"]) + r"\b)", lambda m: m.group(1) + " to "),
    "do-inflected": rule(r"\b(do|does|did) not " + alternatives(BASES) + r"\b", lambda m: m.group(1) + " not " + random.choice([third, past])(m.group(2))),
    "have-base": rule(r"\b(has|have|had) " + alternatives([p for p in PARTICIPLES if p != "read"]) + r"\b", lambda m: m.group(1) + " " + stem(m.group(2))),
    "be-base": rule(r"\b(is|are|was|were|be|been) " + alternatives([p for p in PARTICIPLES if p != "read"]) + r"\b", lambda m: m.group(1) + " " + stem(m.group(2))),
    "to-inflected": rule(r"\bto " + alternatives([b for b in BASES if b not in ("report", "request", "State", "state", "answer")]) + r"\b(?= (?:the|a|an|it|them|that|their|its|what|how))", lambda m: "to " + random.choice([third, past])(m.group(1))),
    "missing-to": rule(r"\b(able|required|allowed|likely|unable|needs|wants|has|have|failed|asked|tries) to (?=" + alternatives(BASES + ["be"]) + r"\b)", r"\1 "),
    "gerund": rule(r"\b(by|without|for|of|in|after|before|from) " + alternatives([ing(b) for b in BASES]) + r"\b", lambda m: m.group(1) + " " + next(b for b in BASES if ing(b) == m.group(2))),
    "double-comparative": rule(r"\b(larger|longer|higher|lower|fewer|slower|faster|smaller|wider|narrower|easier|harder|shorter|stronger|weaker|later|earlier|better)\b", r"more \1"),
    "confusion": swap(CONFUSIONS),
    "preposition": swap(PREPOSITIONS),
    "double-negation": rule(r"\b(do|does|did|is|are|was|were|can|has|have) not (\w+) (?:any|a|an|the) ", r"\1 not \2 no "),
    "fragment": fragment,
    "breaks-off": broken,
    "order-of-not": rule(r"\b(do|does|did) not " + alternatives(BASES) + r"\b", r"\1 \2 not"),
    "pronoun-case": rule(r"^They\b|\b(of|to|for|with|from|by|between) (them|it|us)\b|^We\b", lambda m: {"They": "Them", "We": "Us"}.get(m.group()) or (None if m.group(2) == "it" else m.group(1) + " " + {"them": "they", "us": "we"}[m.group(2)])),
    "one-of-singular": rule(r"\b(one|One|two|three|four|five|six|seven|Two|Three|Four|Five|Six|Seven|each|Each|many|several) of (the|its|their|these|those) " + alternatives([n + "s" for n in NOUNS if n[-1] != "y"]) + r"\b", lambda m: f"{m.group(1)} of {m.group(2)} {m.group(3)[:-1]}"),
    "modal-of": rule(r"\b(could|should|would|may|might|must) (?:have|be)\b", lambda m: m.group(1) + " of"),
    "relative-agreement": rule(r"\b(companies|platforms|people|victims|States|users|officers|laws) (that|who|which) " + alternatives(BASES + ["are", "have"]) + r"\b", lambda m: f"{m.group(1)} {m.group(2)} " + {"are": "is", "have": "has"}.get(m.group(3), third(m.group(3)) )),
    "missing-verb": drop(r" (is|are|was|were|has been|have been)\b(?= \w+(?:ed|en)\b| (?:a|an|the|not)\b)"),
    "missing-article": drop(r"\b(?:the|a|an) (?=" + alternatives(NOUNS) + r"\b)"),
    "comma-splice": None,
}


def comma_splices(texts):
    pairs = [(a, b) for a, b in zip(texts, texts[1:]) if re.match(r"(It|They|This|We) ", b) and len(a.split()) < 16 and len(b.split()) < 16]
    return [(a[:-1] + ", " + b[0].lower() + b[1:], a + " " + b) for a, b in pairs[:PER_KIND]]


def main():
    texts = sentences()
    correct = texts[:: max(1, len(texts) // 1000)][:1000]
    (HERE / "correct.txt").write_text("\n".join(correct) + "\n")
    rows = []
    for kind, change in KINDS.items():
        if kind == "comma-splice":
            rows += [(kind, wrong, right) for wrong, right in comma_splices(texts)]
            continue
        made = 0
        for sentence in random.sample(texts, len(texts)):
            wrong = change(sentence)
            if wrong and wrong != sentence and made < PER_KIND:
                rows.append((kind, wrong[0].upper() + wrong[1:] if kind != "pronoun-case" else wrong, sentence))
                made += 1
    (HERE / "faults.tsv").write_text("".join("\t".join(row) + "\n" for row in rows))
    print(len(correct), "correct,", len(rows), "faults of", len({row[0] for row in rows}), "kinds")


if __name__ == "__main__":
    main()
