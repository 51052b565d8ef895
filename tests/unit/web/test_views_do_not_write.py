"""Reads start from scoped querysets and writes from actions: checked on the syntax tree."""

import ast
from pathlib import Path

import pytest

import goldenthread.web

WEB = Path(goldenthread.web.__file__).parent
FILES = sorted(
    path for name in ("views", "forms", "presenters") for path in (WEB / name).rglob("*.py")
)
WRITES = {
    "save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create",
    "update_or_create",
}  # fmt: skip
SCOPED = {"visible_to", "published"}
# Records that carry no private data of an organisation by themselves, each with the reason.
OPEN = {
    "presenters/audit.py: AuditEvent": "filtered by the ids of a measure that was scoped before",
    "presenters/action.py: AuditEvent": "filtered by the id of an action that was scoped before",
    "presenters/risks.py: AuditEvent": "filtered by the id of a risk that was scoped before",
    "presenters/risks.py: RiskAppetite": "filtered by an organisation that was scoped before",
    "presenters/cache.py: AuditEvent": "only the newest id, to notice that something was written",
    "presenters/cache.py: ImportBatch": "only the newest moment, to notice an import",
    "presenters/imports.py: ImportBatch": "filtered by uploader and by scoped figures",
}


def name_of(path: Path) -> str:
    """Give a file's place in the web package."""
    return path.relative_to(WEB).as_posix()


def unscoped_reads(tree: ast.AST) -> set[str]:
    """Give the models whose `objects` are used other than through a scoped queryset."""
    scoped = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in SCOPED
    }
    return {
        ast.unparse(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr == "objects" and id(node) not in scoped
    }


def writes(tree: ast.AST) -> set[str]:
    """Give the calls that write a record; `dict.update` and the like do not occur here."""
    return {
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
    }


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_page_reads_scoped_records_only(path):
    found = unscoped_reads(ast.parse(path.read_text()))
    place = name_of(path)
    assert {model for model in found if f"{place}: {model}" not in OPEN} == set()


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_page_writes_through_actions_only(path):
    assert writes(ast.parse(path.read_text())) == set()


def test_the_check_sees_an_unscoped_read_and_a_write():
    tree = ast.parse("Measure.objects.filter(pk=1)\nMeasure.objects.visible_to(user)\nm.save()")
    assert unscoped_reads(tree) == {"Measure"}
    assert writes(tree) == {"m.save()"}


def templates() -> list[Path]:
    return sorted((WEB / "templates").rglob("*.html"))


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.name)
def test_a_template_has_neither_inline_style_nor_script_nor_unescaped_text(path):
    text = path.read_text()
    assert 'style="' not in text
    assert "onclick" not in text
    assert "| safe" not in text
    for part in text.split("<script")[1:]:
        opening = part.split(">")[0]
        assert "src=" in opening or "application/json" in opening
