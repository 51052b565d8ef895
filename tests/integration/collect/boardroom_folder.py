"""A small folder with every sheet of the boardroom."""

from pathlib import Path

from tests.integration.collect.folders import MEASURES, TRUST, folder

POSTS = ("chair", "ned-1", "ned-2", "ceo", "cfo", "secretary")
EVERYTHING = {
    **TRUST,
    **MEASURES,
    "posts": [{"code": code, "organisation": "RWF", "title": code.title()} for code in POSTS],
    "tables": [{"table": "hours", "row": "Medicine", "column": "Reports", "value": "3"}],
    "risks": [{"code": "r1", "title": "Slip", "owner": "cfo"}],
    "committees": [
        {"code": "board", "organisation": "RWF", "name": "Trust Board"},
        {"code": "audit", "organisation": "RWF", "name": "Audit Committee", "parent": "board",
         "quorum": "The chair and two non-executive directors", "review_due": "2024-03-01",
         "purpose": "To look", "frequency": "Every quarter", "papers_due": "7", "order": "2"},
    ],
    "committee_seats": [
        {"committee": "board", "post": "chair", "seat": "chair", "standing": "Non executive",
         "reads_private": "yes", "from": "2020-04-01", "to": "", "order": "1"},
        {"committee": "board", "post": "secretary", "seat": "secretary", "reads_private": "yes",
         "from": "2020-04-01", "to": "2025-03-31"},
        {"committee": "audit", "post": "ned-1", "seat": "chair", "standing": "non_executive"},
    ],
    "terms": [
        {"committee": "audit", "version": "1", "order": "1", "heading": "Purpose",
         "text": "To look.\nTo tell.", "review_due": "2024-03-01"},
        {"committee": "audit", "version": "1", "order": "2", "heading": "Quorum", "text": ""},
        {"committee": "audit", "version": "2", "order": "1", "heading": "Purpose"},
    ],
    "terms_approvals": [
        {"committee": "audit", "step": "agreed", "body": "Audit Committee", "on": "2015-06-24"},
        {"committee": "audit", "step": "approved", "body": "Trust Board", "on": "2023-04-27",
         "version": "2", "remark": "Annual review"},
    ],
    "planned_items": [
        {"committee": "board", "code": "ipr", "title": "Performance", "section": "Performance",
         "purpose": "assurance", "presenter": "Chief Executive", "lead": "ceo",
         "frequency": "monthly", "first": "2022-04-01", "until": "2024-03-31", "minutes": "30",
         "verbal": "no", "private": "no", "source": "report", "report": "ipr"},
        {"committee": "board", "code": "pay", "title": "Pay", "private": "yes",
         "source": "upload"},
    ],
    "meetings": [
        {"code": "2023-03", "committee": "board", "date": "2023-03-30"},
        {"code": "2023-04", "committee": "board", "date": "27/04/2023", "part": "1",
         "title": "Part 1", "place": "Hall", "starts": "9:45", "ends": "1pm",
         "notice": "Watch it live", "prefix": "04"},
        {"code": "2023-04-2", "committee": "board", "date": "2023-04-27", "part": "2"},
        {"code": "2023-04", "committee": "audit", "date": "2023-04-12"},
    ],
    "agenda": [
        {"meeting": "2023-03", "reference": "03-1", "title": "Apologies"},
        {"meeting": "board:2023-04", "reference": "04-1", "title": "Minutes",
         "purpose": "Approval", "presenter": "Chair", "lead": "chair", "starts": "11am",
         "minutes": "5", "verbal": "no", "section": "Opening", "private": "no", "note": "n"},
        {"meeting": "board:2023-04", "reference": "04-2", "title": "Performance",
         "report": "ipr", "period": "Mar-23", "planned": "ipr"},
        {"meeting": "board:2023-04", "reference": "04-3", "title": "A secret", "private": "yes"},
        {"meeting": "2023-04-2", "reference": "04-4", "title": "Another secret", "verbal": "yes"},
    ],
    "papers": [
        {"meeting": "board:2023-04", "item": "04-1", "source": "minutes", "about": "2023-03",
         "front_sheet": "no"},
        {"meeting": "board:2023-04", "item": "04-1", "paper": "1", "title": "Terms",
         "sponsor": "chair", "author": "secretary", "purpose": "p", "action_required": "a",
         "summary": "s", "recommendation": "r", "assurance_route": "o", "appendices": "x",
         "risk": "r1", "risk_words": "w", "confidentiality": "c", "private": "no",
         "due": "2023-04-20", "state": "submitted", "received": "2023-04-19",
         "terms": "audit", "version": "2"},
        {"meeting": "board:2023-04", "item": "04-2", "summary": "All is well",
         "tables": "hours"},
        {"meeting": "board:2023-04", "item": "04-3", "words": "Hush", "tables": "hours"},
    ],
    "front_sheet_rows": [
        {"meeting": "board:2023-04", "item": "04-2", "kind": "seen_by", "name": "Audit Committee",
         "paper": "0", "answer": "Yes", "on": "2023-04-12", "comment": "Agreed", "order": "1"},
    ],
    "attendance": [
        {"meeting": "2023-03", "post": "chair", "state": "present"},
        {"meeting": "2023-03", "post": "ned-1", "state": "Apologies", "note": "On leave"},
        {"meeting": "2023-03", "post": "cfo", "state": "in attendance", "deputy_for": "ceo",
         "from_item": "03-1", "until_item": "03-1"},
    ],
    "interests": [
        {"meeting": "2023-03", "post": "ned-2", "interest": "A seat elsewhere", "item": "03-1",
         "handling": "Noted", "withdrew": "yes", "private": "no"},
    ],
    "minutes": [
        {"meeting": "2023-03", "item": "03-1", "text": "There were some. [[Hush.]]",
         "decision": "One was taken.\nSo was another."},
    ],
    "summaries": [
        {"meeting": "audit:2023-04", "opening": "It met", "key_matters": "One\nTwo",
         "agreed": "a", "drawn_to_attention": "d"},
    ],
    "log_actions": [
        {"reference": "03-1a", "meeting": "2023-03", "action": "Look again", "owner": "ceo | cfo",
         "due": "February 2023 onwards", "progress": "Begun", "status": "on track",
         "told": "2023-04-27"},
        {"reference": "03-1a", "meeting": "2023-03", "action": "Look elsewhere", "owner": "cfo",
         "due": "2023-04-20", "state": "closed", "closed": "April 2023", "outcome": "Looked",
         "private": "no", "code": "elsewhere", "item": "03-1"},
        {"reference": "02-10", "meeting": "2023-03", "action": "Tell", "owner": "ceo"},
    ],
    "log_progress": [
        {"committee": "board", "action": "elsewhere", "on": "2023-04-01", "text": "Nearly",
         "status": "issue"},
    ],
}  # fmt: skip


def everything(path: Path, **sheets) -> Path:
    """Write every sheet, those that are given in place of the usual ones."""
    return folder(path, EVERYTHING, sheets)


def changed(sheet: str, place: int = 0, **cells: str) -> dict[str, list[dict[str, str]]]:
    """Give a sheet with some cells of one row changed."""
    rows = [dict(row) for row in EVERYTHING[sheet]]
    rows[place] |= cells
    return {sheet: rows}


def added(sheet: str, **cells: str) -> dict[str, list[dict[str, str]]]:
    """Give a sheet with one row more."""
    return {sheet: [*EVERYTHING[sheet], cells]}
