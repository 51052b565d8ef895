"""A small folder with every sheet of programmes."""

from pathlib import Path

from tests.integration.collect.folders import TRUST, folder

EVERYTHING = {
    **TRUST,
    "units": [
        {"code": "med", "organisation": "RWF", "name": "Medicine", "kind": "division"},
        {"code": "sur", "organisation": "RWF", "name": "Surgery", "kind": "division"},
    ],
    "posts": [
        {"code": code, "organisation": "RWF", "title": title}
        for code, title in (("cn", "Chief Nurse"), ("md", "Medical Director"), ("pm", "Manager"))
    ],
    "measures": [
        {"code": "waits", "organisation": "RWF", "name": "Waits", "kind": "percent"},
        {"code": "papers", "organisation": "RWF", "name": "Quality of papers", "kind": "grade",
         "scale": "P|A|G|E", "frequency": "quarter"},
    ],
    "targets": [{"measure": "papers", "value": "A", "period": "Q4 2022/23"}],
    "observations": [{"measure": "papers", "period": "Q4 2022/23", "value": "G/E"}],
    "status_scales": [
        {"scale": "beds", "code": "stuck", "words": "Stuck", "colour": "#D5281B", "symbol": "!",
         "rank": "1", "standing": "overdue"},
        {"scale": "beds", "code": "moving", "words": "On the move", "colour": "#007f3b",
         "symbol": "+", "rank": "2", "standing": "on track"},
    ],
    "programmes": [
        {"code": "iqip", "organisation": "RWF", "name": "Improvement programme",
         "purpose": "To leave special measures", "starts": "2022-04-01", "ends": "2024-03-31",
         "scale": "four_steps", "milestone_scale": "beds", "roll_up": "share overdue",
         "stated": "On track", "stated_reason": "By the board"},
    ],
    "workstreams": [
        {"code": "culture", "programme": "iqip", "name": "Culture", "kind": "theme",
         "group": "Our people", "order": "2", "executive_lead": "cn|md", "sro": "md",
         "programme_manager": "", "status": "on_track", "embedding": "Off_Track",
         "status_reason": "r", "aim": "a", "background": "b", "benefits": "c"},
    ],
    "plans": [
        {"workstream": "culture", "section": "aims", "text": "Listen"},
        {"workstream": "culture", "section": "aims", "text": "Act"},
        {"workstream": "culture", "section": "outcomes", "text": "Heard", "period": "Q4 2022/23"},
    ],
    "objectives": [
        {"code": "o1", "programme": "iqip", "text": "To be heard", "workstream": "culture",
         "kind": "breakthrough", "domain": "Well-led", "measure": "waits", "target": "All"},
    ],
    "sources": [
        {"code": "cqc", "organisation": "RWF", "title": "Inspection report", "kind": "inspection",
         "date": "2022-09-01", "body": "CQC"},
    ],
    "requirements": [
        {"code": "m1", "source": "cqc", "text": "Train staff", "kind": "must", "number": "1",
         "regulation": "18", "domain": "safe", "workstream": "culture", "lead": "cn",
         "timescale": "short"},
        {"code": "s1", "source": "cqc", "text": "Meet staff", "kind": "should"},
    ],
    "actions": [
        {"code": "a1", "title": "Write a plan", "owner": "pm", "due": "31/03/2023",
         "workstream": "culture", "unit": "med", "requirements": "m1 | s1",
         "baseline_due": "2023-02-28", "embedding_due": "2023-09-30", "forecast": "2023-04-10",
         "delivery": "Off Track",
         "embedding": "on track", "reason": "r", "recovery": "x", "explanation": "y",
         "mitigation": "z"},
        {"code": "a2", "title": "Undated", "owner": "pm", "due": ""},
    ],
    "remappings": [{"action": "a1", "unit": "sur", "from": "2023-03-01"}],
    "evidence": [
        {"action": "a1", "title": "The plan", "added": "2023-03-01", "kind": "audit",
         "proves": "It is written", "about": "2023-02-01", "measure": "waits", "file": "plan.pdf"},
    ],
    "decisions": [
        {"action": "a1", "panel_date": "2023-03-06", "outcome": "declined", "reason": "Too thin",
         "panel": "EAG"},
        {"action": "a1", "panel_date": "2023-04-06", "outcome": "more evidence"},
    ],
    "milestones": [
        {"reference": "1", "workstream": "culture", "description": "Begin", "due": "2023-03-31",
         "code": "", "group": "Start", "status": "On the move", "commentary": "c",
         "measure": "waits"},
        {"reference": "1", "workstream": "culture", "description": "Begin again", "due": "",
         "code": "", "status": "stuck"},
        {"reference": "1", "workstream": "culture", "description": "Begin", "due": "2023-06-30",
         "code": "second-start", "baseline_due": "2023-05-31", "forecast": "2023-07-15"},
    ],
    "highlights": [
        {"workstream": "culture", "period": "Mar-23", "summary": "Well", "delivery": "On track",
         "embedding": "off_track", "reason": "r", "progress": "One\nTwo", "next": "n",
         "well": "w", "not_well": "x", "risks": "k", "escalations": "e"},
    ],
    "scorecard": [
        {"workstream": "culture", "measure": "papers", "number": "1", "baseline": "Average",
         "baseline_date": "Q4 22/23", "end_target": "Excellent", "end_date": "Q2 24/25"},
    ],
    "risks": [
        {"code": "r1", "title": "Staff leave", "owner": "cn", "workstream": "culture",
         "unit": "med", "cause": "c", "effect": "e", "likelihood": "4", "impact": "4",
         "inherent_likelihood": "5", "inherent_impact": "5", "target_likelihood": "1",
         "target_impact": "4", "register_ref": "RR1", "alignment": "needs rewording",
         "controls": "k", "requirements": "m1", "objectives": "o1", "raised": "2022-05-01"},
        {"code": "r2", "title": "Not scored", "owner": "cn"},
    ],
    "issues": [
        {"code": "i1", "title": "Staff have left", "owner": "md", "workstream": "culture",
         "severity": "high", "raised": "2023-01-01", "requirements": "m1|s1", "escalated": "yes"},
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
