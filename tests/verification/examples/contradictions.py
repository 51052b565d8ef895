"""Every contradiction of the five papers that was marked when they were read, with its proof.

`CASES` are those that a machine can see, each with the finding that is to tell it and the lines of
the paper that print it. `BEYOND_A_MACHINE` are marked too, each with why no record can show it, and
`TRUE_AS_PRINTED` look like contradictions and are none: nothing may be said of them.
"""

from __future__ import annotations

from dataclasses import dataclass

PAPERS = {
    "000": "east-kent-2025-11",
    "001": "maidstone-2023-03",
    "002": "scas-2023-12",
    "003": "kings-lynn-2019-09",
    "004": "lancashire-2024-07",
}
# How many contradictions were marked in each paper that the records can show.
MARKED = {"000": 7, "001": 7, "002": 4, "003": 1, "004": 3}


@dataclass(frozen=True)
class Case:
    """A contradiction of a paper: where it is printed, and how it is to be told.

    `printed` are patterns that stand on those lines of the paper's text. `words` are the words of a
    sentence that are wrong, '' where no sentence says it. Cases with one `mark` are one
    contradiction that is told in several findings; '' is one that was found beside those marked.
    """

    paper: str
    mark: str
    lines: tuple[int, ...]
    code: str
    severity: str
    said: str
    held: str
    printed: tuple[str, ...]
    words: str = ""

    def __str__(self) -> str:
        return f"{self.paper} line {self.lines[0]}: {self.code} {self.words or self.said}"

    def is_told_by(self, row: dict) -> bool:
        """Say whether a finding as printed in JSON is this one."""
        quoted = {one["words"] for one in row["quotes"]}
        return (
            row["code"] == self.code
            and self.said in row["said"]
            and self.held in row["held"]
            and (not self.words or self.words in quoted)
        )


CASES = (
    Case("000", "sign of a target", (87, 88), "target_wrong_side", "error",
         "Target <77.9%, <77.8%", "Higher is better", (r"4h - <77\.9%", r"4h - <77\.8%"), "77.9%"),
    Case("000", "reference twice", (162, 164), "repeated_reference", "warning",
         "Reference 1.1.02", "Managing Director", (r"^1\.1\.02\t", r"^1\.1\.02\t")),
    Case("000", "RTT in month 6", (102, 102), "figure_contradicts", "error",
         "RTT, 18 weeks", "54.4% in September 2025",
         (r"53\.9% in month 6", r"September: 54\.4%"), "53.9%"),
    Case("000", "year to date", (174, 189), "to_date_differs", "error",
         "variance to date is £(6.8)m", "make £(5.0)m",
         (r"£6\.8m adverse Year to Date", r"£4\.9m YTD"), "£6.8m"),
    Case("000", "counts", (21, 168), "counts_differ", "error",
         "2 complete, 2 green, 1 amber, 1 red", "3 complete of 6",
         (r"two milestones complete, two green, one amber", r"In Progress"), "two"),
    Case("000", "counts", (21, 168), "count_contradicts", "error", "two green",
         "3 milestones complete", (r"two milestones complete", r"In Progress"), "two"),
    Case("000", "a point or half", (136, 142), "figure_contradicts", "warning",
         "fell by a further", "down 0.5 points",
         (r"deteriorated by 1 percentage point", r"71\.35%.*70\.85%"), "1 percentage point"),
    Case("000", "no description", (116,), "description_missing", "warning", "has no description",
         "", (r"^3\.2\.03\t\t",)),
    Case("000", "", (165,), "complete_with_outstanding_work", "warning", "Stated 'Completed'",
         "before this can", (r"Completed\t.*required before this can",)),
    Case("000", "", (102, 114), "figure_contradicts", "error", "3.1% in month 5",
         "2.9% in August 2025", (r"3\.1% in Month 5", r"August: 2\.9%"), "3.1%"),
    Case("000", "", (102, 114), "figure_contradicts", "error", "where 1.5% was the target",
         "1.7% in September 2025", (r"target of 1\.5%", r"1\.7%\tSep-25"), "1.5%"),
    Case("000", "", (102, 114), "figure_contradicts", "note", "3.0% in month 6",
         "3.1% in September 2025", (r"3\.0% in Month 6", r"September: 3\.1%"), "3.0%"),
    Case("001", "diagnostic waits", (1169, 1515), "figure_contradicts", "warning",
         "Diagnostic waits", "91.1% in March 2023", (r"target at 94\.1%", r"91\.1%"), "94.1%"),
    Case("001", "exception reports", (945,), "sentence_arithmetic", "error", "from 177 to 91",
         "48.6%", (r"60% drop in the number of Exception Reports",), "60%"),
    Case("001", "HSMR", (1446, 1375), "figure_contradicts", "note", "the escalation page 101.1",
         "100.1 in November 2022", (r"^101\.1", r"HSMR\t100\.0\t100\.1\tNov-22"), "101.1"),
    Case("001", "objective", (1116, 1996), "figure_contradicts", "note", "25%", "33.0%",
         (r"discharge to 25%", r"discharge to 33%"), "25%"),
    Case("001", "bridge", (4916,), "bridge_does_not_close", "note", "Revised deficit £(4.5)m",
         "The steps make £(4.4)m", (r"Revised deficit.*-4\.5",)),
    Case("001", "a year", (1421,), "date_long_past", "error", "Due on 17 May 2003", "Planned",
         (r"17<sup>th</sup> of May 2003",), "17 May 2003"),
    Case("001", "desired trend", (1785,), "desired_trend_contradicts", "error",
         "7 points in a row above the mean", "Lower is better", (r"above the mean",), "above"),
    Case("001", "", (2394,), "total_differs", "error", "the variance is £(6,047,520)",
         "£2,860,906", (r"\(6,047,520\)",)),
    Case("001", "", (2314,), "variance_sign", "error", "£(16.1)m", "make £16.1m",
         (r"25\.2\t41\.3\t\(16\.1\)",)),
    Case("001", "", (2353,), "variance_differs", "error", "£(21,672)", "£(21,472)",
         (r"NS459.*\(21,672\)",)),
    Case("001", "", (1497,), "date_contradicts", "warning", "oncology", "2023 has no 29 February",
         (r"29<sup>th</sup> February",), "29 February"),
    Case("001", "", (2237, 2092), "figure_contradicts", "note", "Cash", "£8.0m in March 2023",
         (r"£7\.9m", r"7984\tMar-23"), "£7.9m"),
    Case("002", "trajectory", (437,), "trajectory_worsens", "warning",
         "95% in Q4 2023/24, then >70%", "Higher is better", (r"95%\t>70%\t>80%",)),
    Case("002", "grades", (237,), "figure_of_another_kind", "warning",
         "30% in Q3 2022/23, 64%", "grade", (r"30%\t64%",)),
    Case("002", "grades", (239,), "figure_of_another_kind", "warning", "3% in Q4 2022/23",
         "grade", (r"\t3%\t",)),
    Case("002", "end target", (312,), "end_target_differs", "warning", "The end target is 2",
         "The trajectory ends at 7", (r"\t5\t2\tAim.*\t7\t7\t",)),
    Case("002", "aims of another kind", (241,), "aim_of_another_kind", "warning",
         "95%", "grade", (r"95%",)),
    Case("002", "", (232,), "period_impossible", "warning", "Dated Q1 24/23", "",
         (r"Q1 24/23",)),
    Case("003", "a division", (312, 367, 404), "dates_differ", "warning",
         "established as a division on 31 Oct", "from 23 September 2019",
         (r"Division being established in October", r"live as of 23rd September",
          r"operational as of 23rd September")),
    Case("003", "a division", (312, 404), "date_contradicts", "warning", "Established in October",
         "23 September 2019",
         (r"established in October", r"operational as of 23rd September"), "October"),
    Case("004", "savings needed", (14, 125, 142), "total_differs", "error", "£531m", "£539m",
         (r"£531m", r"£269m", r"£270m"), "£531m"),
    Case("004", "delivered", (150,), "said_differently", "error", "£10.8m", "£10.6m and £10.8m",
         (r"£10\.6m.*£10\.8m",)),
    Case("004", "delivered", (150,), "total_differs", "error", "£10.8m",
         "recurrent £5.2m, non-recurrent £5.4m", (r"£5\.2m.*£5\.4m",), "£10.8m"),
    Case("004", "parts of the target", (126,), "total_differs", "note", "£269m", "£269.9m",
         (r"£42\.6m",)),
)  # fmt: skip

# Marked when the papers were read, and nothing that is recorded can show them.
BEYOND_A_MACHINE = (
    ("001", 290, "appendices of part 2 are named and not included",
     "the pack is the record: there is nothing to hold the name of a missing appendix against"),
    ("001", 1238, "the target printed beside a figure is that of the month before",
     "a matter of the page: each figure is recorded with the target of its own month"),
    ("002", 232, "text milestones stand as aims, with 'Complete' as the actual",
     "free words have no order: 'Complete' may well be what 'Programme Plan' asks for"),
    ("002", 310, ">90% follows 90%",
     "a stricter aim of the same size leads nowhere else, and may be meant"),
    ("002", 228, "the baseline date stands in the header of one scorecard and in each row of "
     "another", "a measure has one baseline however the page writes it"),
    ("002", 181, "one pack holds scorecards of October-November, November and December",
     "the headings of pages are not recorded: each figure has the period of its own"),
    ("002", 240, "blank, '-' and N/A stand side by side",
     "each is kept as what it says; which of them was meant, the paper does not tell"),
)  # fmt: skip

# What looks like a contradiction and is none: (paper, line, what, words that no error may hold).
TRUE_AS_PRINTED = (
    ("000", 163, "a reference inside another one, 1.1.02.1", "1.1.02.1"),
    ("000", 174, "month 7 is October", "month 7 is"),
    ("000", 58, "a deficit is the target, and a smaller one is better", "deficit support funding"),
    ("001", 2355, "a rate of responses of 1300% on a tiny ward", "1300"),
    ("003", 295, "137 risks are 69 and 68", "137"),
    ("004", 125, "a target restated from £262m to £269m with its reason", "262"),
)


@dataclass(frozen=True)
class JudgedError:
    """An error that is printed, as somebody judged it by the text of its paper.

    `piece` stands in its words; `printed` are a line of the paper and a pattern that stands there.
    """

    code: str
    piece: str
    why: str
    printed: tuple[tuple[int, str], ...]


JUDGED_TRUE: dict[str, tuple[JudgedError, ...]] = {
    "000": (
        JudgedError("target_wrong_side", "<77.9%", "four-hour performance is better higher",
                    ((87, r"4h - <77\.9%"),)),
        JudgedError("counts_differ", "3 complete", "two complete in words, three in the table",
                    ((21, r"two milestones complete"), (162, r"Completed"), (165, r"Completed"),
                     (167, r"Completed"))),
        JudgedError("count_contradicts", "front, key issues", "the same words on the front sheet",
                    ((21, r"two milestones complete"), (162, r"Completed"))),
        JudgedError("to_date_differs", "£(6.8)m", "0.2 less 5.2, and 4.9 in the milestone",
                    ((174, r"£0\.2m ahead.*£5\.2m adverse.*£6\.8m adverse"), (189, r"£4\.9m"))),
        JudgedError("figure_contradicts", "53.9%", "54.4% stands for September in the same cell",
                    ((102, r"53\.9% in month 6.*September: 54\.4%"),)),
        JudgedError("figure_contradicts", "3.1%", "2.9% stands for August, 3.1% for September",
                    ((102, r"3\.1% in Month 5"), (114, r"August: 2\.9%, September: 3\.1%"))),
        JudgedError("figure_contradicts", "1.5%", "the milestone of September aims at 1.7%",
                    ((102, r"Month 6 against a target of 1\.5%"), (114, r"1\.7%\tSep-25"))),
    ),
    "001": (
        JudgedError("date_long_past", "17 May 2003", "the pack is of April 2023",
                    ((1421, r"May 2003"),)),
        JudgedError("desired_trend_contradicts", "above the mean", "complaints are to be reduced",
                    ((1785, r"above the mean"),)),
        JudgedError("variance_sign", "Capital expenditure", "under plan, and in brackets",
                    ((2314, r"25\.2\t41\.3\t\(16\.1\)"),)),
        JudgedError("total_differs", "£(6,047,520)",
                    "adds up only where 4,454,213 is taken for overspent",
                    ((2394, r"\(6,047,520\)"),)),
        JudgedError("variance_differs", "Edith Cavell", "budget less actual is 200 off",
                    ((2353, r"115,514\t136,986\t\(21,672\)"),)),
        JudgedError("sentence_arithmetic", "'60%'", "177 to 91 is a fall by 48.6%",
                    ((945, r"60% drop in the number of Exception Reports"),)),
    ),
    "002": (),
    "003": (),
    "004": (
        JudgedError("total_differs", "£531m", "269 and 270 make 539",
                    ((14, r"£531m"), (125, r"£269m"), (142, r"£270m"))),
        JudgedError("said_differently", "£10.6m and £10.8m", "both in one paragraph",
                    ((150, r"£10\.6m.*£10\.8m"),)),
        JudgedError("total_differs", "£10.8m", "5.2 and 5.4 make 10.6",
                    ((150, r"£5\.2m.*£5\.4m"),)),
    ),
}  # fmt: skip
JUDGED_FALSE: dict[str, tuple[JudgedError, ...]] = dict.fromkeys(PAPERS, ())
