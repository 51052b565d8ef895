"""The font of stamps and marks, embedded with the letters that are used and no others."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache

from fontTools import subset
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, String

from goldenthread.report.fonts import FOLDER

UNITS = 1000  # of a letter's width, by its size
NON_SYMBOLIC = 32
MAP_HEAD = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <FFFF> endcodespacerange
"""
MAP_TAIL = b"endcmap CMapName currentdict /CMap defineresource pop end end\n"


@dataclass(frozen=True)
class Letters:
    """The program of a font for some letters: the glyph of each, and widths in 1/1000 of a size."""

    program: bytes
    glyphs: dict[str, int]
    widths: tuple[int, ...]
    box: tuple[int, int, int, int]
    heights: tuple[int, int, int]  # above the line, below it, of capitals

    @property
    def name(self) -> str:
        """The name of the font with the mark of what it holds."""
        digest = hashlib.sha256(self.program).hexdigest()
        tag = "".join(chr(ord("A") + int(letter, 16)) for letter in digest[:6])
        return f"/{tag}+OpenSans-Regular"

    def width(self, text: str, size: float) -> float:
        """Give how wide text is."""
        return sum(self.widths[self.glyphs.get(one, 0)] for one in text) * size / UNITS

    def written(self, text: str) -> bytes:
        """Give text as a content stream shows it."""
        codes = b"".join(self.glyphs.get(one, 0).to_bytes(2, "big") for one in text)
        return b"<" + codes.hex().encode() + b"> Tj"


@lru_cache(maxsize=64)
def letters_for(characters: frozenset[str]) -> Letters:
    """Give the font for some characters; the same characters give the same bytes."""
    options = subset.Options(
        hinting=False, layout_features=[], name_IDs=[], notdef_outline=True,
        recalc_timestamp=False, drop_tables=["GSUB", "GPOS", "GDEF", "kern", "DSIG", "meta"],
    )  # fmt: skip
    with TTFont(FOLDER / "OpenSans-Regular.ttf", recalcTimestamp=False) as font:
        maker = subset.Subsetter(options)
        maker.populate(unicodes=sorted(ord(one) for one in characters))
        maker.subset(font)
        order = {name: number for number, name in enumerate(font.getGlyphOrder())}
        scale = UNITS / font["head"].unitsPerEm
        head, lines = font["head"], font["OS/2"]
        widths = tuple(round(font["hmtx"][name][0] * scale) for name in order)
        glyphs = {chr(code): order[name] for code, name in font.getBestCmap().items()}
        box = tuple(round(one * scale) for one in (head.xMin, head.yMin, head.xMax, head.yMax))
        heights = tuple(
            round(one * scale)
            for one in (lines.sTypoAscender, lines.sTypoDescender, lines.sCapHeight)
        )
        stream = io.BytesIO()
        font.save(stream)
    return Letters(stream.getvalue(), glyphs, widths, box, heights)  # type: ignore[arg-type]


def embedded(pdf: Pdf, letters: Letters) -> Dictionary:
    """Put the font into a document; give what resources name."""
    name = Name(letters.name)
    program = pdf.make_stream(letters.program, Length1=len(letters.program))
    above, below, capitals = letters.heights
    described = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=NON_SYMBOLIC, FontBBox=Array(letters.box),
        ItalicAngle=0, Ascent=above, Descent=below, CapHeight=capitals, StemV=80,
        FontFile2=program,
    )  # fmt: skip
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDToGIDMap=Name.Identity,
        CIDSystemInfo=Dictionary(
            Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0
        ),
        FontDescriptor=pdf.make_indirect(described), W=Array([0, Array(letters.widths)]),
    )  # fmt: skip
    font = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=name, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(inner)]),
        ToUnicode=pdf.make_stream(unicode_map(letters)),
    )  # fmt: skip
    return pdf.make_indirect(font)


def unicode_map(letters: Letters) -> bytes:
    """Give which character each glyph stands for, so that text can be copied and read aloud."""
    pairs = sorted((glyph, one) for one, glyph in letters.glyphs.items())
    rows = []
    for start in range(0, len(pairs), 100):
        part = pairs[start : start + 100]
        lines = [f"<{glyph:04X}> <{one.encode('utf-16-be').hex().upper()}>" for glyph, one in part]
        rows += [f"{len(part)} beginbfchar", *lines, "endbfchar"]
    return MAP_HEAD + "\n".join([*rows, ""]).encode() + MAP_TAIL
