"""Every way in which the papers write the values of a scorecard, by paper and line.

A row is: the paper's line or metric, how its values are written, and the cells as printed.
"""

from goldenthread.vocabulary import Kind, ValueSpec

PERCENT = ValueSpec(Kind.PERCENT)
COUNT = ValueSpec(Kind.COUNT)
RATE = ValueSpec(Kind.RATE)
DURATION = ValueSpec(Kind.DURATION)
TEXT = ValueSpec(Kind.TEXT)
YES_NO = ValueSpec(Kind.YES_NO)
MILLIONS = ValueSpec(Kind.MONEY, "£m")
THOUSANDS = ValueSpec(Kind.MONEY, "£'000")
POUNDS = ValueSpec(Kind.MONEY, "£")
QUALITY = ValueSpec(Kind.GRADE, scale=("P", "A", "G", "E"))
SATISFACTION = ValueSpec(Kind.GRADE, scale=("D", "S", "VS"))
AUDITS = ValueSpec(Kind.GRADE, scale=("No", "Minimal", "Partial", "Substantial"))

# paper 002, scorecards: lines 228-283, 306-340, 387-408 and 429-452
GOVERNANCE = [
    ("1 aim", PERCENT, "N/A N/A 50% 80% 80% 80% 90% 100%"),
    ("1 actual", PERCENT, "N/A N/A 50% 55% 100%"),
    ("2 aim", QUALITY, "N/A N/A A A A G G E"),
    ("2 actual", QUALITY, "N/A N/A - G G"),
    ("3 aim", QUALITY, "N/A N/A N/A N/A E N/A N/A N/A"),
    ("4 aim", SATISFACTION, "N/A N/A S N/A VS N/A VS N/A"),
    ("5 actual", AUDITS, "Partial No"),
    ("6 actual", QUALITY, "N/A N/A - G/E G"),
    ("7 actual", QUALITY, "N/A N/A P P P/A"),
    ("9 aim", YES_NO, "N/A N/A Y Y Y Y Y Y"),
    ("10 actual", PERCENT, "N/A N/A 71% 94% 100%"),
    ("11 first actual", PERCENT, "N/A N/A 47% 48.5% 51%"),
    ("11 second actual", PERCENT, "N/A N/A 61% 85% 87%"),
    ("12 aim", RATE, "N/A N/A 3 3 4 4 5 5"),
    ("12 actual", RATE, "N/A N/A - 4.64 4.27"),
]
CULTURE = [
    ("1 actual", COUNT, "3 2 1 3"),
    ("3 aim", COUNT, "N/A N/A 60 58 50 45 40 35"),
    ("5 aim", RATE, "N/A N/A N/A 5.9 5.9 6.0 6.0 6.1"),
    ("7 aim, percent without its sign", PERCENT, "95 95 95 95 95 95 95 95"),
    ("11 aim, percent without its sign", PERCENT, "13 14 14 13.5 12 11 10 10"),
]
PERFORMANCE = [
    (
        "1 aim",
        DURATION,
        "00:18:00 00:18:00 00:27:59 00:26:43 00:28:56 00:29:37 00:25:00 00:20:00",
    ),
    ("1 actual", DURATION, "00:40:33 00:26:53 00:29:42 00:33:09 0:38:09"),
    ("2 baseline and end", PERCENT, "12.20% 14%"),
    ("4 actual", DURATION, "00:01:06 00:00:32 00:00:25 00:00:22 00:00:17"),
    ("6 aim", PERCENT, "66.0% 66.0% 85.0% 85.0% 87.0% 88.0% 89% 90%"),
    (
        "7 aim",
        TEXT,
        "N/A|N/A|Programme Brief|Programme Plan|Initial Board Approval of Plan|"
        "Final Board Approval of Plan||",
    ),
    ("7 actual", TEXT, "N/A|N/A|Complete|||"),
]
SAFETY = [
    ("1 aim", COUNT, "12761 13399 14069 14772 15511 16287 17101 17956"),
    ("2 aim", PERCENT, "20% 30% 46% 60% 70% 90% >90% >90%"),
    ("2 actual", PERCENT, "18% 31% 49% 60.75% 82%"),
    ("4 aim", PERCENT, "N/A 3% N/A N/A 5% N/A N/A 7.5%"),
    ("6 aim", PERCENT, ">80% >90% >90% >90% >90% >90% >95% >95%"),
    ("7 aim", COUNT, "N/A N/A N/A N/A TBC TBC TBC TBC"),
    ("8a actual", PERCENT, "N/A|74%|80%|77.9%|84.4%"),
]
# paper 001
PACK = [
    ("line 1253", PERCENT, "12% 8.7% 12% 9.4%"),
    ("line 1273", PERCENT, "13.12%"),
    ("line 1372", RATE, "6.36 6.16 6.43 6.20"),
    ("line 1374", RATE, "100.0 100.1 100.0 101.1"),
    ("line 1511", PERCENT, "159.4% 139.9% 114.9% 105.7%"),
    ("lines 1720-1757", COUNT, "5201 4,861 30,921 29,759 14,602 25,549 599 2000"),
    ("line 1771", RATE, "3.9 2.0 3.9 2"),
    ("line 2089", THOUSANDS, "1,247 1,404 1,211 2383"),
    ("lines 2307-2315", MILLIONS, "85.0 53.5 31.5 (80.0) (48.1) (31.9) 0.0 (15.1) 680.5"),
    ("line 2321", MILLIONS, "£1.4m £0.2m £31.2m £29m £3.8m"),
    ("line 2355", PERCENT, "95.4% 1300.0% 43.5 100.0%"),
    ("lines 2348-2387", POUNDS, "167,876 205,807 (37,931) 28,774 1,656 (136,435)"),
    ("lines 4904-4919", MILLIONS, "-15.4 2.5 -12.9 -0.8 0.0"),
    ("lines 4942-4960", THOUSANDS, "12,827 5,915 1,127 19,869 138 6"),
    ("line 4989", PERCENT, "3.80% 3.91% 2.56% 4.40%"),
]
# papers 000 and 004
OTHERS = [
    ("000, lines 44-60", PERCENT, "78% 10% 58% 1%"),
    ("000, lines 82-142", PERCENT, "57.3% 71.35% 70.85%"),
    ("000, lines 44-60", RATE, "6.40"),
    ("000, lines 58-189", MILLIONS, "£6.5m £(4.9)m -£4.9m (£4.9m)"),
    ("004, lines 14-150", MILLIONS, "£531m 269 125 £10.6m"),
    ("004, line 126", MILLIONS, "31.5 42.6 52.7 51.5 84 7.6"),
]

ROWS = [
    *((f"002 governance {name}", spec, cells) for name, spec, cells in GOVERNANCE),
    *((f"002 culture {name}", spec, cells) for name, spec, cells in CULTURE),
    *((f"002 performance {name}", spec, cells) for name, spec, cells in PERFORMANCE),
    *((f"002 safety {name}", spec, cells) for name, spec, cells in SAFETY),
    *((f"001 {name}", spec, cells) for name, spec, cells in PACK),
    *OTHERS,
]
CELLS = sorted(
    {
        (cell, spec)
        for _, spec, cells in ROWS
        for cell in cells.split("|" if "|" in cells else None)
    },
    key=lambda pair: (pair[1].kind, pair[0], pair[1].unit),
)
