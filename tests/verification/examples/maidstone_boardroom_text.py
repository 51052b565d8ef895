"""Agenda, minutes, action log, terms and guardian's tables as the pack's text prints them.

They are found by heading and form, and not by the lines that the example names. People are told by
their initials: those of the attendance list, and who is sent apologies for.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from tests.verification.examples.maidstone_text import lines, plain

MARKS = str.maketrans("‘’“”–—", "''\"\"--")
MINUTES = "**MINUTES OF THE TRUST BOARD MEETING"
LOG = "## Trust Board Meeting – April 2023"
ITEM = re.compile(r"^[#*\s]*(0[34]-\d+)\**\s*(.*?)\**$")
PAGES = re.compile(r"\((\d+) pages\)$")
ACTION = re.compile(r"\*\*Action: (.+?) \(([^()]+), ([^()]+)\)\*\*")
APPROVAL = re.compile(
    r"- (?:Revised )?Terms of Reference (agreed|approved) by the (.+?), "
    r"(\d\d)/(\d\d)/(\d\d)(?: \((.+)\))?$"
)


@dataclass
class Printed:
    """An item as an agenda or minutes print it."""

    reference: str
    title: str = ""
    section: str = ""
    presenter: str = ""
    pages: int | None = None
    notes: list[str] = field(default_factory=list)
    words: str = ""


def bare(line: str) -> str:
    """Give a line without marks of headings and type, with straight quotation marks."""
    return re.sub(r"[#*]", "", plain(line)).translate(MARKS).strip()


def between(starts: str, ends: str) -> list[str]:
    """Give the lines from the one that begins with some words to the next with others."""
    text = lines()
    at = next(n for n, line in enumerate(text) if line.startswith(starts))
    until = next(n for n, line in enumerate(text) if n > at and line.startswith(ends))
    return text[at:until]


def agenda() -> list[Printed]:
    """Give the items of the agenda of April."""
    found: list[Printed] = []
    section = ""
    for line in between("# Trust Board Meeting", MINUTES):
        words = bare(line)
        if match := ITEM.match(line.strip()):
            found.append(Printed(match[1], section=section))
        elif not words or words == "---" or not found:
            continue
        elif pages := PAGES.search(words):
            found[-1].pages = int(pages[1])
        elif words.startswith(("N.B.", "A presentation")):
            found[-1].notes.append(words)
        elif found[-1].title and line.lstrip("#").strip() and line.startswith("##"):
            section = words
        elif not found[-1].title:
            found[-1].title = words
        elif line.startswith("*"):
            found[-1].presenter = words
    return found


def minutes() -> list[Printed]:
    """Give the items of the minutes of March with their words, less the headings of sections."""
    found: list[Printed] = []
    section = ""
    for line in between("**03-6", LOG):
        if match := ITEM.match(line.strip()):
            found.append(Printed(match[1], title=bare(match[2]), section=section))
        elif line.startswith("#"):
            section = bare(line)
        else:
            found[-1].words += line + "\n"
    return found


@dataclass(frozen=True)
class Person:
    """Somebody of the attendance list."""

    name: str
    post: str
    initials: str
    state: str


def attendance() -> list[Person]:
    """Give who was at the meeting of March, in the printed order, and who sent apologies."""
    found: list[Person] = []
    state = ""
    for line in between("Present:", "Observing:"):
        cells = [plain(cell) for cell in line.split("\t")]
        if len(cells) == 4:
            state = cells[0].rstrip(":").lower().replace(" ", "_") or state
            found.append(Person(cells[1], cells[2], cells[3].strip("()"), state))
    sentence = next(one for one in minutes() if one.reference == "03-6").words.split(".")[0]
    for name, initials, post in re.findall(
        r"([A-Z]\w+ [A-Z]\w+) \((\w+)\), ([A-Z][\w -]+)", sentence
    ):
        found.append(Person(name, post, initials, "apologies"))
    return found


def absent() -> list[str]:
    """Give the names of those who were not to attend, without apologies."""
    text = next(one for one in minutes() if one.reference == "03-6").words
    return re.findall(r"noted that ([A-Z]\w+ [A-Z]\w+) \(", text)


def presenters() -> set[str]:
    """Give the names of people on the agenda of April."""
    told = re.sub(r"\(.*?\)", "", " / ".join(one.presenter for one in agenda()))
    return {name.strip() for name in re.split(r" / |,| and | with ", told) if " " in name.strip()}


def action_log() -> dict[str, list[list[str]]]:
    """Give the rows of the three tables of the action log by their headings.

    A row that goes on after a page is put together again.
    """
    tables: dict[str, list[list[str]]] = {}
    heading = ""
    for line in between(LOG, "## Report from the Chair"):
        cells = [plain(cell).translate(MARKS) for cell in line.split("\t")]
        if line.startswith("**Actions"):
            heading = bare(line)
            tables[heading] = []
        elif len(cells) == 5 and heading and cells[0] != "Ref.":
            if cells[0]:
                tables[heading].append(cells)
            else:
                tables[heading][-1] = [
                    f"{one} {more}".strip()
                    for one, more in zip(tables[heading][-1], cells, strict=True)
                ]
    return tables


def actions_of_minutes() -> list[tuple[str, str, str, str]]:
    """Give item, words, owner and timescale of each action that the minutes print."""
    return [
        (one.reference, *match.groups())
        for one in minutes()
        for match in ACTION.finditer(one.words)
    ]


def approvals() -> list[tuple[str, str, date, str]]:
    """Give step, body, day and remark of each line of the history of the terms."""
    found = []
    for line in between("### **History**", "**Integrated Performance Report"):
        if match := APPROVAL.match(line.strip()):
            step, body, day, month, year, remark = match.groups()
            found.append((step, body, date(2000 + int(year), int(month), int(day)), remark or ""))
    return found


def terms_headings() -> list[str]:
    """Give the numbered headings of the terms of reference."""
    found = (
        re.match(r"^#+ (\d+)\. \**(.+?)\**$", line)
        for line in between("## TERMS OF REFERENCE", "### **History**")
    )
    return [match[2] for match in found if match]


def guardian() -> dict[str, list[tuple[str, str, int]]]:
    """Give the guardian's tables by title: speciality, grade, reports; a total has no grade."""
    tables: dict[str, list[tuple[str, str, int]]] = {}
    title = speciality = ""
    for line in between("**Exception Reports-Patient Safety", "(Total combined"):
        cells = [plain(cell) for cell in line.split("\t")]
        if line.startswith("**Exception Reports"):
            title = bare(line).removeprefix("Exception Reports-")
            tables[title] = []
        elif len(cells) == 3 and cells[2].isdecimal():
            speciality = cells[0] or speciality
            tables[title].append((speciality, cells[1], int(cells[2])))
    return tables


def combined_total() -> int:
    """Give the total of all exception reports."""
    line = next(line for line in lines() if line.startswith("(Total combined"))
    return int(re.findall(r"\d+", line)[0])


@dataclass(frozen=True)
class Front:
    """What a front sheet prints: (committee, ISO date) that have seen the paper, and its reason."""

    seen: list[tuple[str, str]]
    reason: str


def front_sheets() -> list[Front]:
    """Give the front sheets that ask who has seen their paper, in the order of the pack."""
    found: list[Front] = []
    text = [bare(line) for line in lines()]
    for at, line in enumerate(text):
        if not line.startswith("Which Committees have reviewed"):
            continue
        until = next(n for n in range(at, len(text)) if text[n].startswith("Reason for"))
        reason = next(words for words in text[until + 1 :] if words)
        told = [re.sub(r".*submission\?\s*", "", line), *text[at + 1 : until]]
        found.append(Front([seen_by(one.lstrip("- ")) for one in told if one], reason))
    return found


def seen_by(words: str) -> tuple[str, str]:
    """Give a committee and the day on which it saw a paper; no day for 'N/A'."""
    name, comma, day = words.rpartition(", ")
    if not comma:
        return words, ""
    return name, "-".join(reversed([*re.split("[/.]", day)[:2], f"20{day[-2:]}"]))


def numbers(text: str) -> set[str]:
    """Give every number of a text, with dates in figures read as day and year."""
    spelled = re.sub(
        r"\b(\d\d)/(\d\d)/(?:20)?(\d\d)\b", lambda m: f"{int(m[1])} 20{m[3]}", plain(text)
    )
    return set(re.findall(r"\d+(?:\.\d+)?%?", spelled))


def section_numbers(starts: str, ends: str) -> set[str]:
    """Give the numbers of a part of the pack."""
    return numbers("\n".join(between(starts, ends)))
