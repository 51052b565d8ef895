"""Texts with hand-labelled figures and words, over the records of the examples.

The figures are the papers'; the sentences are our own, built as the papers build theirs. A label
stands behind each figure or word: `a` the records bear it out, `x` they contradict it, `n` it says
nothing that they hold, so that nothing may be flagged.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MARK = re.compile(r"\{([^{}|]+)\|([axn])\}")


@dataclass(frozen=True)
class Label:
    """A figure or word of a text with what should be made of it."""

    start: int
    end: int
    text: str
    expected: str  # 'a', 'x' or 'n'


@dataclass(frozen=True)
class Case:
    """A text: whose it is, of which period, about which subject ('' for a report's own words)."""

    organisation: str
    period: str
    subject: str
    marked: str

    @property
    def text(self) -> str:
        """The text without its labels."""
        return MARK.sub(lambda match: match[1], self.marked)

    @property
    def labels(self) -> tuple[Label, ...]:
        """The labels with their places in the text."""
        found, shift = [], 0
        for match in MARK.finditer(self.marked):
            start = match.start() - shift
            found.append(Label(start, start + len(match[1]), match[1], match[2]))
            shift += len(match[0]) - len(match[1])
        return tuple(found)


def cases(organisation: str, period: str, *texts: tuple[str, str] | str) -> tuple[Case, ...]:
    """Give the cases of an organisation: (subject, text), or a text of a report."""
    pairs = (("", one) if isinstance(one, str) else one for one in texts)
    return tuple(Case(organisation, period, subject, marked) for subject, marked in pairs)


MAIDSTONE = cases(
    "RWF",
    "2023-03",
    # The executive summary: many measures in a paragraph.
    "Vacancy rate came down further, to {8.73%|a}, under the limit of {12%|a}. Turnover rate was {13.12%|a} "
    "against {12%|a}. Sickness absence was {4.12%|a} in February. Appraisal completeness reached {90.14%|a} "
    "where {95%|a} is the target.",
    "Vacancy rate came down further, to {8.37%|x}, under the limit of {12%|a}. Turnover rate was {13.12%|a} "
    "against {11%|x}. Sickness absence was {4.21%|x} in February.",
    "Statutory and mandatory training {achieved|a} its target in March 23 at {86.2%|a}. The Trust had a "
    "surplus of {£1.4m|a} in the month, {£0.2m|a} favourable to plan.",
    "Statutory and mandatory training {missed|x} its target in March 23 at {86.2%|a}.",
    "Access to diagnostics still misses the standard at {94.1%|x}, held back by echocardiography.",
    "Diagnostic waits within six weeks stood at {91.1%|a} against {99.1%|a}; one year on, {31|n} rooms are open.",
    "RTT performance was {70.4%|a} against a trajectory of {82.4%|a}; it {rose|a} from {69.6%|a} in February.",
    "RTT performance was {70.4%|a} against a trajectory of {82.4%|a}; it {fell|x} from {69.6%|a} in February.",
    "RTT performance {improved|a} from {69.6%|a} to {70.4%|a} in March.",
    "RTT performance {deteriorated|x} from {69.6%|a} to {70.4%|a} in March.",
    "The A&E 4-hour performance was {85.3%|a} in March, after {88.6%|a} in February. Ambulance handovers over "
    "30 minutes were {5.3%|a}, just above the limit of {5%|a}.",
    "The A&E 4-hour performance was {88.6%|x} in March, after {85.3%|x} in February.",
    "The Trust met the cancer 62-day standard in February at {85.5%|a} and the 2-week wait at {95.2%|a}.",
    "The Trust met the cancer 62-day standard in February at {85.5%|a} and the 2-week wait at {92.5%|x}.",
    "Elective activity (% of 2019/20) was {160.1%|a} in March and over {2,000|n} cases above plan for the year.",
    "Agency spend was {£3.6m|a} in March against {£1.0m|a}: it {rose|a} from {£1.8m|a}.",
    "Agency spend was {£2.6m|x} in March against {£1.0m|a}: it {fell|x} from {£1.8m|a}.",
    "Agency spend of {£3,562k|a} is {£1,715k|a} more than in February.",
    "Hospital-acquired MRSA: {one|a} case in March, {none|n} in February.",
    "Hospital-acquired Covid: {63|a} cases in March after {16|a} in February.",
    "Hospital-acquired Covid: {36|x} cases in March after {16|a} in February.",
    "Exception reports fell by {60%|x} in three months, from {177|n} to {91|n}. {76|n} of the {91|n} were about "
    "staffing levels, {10|n} about safety.",
    "Exception reports fell by {49%|n} in three months, from {177|n} to {91|n}.",
    "Sickness absence rose in theatres to {7.9%|n} while it was {4.1%|a} for the Trust.",
    "Nationally the average vacancy rate is {9.9%|n}; a neighbouring trust reports {14.2%|n}.",
    "The vacancy rate is expected to reach {8.0%|n} by September 2023.",
    "Vacancy rate was not {9.1%|n}, as first thought.",
    "Discharges before noon: {22.1%|a} in March against an objective of {25%|x}.",
    "Discharges before noon: {22.1%|a} in March against an objective of {33%|a}.",
    # Owners' commentary.
    ("measure:turnover", "{13.12%|a} in March against a maximum of {12%|a}; it was {13.5%|a} in February. Nursing and "
     "midwifery stay within {12%|a}, theatres reach {19%|n}."),
    ("measure:turnover", "{13.21%|x} in March against a maximum of {12%|a}; it was {13.9%|x} in February."),
    ("measure:harm", "{186|a} incidents with harm in March against a limit of {123|a}, {161|a} in February. Falls make "
     "up {30%|n} of those with severe harm."),
    ("measure:harm", "{168|x} incidents with harm in March against a limit of {125|x}, {161|a} in February."),
    ("measure:hsmr", "HSMR was {101.1|x} for Nov-22, just over the limit of {100|a}."),
    ("measure:hsmr", "HSMR was {101.1|a} for Oct-22 and {100.1|a} for Nov-22."),
    ("measure:complaints-responded", "{61.9%|a} were answered in time against {75%|a}, {58.1%|a} the month before. The mean "
     "of the year is {60%|a}. {90%|n} is the aim for December 2023."),
    ("measure:complaints-responded", "{69.1%|x} were answered in time against {75%|a}, {51.8%|x} the month before."),
    ("measure:calls-answered", "{57.1%|a} of calls were answered within a minute against {90%|a}. Haematology did best at over "
     "{80%|n}, endoscopy less than {30%|n}. Medicine missed {248|a} calls."),
    ("measure:calls-answered", "Within a minute {51.7%|x} of calls were answered against {90%|a}."),
    ("measure:elective-number", "{5,201|a} cases in March against a plan of {4,861|a}, {340|n} more than planned."),
    ("measure:elective-number", "{5,021|x} cases in March against a plan of {4,861|a}."),
    ("measure:fft-maternity", "{28.9%|a} responded in March after {20.6%|a} in February, {above|a} the target of {25%|a}."),
    ("measure:fft-maternity", "{28.9%|a} responded in March after {20.6%|a} in February, {below|x} the target of {25%|a}."),
    ("measure:cash-balance", "Cash was {£8.0m|a} at the end of March, {£3.0m|a} over the plan of {£5.0m|a}."),
    ("measure:cash-balance", "Cash was {£7.9m|x} at the end of March."),
    ("measure:falls", "Falls {rose|a} from {112|a} in February to {127|a} in March, {15|a} more."),
    ("measure:falls", "Falls {dropped|x} from {112|a} in February to {127|a} in March."),
    ("measure:maternity-emergency-skills", "{88%|a} in January 2023, from {96%|a} in November."),
    ("measure:maternity-emergency-skills", "{88%|a} in January 2023, from {84%|x} in November."),
    ("measure:rtt", "Gynaecology was at {51.9%|a} and neurology at {40.1%|a}; ear, nose and throat reached {53.8%|a}."),
    ("measure:rtt", "{70.4%|a} within 18 weeks in March against {82.4%|a}. The list grew in general medicine by "
     "{69%|a}. We booked {1,250|n} patients for weekend clinics."),
    # Finance.
    ("", "Income was {£31.2m|a} over plan in the month: {£15.3m|n} for pensions, {£12.5m|n} for the pay award, {£1.2m|n} of "
     "equipment, {£1.4m|n} of education and {£0.8m|n} from other bodies."),
    ("", "Expenditure was {£36.1m|x} over plan in the month."),
    ("", "The cost improvement programme saved {£14.9m|a} in 2022/23 against {£30m|a}, {£15.1m|a} adverse."),
    ("", "Reserves of {£7.5m|n} were released: {£2.9m|n} for growth, {£2.4m|n} for services, {£2.2m|n} of contingency."),
    ("", "Reserves of {£7.9m|x} were released: {£2.9m|n} for growth, {£2.4m|n} for services, {£2.2m|n} of contingency."),
    ("", "EBITDA of {£5.0m|a} was {£0.4m|a} adverse in March; financing costs were {£1.5m|a} favourable."),
    ("", "EBITDA of {£5.0m|a} was {£0.4m|x} favourable in March."),
    ("", "Total nursing costs came to {£18.0m|a} in March."),
    ("", "The event on harm is planned for {17 May 2003|x}; the review is due on {17 May 2023|n}."),
    ("", "Masks were given up by a decision of {29 February|x}."),
)  # fmt: skip

EAST_KENT = cases(
    "RVV",
    "2025-10",
    "RTT within 18 weeks has slipped to {53.9%|x} in month 6 where {56.1%|x} was aimed at.",
    "RTT within 18 weeks was {54.4%|a} in month 6 and {53.9%|a} in month 7.",
    "RTT over 52 weeks: {2.9%|a} in August, {3.1%|a} in September, {3%|a} in October.",
    "RTT over 52 weeks: {3.1%|x} in month 5, {3.0%|x} in month 6 against a target of {1.5%|x}.",
    "28-day FDS deteriorated by {1 percentage point|x} in October.",
    "28-day FDS went from {71.35%|a} in September to {70.85%|a} in October, {0.5 points|a} down.",
    "28-day FDS went from {71.35%|a} in September to {70.85%|a} in October and so {deteriorated|a} by "
    "{1 percentage point|x}.",
    "28-day FDS: July trajectory {78.00%|a}, actual {76.88%|a}; August {77.00%|a} and {74.8%|a}; September {75.26%|a} "
    "and {71.53%|x}.",
    "Type 1 within 4 hours held at {51.6%|a} in October; June {54%|a}, July {55.2%|a}, August {48.8%|a}, September {52.2%|a}.",
    "Type 1 within 4 hours: June {54%|a}, July {55.2%|a}, August {44.8%|x}, September {52.2%|a}.",
    "Cancer, 62 days: August {77.27%|a}, September {68.96%|a}, October {72.91%|a}; {75%|n} is the national aim at the end of "
    "the year.",
    "Cancer, 62 days: August {77.27%|a}, September {69.86%|x}, October {72.91%|a}.",
    "Length of stay 14+ {rose|a} in October, to {32.7%|a}.",
    "Length of stay 14+ {improved|x} in October, to {32.7%|a}.",
    "Over 12 hours: {21.2%|a} in October, {21%|a} in September.",
    "Month 7 was {£5.2m|a} adverse after {£0.2m|a} favourable to month 6, so {£6.8m|x} adverse year to date.",
    "Month 7 was {£5.2m|a} adverse after {£0.2m|a} favourable to month 6, so {£5.0m|n} adverse year to date.",
    "CIP was {£1.3m|a} under plan in month 7 and {£1.1m|a} adverse year to date.",
    "{£3.8m|a} of deficit support funding was lost in October, and {£1.2m|a} of car parking VAT was reversed.",
    "Car parking VAT of {£2.1m|x} was reversed in October.",
    "People: {two|x} milestones are complete, {one|n} waits for a facilitator.",
    "People: {three|a} milestones are complete and {three|a} in progress.",
    "Finance is {amber|a}; urgent care remains {amber|a}.",
    "Finance is {green|x}.",
    "Skin books first appointments at day {15|n}; {98|n} screening patients wait, {620|n} more answers would do.",
    "Kidney FDS is {52%|n}, lower GI could rise from {60%|n} to {80%|n}.",
    "FDS of {80%|n} by the end of the year needs {3|n} more lists a week.",
    ("measure:four-hour", "June {76.42%|a}, July {76.48%|a}, August {74.19%|a}, September {75.2%|a}."),
    ("measure:four-hour", "June {76.42%|a}, July {74.68%|x}, August {74.19%|a}, September {75.2%|a}."),
    ("measure:four-hour", "4 hours: <{77.9%|x}"),
    ("measure:twelve-hour", "12 hours: <{14.5%|n}"),
    ("measure:rtt-18", "April {54.0%|a}, May {54.7%|a}, June {55.0%|a}, July {54.9%|a}."),
    ("measure:financial-deficit", "{£5.2m|a} adverse in month 7 and {£4.9m|a} year to date: {£3.8m|a} of deficit support funding "
     "lost and {£1.2m|a} of car parking VAT reversed."),
    ("workstream:iip:culture", "Of the milestones {two|x} are complete. {48.9%|n} have answered, {113|n} short of a majority; the "
     "national average is {38%|n}."),
    ("workstream:iip:finance", "Position: {£0.2m|a} ahead of plan to month 6, {£5.2m|a} adverse in month 7, {£4.9m|a} adverse "
     "year to date."),
)  # fmt: skip

LANCASHIRE = cases(
    "QE1",
    "2024-05",
    "QIPP has a target of {£269m|a}, up from {£262m|a}; {£31.5m|a} was delivered by month 2.",
    "QIPP has a target of {£296m|x}.",
    "Savings of {£531m|x} are needed: CIP of {£270m|a} and QIPP of {£269m|a}.",
    "CIP of {£10.6m|a} was delivered by month 2 against a plan of {£10.8m|a}, {£0.2m|a} adverse.",
    "CIP of {£10.6m|a} was delivered by month 2 against a plan of {£10.8m|a}, {£0.4m|x} adverse.",
    "Trusts delivered {£10.6m|a} of CIP. Of the {£10.8m|x} delivered, {£5.2m|a} was recurrent and {£5.4m|a} non-recurrent.",
    "Of the {£10.6m|a} of CIP delivered, {£5.2m|a} was recurrent and {£5.4m|a} non-recurrent.",
    "Of {£269m|a} of QIPP, {£42.6m|n} is in delivery and {£52.7m|n} at low risk.",
    ("savings:qipp", "The target stands at {£269m|a} to keep the agreed deficit of {£175m|n}."),
    ("savings:cip", "{£270m|a} is identified; almost half of it, {£123m|n}, is at high risk."),
)  # fmt: skip

KINGS_LYNN = cases(
    "RCX",
    "2019-09",
    "Section Notice actions completed stand at {11%|a} against a trajectory of {13%|a}.",
    "Section Notice actions completed stand at {17%|x} against a trajectory of {13%|a}.",
    "Clinical Support Services is operational on {23 September|n}; its team is recruited in September.",
    "Clinical Support Services is established in {October|x}.",
    "{137|n} risks: {69|n} are on the register, {68|n} are not.",
    "{137|x} risks: {69|n} are on the register, {58|n} are not.",
    "The panel saw {11|n} items: {9|n} were approved and {2|n} declined.",
    "The panel saw {12|x} items: {9|n} were approved and {2|n} declined.",
    "The visit is on Friday {13 September|n}, the next meeting on {Monday 15 October|x}.",
    ("measure:section-notice-completion", "{11%|a} complete where {13%|a} was planned."),
    ("measure:section-notice-completion", "{11%|a} complete where {31%|x} was planned."),
    ("workstream:iqip:recruitment-retention", "Net gain was {5|a} WTE in July and {8.17|a} WTE in August 2019; {82|a} international nurses "
     "are planned."),
    ("workstream:iqip:recruitment-retention", "Net gain was {5|a} WTE in July and {8.71|x} WTE in August 2019."),
)  # fmt: skip

AMBULANCE = cases(
    "RYE",
    "2023-12",
    ("measure:gov-10", "Board development attendance was {100%|a} in Q3 2023/24 and {94%|a} in Q2 2023/24."),
    ("measure:gov-10", "Board development attendance was {100%|a} in Q3 2023/24 and {49%|x} in Q2 2023/24."),
    ("measure:per-01", "The mean of category 2 was {00:26:53|a} in Q4 2022/23, after {00:40:33|a} in Q3 2022/23."),
    ("measure:per-01", "The mean of category 2 was {00:26:35|x} in Q4 2022/23, after {00:40:33|a} in Q3 2022/23."),
    ("measure:gov-13", "October: {8|n} of {9|n} visits, {89%|n}. November: {8|n} of {9|n}, {98%|x}."),
    ("measure:gov-14", "October: {3|n} of {8|n} visits, {37.5%|n}."),
    ("workstream:improvement:performance", "{18.7%|n} of eligible calls had navigation; of these {38.8%|n} stayed on the stack. Excess "
     "handovers took {6,700|n} hours."),
    ("workstream:improvement:culture", "Staff entering formal disciplinary: down to {24|n} from {47|n} in 22/23."),
    ("workstream:improvement:culture", "Staff entering formal disciplinary {rose|x} from {47|n} to {24|n}."),
)  # fmt: skip

CASES = (*MAIDSTONE, *EAST_KENT, *LANCASHIRE, *KINGS_LYNN, *AMBULANCE)
