"""The Board of March and April 2023: its sheets hold what the pack prints, in words of our own."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.verification.examples.maidstone_boardroom_text import (
    MARKS,
    absent,
    action_log,
    actions_of_minutes,
    agenda,
    approvals,
    attendance,
    combined_total,
    front_sheets,
    guardian,
    minutes,
    numbers,
    presenters,
    section_numbers,
    terms_headings,
)
from tests.verification.examples.maidstone_text import EXAMPLE, lines, needs_text, plain, sheet

APRIL, MARCH = "board-2023-04-27", "board-2023-03-30"
BOARDROOM = (
    "committees", "committee_seats", "terms", "terms_approvals", "planned_items", "meetings",
    "agenda", "papers", "front_sheet_rows", "attendance", "interests", "minutes", "summaries",
    "log_actions", "log_progress", "tables",
)  # fmt: skip
FIXED = {"04-13": "11am", "04-17": "12:10pm", "04-20": "12:45pm"}
RUN = 8  # so many words in a row that stand in the pack are a copy
# Names stay as they are printed, and so do members of a committee and who is invited to it.
NAMES = (
    "Section 1 (2) of the Public Bodies (Admission to Meetings) Act 1960",
    "Guardian of Safe Working Hours",
    "Standing Financial Instructions, Standing Orders and Scheme of Delegation",
)


def of(name: str, meeting: str) -> list[dict[str, str]]:
    """Give the rows of a sheet that belong to a meeting."""
    return [row for row in sheet(name) if row["meeting"] == meeting]


def titles() -> dict[str, str]:
    """Give the titles of posts by their codes."""
    return {row["code"]: row["title"] for row in sheet("posts")}


def post_words(printed: str) -> str:
    """Give a printed post as the example names it."""
    return printed.removesuffix(" (Chair)").replace(" / ", " and ")


def without_number(title: str) -> str:
    """Give a post's title without the number that stands for a person."""
    return re.sub(r" \d$", "", title)


@needs_text
def test_the_agenda_has_every_printed_item_with_its_section_and_in_its_order():
    ours = of("agenda", APRIL)
    assert [row["reference"] for row in ours] == [f"04-{n}" for n in range(1, 24)]
    for row, printed in zip(ours, agenda(), strict=True):
        assert row["reference"] == printed.reference
        assert row["title"] == printed.title.removesuffix(" that..."), row
        assert row["section"] == printed.section, row


@needs_text
def test_fixed_times_and_verbal_items_are_those_that_are_noted():
    ours = {row["reference"]: row for row in of("agenda", APRIL)}
    told = {one.reference: " ".join(one.notes) for one in agenda()}
    assert {key: row["starts"] for key, row in ours.items() if row["starts"]} == FIXED
    assert all(time in told[reference] for reference, time in FIXED.items())
    timed = {key for key, words in told.items() if re.search(r"\d(am|pm)", words)}
    assert timed == set(FIXED)
    verbal = {key for key, words in told.items() if "verbal report" in words}
    assert verbal == {key for key, row in ours.items() if "verbal" in row["note"]}
    assert all(ours[key]["verbal"] == "yes" for key in verbal)


@needs_text
def test_every_attachment_is_a_paper_with_its_printed_number_of_pages():
    pages = {one.reference: one.pages for one in agenda() if one.pages}
    ours = {row["item"]: row["appendices"] for row in sheet("papers")}
    assert {key: int(words.split()[0]) for key, words in ours.items()} == pages
    assert sum(pages.values()) == 277
    without = {row["reference"] for row in of("agenda", APRIL)} - set(ours)
    assert without == {"04-1", "04-2", "04-12", "04-13", "04-19", "04-21", "04-22", "04-23"}
    report = next(row for row in of("agenda", APRIL) if row["reference"] == "04-11")
    assert (report["report"], report["period"]) == ("ipr", "2023-03")


@needs_text
def test_the_same_person_presents_as_the_same_post():
    """Each name that presents alone stands for one post, and no post for two names."""
    ours = {row["reference"]: row["presenter"] for row in of("agenda", APRIL)}
    alone = [one for one in agenda() if re.fullmatch(r"[\w-]+ [\w-]+", one.presenter)]
    pairs = {(one.presenter, ours[one.reference]) for one in alone}
    assert len(pairs) == len({name for name, _ in pairs}) == len({post for _, post in pairs}) == 8
    known = {person.name: post_words(person.post) for person in attendance()}
    for name, post in pairs:
        assert known.get(name, without_number(post)) == without_number(post)


@needs_text
def test_the_minutes_have_every_item_of_the_meeting_in_order():
    ours = of("agenda", MARCH)
    assert [row["reference"] for row in ours] == [f"03-{n}" for n in range(6, 32)]
    assert [row["item"] for row in of("minutes", MARCH)] == [row["reference"] for row in ours]
    for row, printed in zip(ours, minutes(), strict=True):
        assert row["reference"] == printed.reference
        assert printed.title.removesuffix(".").startswith(row["title"]), row
        assert row["section"] == printed.section, row


@needs_text
def test_what_the_meeting_approved_or_confirmed_is_a_decision():
    decided = {row["item"] for row in of("minutes", MARCH) if row["decision"]}
    said = re.compile(r"(were|was|duly) approved|(Board|duly) approved|The Trust Board confirmed")
    printed = {one.reference for one in minutes() if said.search(one.words.split("DH firstly")[-1])}
    # 03-18 tells of a business case that was approved elsewhere.
    assert printed - {"03-18"} == decided
    assert Counter(len(row["decision"].splitlines()) for row in of("minutes", MARCH)) == {
        0: 16, 1: 8, 2: 2,
    }  # fmt: skip


@needs_text
def test_the_attendance_is_that_of_the_minutes_in_its_order():
    ours, names = of("attendance", MARCH), titles()
    printed = attendance()
    assert [row["state"] for row in ours] == [person.state for person in printed]
    assert [without_number(names[row["post"]]) for row in ours] == [
        post_words(person.post) for person in printed
    ]
    assert Counter(row["state"] for row in ours) == {
        "present": 9, "in_attendance": 7, "apologies": 2,
    }  # fmt: skip
    numbered = [row["post"] for row in ours if "ned-" in row["post"]]
    assert numbered == [
        "ned-1", "ned-2", "ned-3", "ned-4", "aned-1", "aned-2", "aned-3", "ned-5",
    ]  # fmt: skip


@needs_text
def test_the_interest_is_declared_by_the_post_under_the_item_that_is_printed():
    (interest,) = of("interests", MARCH)
    words = next(one for one in minutes() if one.reference == "03-7").words
    initials, item = re.search(r"\[N\.B\. (\w+)'s role .* under item (03-\d+)\]", words).groups()
    order = [person.initials for person in attendance()]
    ours = [row["post"] for row in of("attendance", MARCH)]
    assert (interest["post"], interest["item"]) == (ours[order.index(initials)], item)


@needs_text
def test_the_action_log_holds_the_rows_of_the_three_printed_tables():
    names, ours = titles(), sheet("log_actions")
    opened, closed, undue = action_log().values()
    assert undue == [["N/A", "N/A", "N/A", "N/A", "N/A N/A"]]
    assert [row["reference"] for row in ours] == [row[0] for row in (*opened, *closed)]
    for row, printed in zip(ours, (*opened, *closed), strict=True):
        owners = " and ".join(names[code] for code in row["owner"].split("|"))
        assert owners == post_words(printed[2])
        assert printed[3] == (row["due"] if row["state"] == "open" else row["closed"])
        assert row["state"] == ("open" if printed in opened else "closed")
        assert bool(row["progress"]) == (row["state"] == "open")
        assert bool(row["outcome"]) == (row["state"] == "closed")
        assert "status" not in row  # the colours of the pack are not in its text
        assert numbers(row["action"] + row["progress"] + row["outcome"]) <= numbers(
            " ".join(printed)
        )


@needs_text
def test_the_actions_that_the_minutes_print_are_in_the_log_with_owner_and_timescale():
    ours = [row for row in sheet("log_actions") if row["meeting"] == MARCH]
    printed = actions_of_minutes()
    names = titles()
    assert [(row["reference"][:-1], names[row["owner"]], row["due"]) for row in ours] == [
        (item, owner, due) for item, _, owner, due in printed
    ]
    assert [row["reference"][-1] for row in ours] == ["a", "b"]


@needs_text
def test_the_whole_history_of_approvals_is_kept():
    ours = [
        (row["step"], row["body"], row["on"], bool(row["remark"])) for row in
        sheet("terms_approvals")
    ]  # fmt: skip
    assert ours == [
        (step, body, on.isoformat(), bool(remark)) for step, body, on, remark in approvals()
    ]
    assert len(ours) == 15


@needs_text
def test_the_terms_have_the_printed_headings_in_both_versions_and_change_where_they_are_tracked():
    versions = {
        number: [row for row in sheet("terms") if row["version"] == number] for number in "12"
    }
    for rows in versions.values():
        assert [row["heading"] for row in rows] == terms_headings()
    text = "\n".join(lines())
    at = text.index("## TERMS OF REFERENCE")
    printed = text[at : text.index("### **History**", at)]
    struck = {
        match[1]
        for section in re.split(r"^#+ (?=\d+\. )", printed, flags=re.MULTILINE)
        if "~~" in section and (match := re.match(r"\d+\. \**(.+?)\**\n", section))
    }
    old, new = versions["1"], versions["2"]
    changed = {b["heading"] for a, b in zip(old, new, strict=True) if a["text"] != b["text"]}
    assert changed == struck == {"Duties", "Parent Committee and reporting procedure"}
    quorum = next(row["text"] for row in new if row["heading"] == "Quorum")
    assert quorum.lower() in printed.lower()
    stored = next(row for row in sheet("committees") if row["code"] == "remuneration")
    assert stored["quorum"] == quorum


@needs_text
def test_the_guardians_tables_and_totals_are_those_of_the_pack():
    ours = {}
    for row in sheet("tables"):
        if row["table"].startswith("guardian-"):
            ours.setdefault(row["table"], []).append((row["row"], int(row["value"])))
    printed = guardian().values()
    mended = {"Gynecology": "Gynaecology"}
    for code, rows in zip(("patient-safety", "work-schedule", "education"), printed, strict=True):
        expected = [(f"{one}, {grade}" if grade else one, n) for one, grade, n in rows]
        for wrong, right in mended.items():
            expected = [(words.replace(wrong, right), n) for words, n in expected]
        kept = ours[f"guardian-{code}"]
        assert kept == expected
        assert sum(n for _, n in kept[:-1]) == kept[-1][1]
    *parts, (_, total) = ours["guardian-total"]
    assert sum(n for _, n in parts) == total == combined_total()
    assert [n for _, n in parts] == [rows[-1][2] for rows in printed]


@needs_text
def test_every_number_of_the_minutes_is_printed_under_their_item():
    printed = {one.reference: one for one in minutes()}
    for row in of("minutes", MARCH):
        own = printed[row["item"]]
        extra = {"2023", "3"}  # a year that the item leaves out, and the number of a post
        known = numbers(own.words + own.title) | extra
        assert numbers(row["text"] + row["decision"]) <= known, row["item"]


PARTS = {
    "quality-2023-04-12": ("**Summary report from Quality", "**Summary report from the Finance"),
    "finance-2023-04-25": (
        "**Summary report from the Finance", "**Summary report from the People",
    ),
    "people-2023-04-21": (
        "**Summary report from the People", "**'MAIN' PEOPLE",
    ),
}  # fmt: skip


@needs_text
@pytest.mark.parametrize("meeting", PARTS)
def test_every_number_of_a_summary_is_printed_in_it(meeting):
    (row,) = of("summaries", meeting)
    known = section_numbers(*(words.translate(MARKS) for words in PARTS[meeting]))
    assert numbers(" ".join(row.values()).replace(meeting, "")) <= known
    matters = [len(row[name].splitlines()) for name in ("key_matters", "agreed")]
    assert (
        matters == {"quality": [7, 1], "finance": [10, 4], "people": [11, 1]}[meeting.split("-")[0]]
    )


@needs_text
def test_every_number_of_the_papers_is_printed_in_them():
    papers = {row["item"]: row for row in sheet("papers")}
    for item, starts, ends in (
        ("04-5", "## Report from the Chair", "**Report from the Chief"),
        ("04-6", "**Report from the Chief", "**Summary report from Quality"),
        ("04-15", "<b>Update on the West Kent", "**Review of the outcome"),
    ):
        row = papers[item]
        assert numbers(row["words"] + row["summary"]) <= section_numbers(starts, ends), item
    known = numbers("\n".join(lines()))
    for row in papers.values():
        assert numbers(row["summary"] + row["action_required"]) <= known


ASKED = [f"04-{n}" for n in (5, 6, 7, 8, 10, 11, 14, 15, 16, 17, 18, 20)]


@needs_text
def test_who_has_seen_a_paper_and_what_it_is_for_is_what_its_front_sheet_prints():
    seen, papers = sheet("front_sheet_rows"), {row["item"]: row for row in sheet("papers")}
    assert {row["kind"] for row in seen} == {"seen_by"}
    for item, printed in zip(ASKED, front_sheets(), strict=True):
        ours = [(row["name"], row["on"]) for row in seen if row["item"] == item]
        assert ours == printed.seen, item
        assert papers[item]["action_required"].lower() in printed.reason.lower(), item
    # The summary of the People Committee is not asked who has seen it.
    assert {row["item"] for row in seen} == set(ASKED)


@needs_text
def test_nobody_of_the_pack_is_named_by_name_or_initials():
    people = attendance()
    names = {person.name for person in people} | set(absent()) | presenters()
    assert len(names) == 24
    kept = "\n".join(path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.iterdir()))
    parts = {part for name in names for part in name.split()}
    assert not [name for name in sorted(parts) if re.search(rf"\b{name}\b", kept)]
    written = " ".join(" ".join(row.values()) for name in BOARDROOM for row in sheet(name))
    initials = {person.initials for person in people}
    assert len(initials) == 18
    assert not [word for word in sorted(initials) if re.search(rf"\b{word}\b", written)]


@needs_text
def test_nobody_else_of_its_reports_is_named_either():
    name = r"([A-Z][a-z]+ [A-Z][a-z]+)"
    text = plain("\n".join(lines()[:1090]))
    found = set()
    for place in (rf"Student Nurse {name}", rf"Nurse, {name}", rf"Partner, {name}", rf"Dr {name}"):
        found |= set(re.findall(place, text))
    found.add(" ".join(re.search(r"Palliative Care\t(\w+)\t(\w+)\t", text).groups()))
    assert len(found) == 5
    kept = "\n".join(path.read_text(encoding="utf-8") for path in sorted(EXAMPLE.iterdir()))
    assert not [name for name in sorted(found) if name in kept]


@needs_text
def test_no_sentence_of_the_pack_is_copied():
    def runs(text: str) -> set[tuple[str, ...]]:
        words = re.findall(r"[a-z0-9.%/]+", text.lower())
        return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}

    printed = runs(plain("\n".join(lines()[:1090])).translate(MARKS))
    named = {"title", "section", "name", "presenter", "place", "heading", "body"}
    cells = [
        re.sub("|".join(map(re.escape, NAMES)), "", text)
        for name in BOARDROOM
        for row in sheet(name)
        for column, text in row.items()
        if column not in named and row.get("heading") not in ("Membership", "Attendance")
    ]
    copied = {" ".join(run) for text in cells for run in runs(text.translate(MARKS)) & printed}
    assert not copied


def test_nothing_is_told_of_part_2_but_that_it_was_to_meet():
    private = [row for row in sheet("meetings") if row["part"] == "2"]
    assert [row["code"] for row in private] == ["board-2023-04-27-part-2"]
    for name in ("agenda", "papers", "minutes", "attendance", "log_actions"):
        assert "board-2023-04-27-part-2" not in {row["meeting"] for row in sheet(name)}
    assert "private" not in {column for row in sheet("agenda") for column in row}
