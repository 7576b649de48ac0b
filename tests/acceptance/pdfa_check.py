#!/usr/bin/python3
"""Holds a PDF against the rules of PDF/A-2a (ISO 19005-2:2011, level A) that a machine can judge.

A second opinion that knows nothing of Galley: it reads the bytes, and the objects through
pikepdf. Clause numbers are those of the standard, as the validators name them; what a clause
forbids and the file has no trace of (forms, embedded files, optional content) is one check.
Needs python3-pikepdf, python3-lxml and python3-fonttools. Exit 0: no finding; 1: findings.
usage: pdfa_check.py FILE...
"""
import io
import re
import sys
import zlib
from collections import Counter

import pikepdf
from fontTools.ttLib import TTFont
from lxml import etree
from pikepdf import Array, Dictionary, Name, Stream, String

FILTERS = {"/ASCIIHexDecode", "/ASCII85Decode", "/FlateDecode", "/RunLengthDecode", "/CCITTFaxDecode", "/JBIG2Decode",
           "/DCTDecode", "/JPXDecode"}
OPERATORS = set("""b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP
n q Q re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"""".split())
DEVICE = {"RG": "RGB", "rg": "RGB", "G": "Gray", "g": "Gray", "K": "CMYK", "k": "CMYK"}
ACTIONS = {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"}
NAMESPACES = {"rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "pdfaid": "http://www.aiim.org/pdfa/ns/id/",
              "dc": "http://purl.org/dc/elements/1.1/", "xmp": "http://ns.adobe.com/xap/1.0/", "pdf": "http://ns.adobe.com/pdf/1.3/",
              "pdfuaid": "http://www.aiim.org/pdfua/ns/id/", "ext": "http://www.aiim.org/pdfa/ns/extension/",
              "schema": "http://www.aiim.org/pdfa/ns/schema#", "property": "http://www.aiim.org/pdfa/ns/property#"}
KNOWN_PROPERTIES = {
    NAMESPACES["dc"]: {"format", "title", "description", "creator", "publisher", "language", "identifier", "subject", "date", "rights", "type"},
    NAMESPACES["xmp"]: {"CreateDate", "ModifyDate", "MetadataDate", "CreatorTool", "Identifier", "Label"},
    NAMESPACES["pdf"]: {"Keywords", "PDFVersion", "Producer", "Trapped"},
    NAMESPACES["pdfaid"]: {"part", "conformance", "amd", "corr"},
    NAMESPACES["ext"]: {"schemas"},
}


class Check:
    def __init__(self, path):
        self.path, self.findings, self.held = path, Counter(), set()
        self.bytes = open(path, "rb").read()
        self.pdf = pikepdf.open(path, inherit_page_attributes=False)
        self.root = self.pdf.Root

    def hold(self, clause, right, message):
        self.held.add(clause)
        if not right:
            self.findings[f"{clause}: {message}"] += 1

    def run(self):
        self.pages = list(self.page_objects(self.root.Pages))
        for part in (self.syntax, self.objects, self.graphics, self.content, self.fonts, self.annotations, self.absences,
                     self.metadata, self.structure):
            part()
        return self.findings

    def page_objects(self, node):
        for kid in node.Kids:
            if kid.Type == Name.Pages:
                yield from self.page_objects(kid)
            else:
                yield kid

    # 6.1, read from the bytes
    def syntax(self):
        data = self.bytes
        head = re.match(rb"%PDF-1\.[0-7](\r\n|\r|\n)%(.{4})", data, re.S)
        self.hold("6.1.2", bool(head), "the header is not %PDF-1.n, a line end and a comment")
        self.hold("6.1.2", bool(head) and all(byte > 127 for byte in head.group(2)), "the comment needs four bytes above 127")
        self.hold("6.1.3", "/ID" in self.pdf.trailer and len(self.pdf.trailer.ID) == 2, "the trailer has no ID")
        self.hold("6.1.3", "/Encrypt" not in self.pdf.trailer, "the file is encrypted")
        self.hold("6.1.3", re.search(rb"%%EOF(\r\n|\r|\n)?\Z", data), "something stands behind the last end-of-file mark")
        for table in re.finditer(rb"(?<!start)xref[^\n\r]*(\r\n|\r|\n)(\d+ \d+)?", data):
            self.hold("6.1.4", table.group(0).startswith((b"xref\n", b"xref\r")) and table.group(2), "spacing in the cross-reference table")
        self.held.add("6.1.4")
        offset = int(re.search(rb"startxref\s+(\d+)\s+%%EOF", data).group(1))
        self.hold("6.1.4", re.match(rb"\d+ 0 obj|xref", data[offset:offset + 20]), "startxref leads nowhere")
        plain, at = [], 0
        for stream in re.finditer(rb">>\s*stream(\r\n|\n|\r|)", data):
            if stream.start() < at:
                continue
            end = self.end_of_stream(stream)
            plain.append(data[at:stream.end()])
            at = end
        plain = b"".join(plain) + data[at:]
        for head in re.finditer(rb"(.)(\d+)(\s+)(\d+)(\s+)obj(.)", plain, re.S):
            spaces = head.group(3) in b" \n\r\t" and head.group(5) in b" \n\r\t"
            self.hold("6.1.9", head.group(1) in b"\r\n" and head.group(6) in b"\r\n" and spaces, f"spacing around object {head.group(2).decode()}")
        for tail in re.finditer(rb"(.)endobj(.)", plain, re.S):
            self.hold("6.1.9", tail.group(1) in b"\r\n" and tail.group(2) in b"\r\n", "spacing around endobj")
        for text in re.finditer(rb"(?<!<)<([^<>]*)>(?!>)", re.sub(rb"\((\\.|[^()\\])*\)", b"()", plain)):
            digits = re.sub(rb"\s", b"", text.group(1))
            self.hold("6.1.6", len(digits) % 2 == 0 and re.fullmatch(rb"[0-9A-Fa-f]*", digits), f"hexadecimal string <{text.group(1)[:30]!r}>")

    def end_of_stream(self, stream):
        """Where the data end: `Length` bytes on, before a line end and endstream."""
        data, begin = self.bytes, stream.end()
        head = data[data.rfind(b" obj", 0, stream.start()):stream.start()]
        found = re.search(rb"/Length\s+(\d+)(\s+0\s+R)?", head)
        length = int(found.group(1)) if found else -1
        if found and found.group(2):
            held = re.search(rb"[\r\n]" + found.group(1) + rb" 0 obj\s+(\d+)", data)
            length = int(held.group(1)) if held else -1
        self.hold("6.1.7", stream.group(1) in (b"\n", b"\r\n"), "no line end after the keyword stream")
        self.hold("6.1.7", length >= 0 and re.match(rb"(\r\n|\n|\r)endstream", data[begin + length:begin + length + 12]),
                  f"Length of the stream at byte {begin}")
        return begin + max(length, 0)

    # 6.1.7, 6.1.8, 6.1.13
    def objects(self):
        self.hold("6.1.13", len(self.pdf.objects) <= 8388607, "too many objects")
        for thing in self.pdf.objects:
            self.limits(thing, 0)
            if not isinstance(thing, Stream):
                continue
            self.hold("6.1.7", not any(key in thing for key in ("/F", "/FFilter", "/FDecodeParms")), "a stream of another file")
            filters = thing.get("/Filter", Array())
            parameters = thing.get("/DecodeParms")
            self.hold("6.1.7", parameters is None or isinstance(parameters, Array) == isinstance(filters, Array), "DecodeParms that do not fit their filter")
            for each in filters if isinstance(filters, Array) else [filters]:
                self.hold("6.1.7", str(each) in FILTERS, f"filter {each}")

    def limits(self, thing, depth):
        if depth > 60 or isinstance(thing, (bool, type(None))):
            return
        if isinstance(thing, String):
            self.hold("6.1.13", len(bytes(thing)) <= 32767, "a string of more than 32767 bytes")
        elif isinstance(thing, Name):
            self.hold("6.1.13", len(str(thing).encode()) <= 128, "a name of more than 127 bytes")
            self.hold("6.1.8", "\ufffd" not in str(thing), "a name that is no UTF-8")
        elif isinstance(thing, int):
            self.hold("6.1.13", -2147483648 <= thing <= 2147483647, f"integer {thing}")
        elif isinstance(thing, (Dictionary, Stream)):
            for key, value in (thing.items() if isinstance(thing, Dictionary) else thing.stream_dict.items()):
                self.hold("6.1.13", len(key.encode()) <= 128, "a name of more than 127 bytes")
                if not getattr(value, "is_indirect", False):
                    self.limits(value, depth + 1)
        elif isinstance(thing, Array):
            for value in thing:
                if not getattr(value, "is_indirect", False):
                    self.limits(value, depth + 1)

    # 6.2.3 to 6.2.10
    def graphics(self):
        intents = [each for each in self.root.get("/OutputIntents", []) if each.get("/S") == Name.GTS_PDFA1]
        self.hold("6.2.3", len(intents) == 1, f"{len(intents)} output intents of PDF/A")
        self.space = None
        for intent in intents:
            profile = intent.DestOutputProfile.read_bytes()
            self.space = profile[16:20]
            self.hold("6.2.3", profile[12:16] in (b"prtr", b"mntr") and self.space in (b"RGB ", b"GRAY", b"CMYK") and profile[8] < 5
                      and profile[36:40] == b"acsp" and int.from_bytes(profile[:4], "big") == len(profile), "the profile is not valid")
            self.hold("6.2.3", "/DestOutputProfileRef" not in intent, "DestOutputProfileRef")
            self.hold("6.2.3", int(intent.DestOutputProfile.N) == {b"RGB ": 3, b"GRAY": 1, b"CMYK": 4}[self.space], "N of the profile")
            self.hold("6.2.3", bool(str(intent.get("/OutputConditionIdentifier", ""))), "no OutputConditionIdentifier")
        for thing in self.pdf.objects:
            if not isinstance(thing, (Dictionary, Stream)):
                continue
            if thing.get("/Type") == Name.ExtGState or "/BM" in thing:
                self.hold("6.2.5", not any(key in thing for key in ("/TR", "/HTP")) and thing.get("/TR2", Name.Default) == Name.Default, "transfer functions")
                self.hold("6.2.10", str(thing.get("/BM", "/Normal")) in ("/Normal", "/Compatible", "/Multiply"), "blend mode")
            kind = thing.get("/Subtype")
            if kind == Name.Image:
                self.hold("6.2.8", not any(key in thing for key in ("/Alternates", "/OPI")) and not thing.get("/Interpolate", False), "Alternates, OPI or Interpolate")
                self.hold("6.2.8", thing.get("/Intent", Name.Perceptual) in (Name.Perceptual, Name.RelativeColorimetric, Name.Saturation, Name.AbsoluteColorimetric), "Intent")
                self.device(str(thing.get("/ColorSpace", "")).replace("/Device", ""))
            self.hold("6.2.9", kind not in (Name.PS,) and not any(key in thing for key in ("/PS", "/Subtype2")) and not (kind == Name.Form and "/Ref" in thing), "PostScript or reference XObject")
        self.hold("6.2.10", self.space is not None, "transparency without a blending space")

    def device(self, space):
        if space in ("RGB", "CMYK"):
            self.hold("6.2.4.3", self.space == {"RGB": b"RGB ", "CMYK": b"CMYK"}[space], f"Device{space} without an output intent of its kind")
        elif space == "Gray":
            self.hold("6.2.4.3", self.space is not None, "DeviceGray without an output intent")

    # 6.2.2 and what the fonts need to know
    def content(self):
        self.codes = {}   # id of a font: codes shown
        self.private = {} # and codes shown where no ActualText stands
        for number, page in enumerate(self.pages, 1):
            self.hold("6.2.2", "/Resources" in page, f"page {number} has no Resources of its own")
            box = [float(each) for each in page.get("/MediaBox", self.root.Pages.get("/MediaBox", [0, 0, 0, 0]))]
            self.hold("6.1.13", all(3 <= size <= 14400 for size in (box[2] - box[0], box[3] - box[1])), f"size of page {number}")
            self.hold("6.10", "/PresSteps" not in page, "PresSteps")
            self.hold("6.5.2", "/AA" not in page, "additional actions of a page")
            fonts = page.get("/Resources", self.root.Pages.get("/Resources", Dictionary())).get("/Font", {})
            depth, font, actual = 0, None, []
            for operands, operator in pikepdf.parse_content_stream(page):
                name = str(operator)
                self.hold("6.2.2", name in OPERATORS, f"operator {name} on page {number}")
                depth += (name == "q") - (name == "Q")
                self.hold("6.1.13", depth <= 28, "q nests too deep")
                if name in DEVICE:
                    self.device(DEVICE[name])
                elif name == "Tf":
                    font = fonts[str(operands[0])]
                elif name in ("BDC", "BMC"):
                    actual.append(name == "BDC" and isinstance(operands[1], Dictionary) and "/ActualText" in operands[1])
                elif name == "EMC":
                    actual.pop()
                elif name in ("Tj", "TJ"):
                    for text in operands[0] if name == "TJ" else operands:
                        if isinstance(text, String):
                            shown = bytes(text)
                            codes = {int.from_bytes(shown[i:i + 2], "big") for i in range(0, len(shown), 2)}
                            self.codes.setdefault(font.objgen, set()).update(codes)
                            if not any(actual):
                                self.private.setdefault(font.objgen, set()).update(codes)
            self.hold("6.2.2", depth == 0, f"q and Q on page {number}")

    # 6.2.11
    def fonts(self):
        for thing in self.pdf.objects:
            if not isinstance(thing, Dictionary) or thing.get("/Type") != Name.Font:
                continue
            self.hold("6.2.11.2", thing.get("/Subtype") in (Name.Type0, Name.CIDFontType2), f"font type {thing.get('/Subtype')}")
            self.hold("6.2.11.2", re.fullmatch(r"/[A-Z]{6}\+.+", str(thing.get("/BaseFont", ""))), "BaseFont is no subset's name")
            if thing.get("/Subtype") == Name.Type0:
                self.composite(thing)

    def composite(self, font):
        cid = font.DescendantFonts[0]
        name = str(font.BaseFont)
        self.hold("6.2.11.3", font.Encoding == Name("/Identity-H"), f"{name}: encoding")
        self.hold("6.2.11.3", isinstance(cid.get("/CIDToGIDMap"), Stream), f"{name}: CIDToGIDMap")
        self.hold("6.2.11.3", cid.BaseFont == font.BaseFont == cid.FontDescriptor.FontName, f"{name}: the names differ")
        self.hold("6.2.11.4", "/FontFile2" in cid.FontDescriptor, f"{name} is not embedded")
        self.hold("6.2.11.4", "/CIDSet" not in cid.FontDescriptor, f"{name}: a CIDSet, which would have to be exact")
        program = TTFont(io.BytesIO(cid.FontDescriptor.FontFile2.read_bytes()), lazy=True)
        for table in ("glyf", "head", "hhea", "hmtx", "loca", "maxp"):
            self.hold("6.2.11.2", table in program, f"{name}: no table {table}")
        gids = cid.CIDToGIDMap.read_bytes()
        widths = self.widths(cid)
        scale = 1000 / program["head"].unitsPerEm
        order = program.getGlyphOrder()
        unicode = self.to_unicode(font)
        for code in self.codes.get(font.objgen, ()):
            gid = int.from_bytes(gids[2 * code:2 * code + 2], "big")
            self.hold("6.2.11.8", gid != 0 and code != 0, f"{name}: code {code} shows .notdef")
            self.hold("6.2.11.4", gid < len(order), f"{name}: no glyph for code {code}")
            if gid < len(order):
                advance = program["hmtx"][order[gid]][0] * scale
                self.hold("6.2.11.5", abs(advance - widths.get(code, float(cid.get("/DW", 1000)))) <= 1, f"{name}: width of code {code}")
            letters = unicode.get(code)
            self.hold("6.2.11.7", letters, f"{name}: no Unicode for code {code}")
            self.hold("6.2.11.7", letters and not set(letters) & {"\0", "\ufeff", "\ufffe"}, f"{name}: Unicode of code {code}")
        for code in self.private.get(font.objgen, ()):
            private = any(0xE000 <= ord(letter) <= 0xF8FF or ord(letter) >= 0xF0000 for letter in unicode.get(code) or "")
            self.hold("6.2.11.7.3", not private, f"{name}: a private letter without ActualText")

    @staticmethod
    def widths(cid):
        out, entries, i = {}, list(cid.get("/W", [])), 0
        while i < len(entries):
            first = int(entries[i])
            if isinstance(entries[i + 1], Array):
                out.update({first + k: float(width) for k, width in enumerate(entries[i + 1])})
                i += 2
            else:
                out.update({code: float(entries[i + 2]) for code in range(first, int(entries[i + 1]) + 1)})
                i += 3
        return out

    @staticmethod
    def to_unicode(font):
        text = font.ToUnicode.read_bytes().decode("latin-1") if "/ToUnicode" in font else ""
        out = {}
        letters = lambda digits: bytes.fromhex(re.sub(r"\s", "", digits)).decode("utf-16-be", "replace")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
            for code, value in re.findall(r"<([^>]*)>\s*<([^>]*)>", block):
                out[int(code, 16)] = letters(value)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
            for first, last, value in re.findall(r"<([^>]*)>\s*<([^>]*)>\s*<([^>]*)>", block):
                start = letters(value)
                for k in range(int(last, 16) - int(first, 16) + 1):
                    out[int(first, 16) + k] = start[:-1] + chr(ord(start[-1]) + k)
            for first, values in re.findall(r"<([^>]*)>\s*<[^>]*>\s*\[([^\]]*)\]", block):
                for k, value in enumerate(re.findall(r"<([^>]*)>", values)):
                    out[int(first, 16) + k] = letters(value)
        return out

    # 6.3, 6.5
    def annotations(self):
        for number, page in enumerate(self.pages, 1):
            for note in page.get("/Annots", []):
                self.hold("6.3.1", note.Subtype == Name.Link, f"annotation {note.Subtype} on page {number}")
                self.hold("6.3.2", "/F" in note and int(note.F) & 4 and not int(note.F) & (1 | 2 | 32 | 256), f"flags of a link on page {number}")
                self.hold("6.3.3", "/AP" not in note, "appearance of a link")
                if "/A" in note:
                    self.hold("6.5.1", str(note.A.S) in ACTIONS, f"action {note.A.S}")
                self.hold("6.5.2", "/AA" not in note, "additional actions of an annotation")

    # 6.4, 6.5, 6.8 to 6.11: what is not there
    def absences(self):
        names = self.root.get("/Names", {})
        for clause, there, what in (("6.4.1", "/AcroForm" in self.root, "a form"), ("6.4.2", "/NeedsRendering" in self.root, "NeedsRendering"),
                                    ("6.5.2", "/AA" in self.root or "/OpenAction" in self.root, "actions of the document"),
                                    ("6.8", "/EmbeddedFiles" in names or "/AF" in self.root, "embedded files"), ("6.9", "/OCProperties" in self.root, "optional content"),
                                    ("6.10", "/AlternatePresentations" in names, "alternate presentations"), ("6.11", "/Requirements" in self.root, "requirements"),
                                    ("6.1.12", "/Perms" in self.root, "permissions"), ("6.1.10", b"\nBI\n" in self.bytes, "inline images")):
            self.hold(clause, not there, what)

    # 6.6, and 6.1.5: Info says the same
    def metadata(self):
        stream = self.root.get("/Metadata")
        self.hold("6.6.2.1", stream is not None and stream.get("/Subtype") == Name.XML and "/Filter" not in stream, "no plain metadata stream")
        packet = stream.read_bytes()
        head = re.match(rb"<\?xpacket ([^?]*)\?>", packet)
        self.hold("6.6.2.1", head and b"bytes=" not in head.group(1) and b"encoding=" not in head.group(1), "the packet's header")
        tree = etree.fromstring(packet)
        value = lambda path: next(iter(tree.xpath(f"//{path}//text()", namespaces=NAMESPACES)), None)
        self.hold("6.6.4", value("pdfaid:part") == "2" and value("pdfaid:conformance") == "A", "part and conformance")
        described = {}
        for schema in tree.xpath("//ext:schemas/rdf:Bag/rdf:li", namespaces=NAMESPACES):
            text = lambda node, name: next(iter(node.xpath(f"{name}/text()", namespaces=NAMESPACES)), None)
            self.hold("6.6.2.3", all(text(schema, f"schema:{key}") for key in ("schema", "namespaceURI", "prefix")), "a schema without name, address or prefix")
            for each in schema.xpath("schema:property/rdf:Seq/rdf:li", namespaces=NAMESPACES):
                self.hold("6.6.2.3", all(text(each, f"property:{key}") for key in ("name", "valueType", "category", "description"))
                          and text(each, "property:category") in ("internal", "external"), "a property that is half described")
                described.setdefault(text(schema, "schema:namespaceURI"), set()).add(text(each, "property:name"))
        for each in tree.xpath("//rdf:Description/*", namespaces=NAMESPACES):
            name = etree.QName(each)
            known = KNOWN_PROPERTIES.get(name.namespace, set()) | described.get(name.namespace, set())
            self.hold("6.6.2.3", name.localname in known, f"property {each.tag} is of no schema")
        info = self.pdf.trailer.get("/Info", {})
        date = lambda text: re.sub(r"[^0-9]", "", text or "")[:14]
        pairs = (("/Title", value("dc:title")), ("/Subject", value("dc:description")), ("/Producer", value("pdf:Producer")),
                 ("/Creator", value("xmp:CreatorTool")), ("/Author", ", ".join(tree.xpath("//dc:creator//rdf:li/text()", namespaces=NAMESPACES)) or None))
        for key, said in pairs:
            self.hold("6.1.5", key not in info or str(info[key]) == said, f"Info says '{info.get(key)}' and XMP '{said}'")
        for key, said in (("/CreationDate", value("xmp:CreateDate")), ("/ModDate", value("xmp:ModifyDate"))):
            self.hold("6.1.5", key not in info or date(str(info[key])) == date(said), f"{key} differs from XMP")

    # 6.7
    def structure(self):
        self.hold("6.7.2", self.root.get("/MarkInfo", {}).get("/Marked") is True, "MarkInfo")
        self.hold("6.7.3", "/StructTreeRoot" in self.root, "no structure tree")
        self.hold("6.7.4", bool(re.fullmatch(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", str(self.root.get("/Lang", "")))), "Lang of the document")
        roles = self.root.StructTreeRoot.get("/RoleMap", {})
        standard = set("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody Table TR TH TD "
                       "THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form".split())
        waiting = [self.root.StructTreeRoot.K]
        while waiting:
            each = waiting.pop()
            if isinstance(each, Array):
                waiting += list(each)
            elif isinstance(each, Dictionary) and "/S" in each:
                self.hold("6.7.3", each.get("/Type") == Name.StructElem, "an element without Type")
                self.hold("6.7.3", str(each.S)[1:] in standard or str(each.S) in roles, f"structure type {each.S}")
                self.hold("6.7.5", each.S != Name.Figure or str(each.get("/Alt", each.get("/ActualText", ""))).strip(), "a figure without an alternative")
                if "/K" in each:
                    waiting.append(each.K)


def main(paths):
    worst = 0
    for path in paths:
        try:
            check = Check(path)
            findings = check.run()
        except (OSError, pikepdf.PdfError, etree.XMLSyntaxError, AttributeError, KeyError, zlib.error) as error:
            print(f"{path}: cannot be read: {error!r}")
            worst = 1
            continue
        for each, count in sorted(findings.items()):
            print(f"{path}: {each}" + (f" ({count} times)" if count > 1 else ""))
        print(f"{path}: {len(findings)} findings, {len(check.held)} clauses")
        worst = max(worst, 1 if findings else 0)
    return worst


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1:]))
