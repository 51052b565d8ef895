"""A small evaluator of the formulas that our workbooks hold, for the tests alone."""

from __future__ import annotations

import ast
import io
import operator
import re

import pytest
from openpyxl import load_workbook

RANGE = re.compile(r"([A-Z]+\d+):([A-Z]+\d+)")
PLACE = re.compile(r"\b([A-Z]+\d+)\b")
OPERATORS = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul,
    ast.Div: operator.truediv, ast.USub: operator.neg,
}  # fmt: skip


def assert_formulas_hold(body: bytes, least: int = 0) -> None:
    """Assert that every formula of a workbook makes the number that is stored beside it."""
    live = load_workbook(io.BytesIO(body))
    cached = load_workbook(io.BytesIO(body), data_only=True)
    seen = 0
    for sheet in live:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    seen += 1
                    stored = cached[sheet.title][cell.coordinate].value
                    made = value_of(sheet, cell.coordinate)
                    where = f"{sheet.title}!{cell.coordinate}: {cell.value}"
                    assert made == pytest.approx(stored, abs=0.006), where
    assert seen >= least


def value_of(sheet, place: str) -> float:
    """Give the number of a cell, computed where it is a formula."""
    cell = sheet[place]
    if cell.data_type != "f":
        return float(cell.value or 0)
    written = cell.value[1:]
    written = RANGE.sub(lambda found: listed(sheet, found[0]), written)
    written = PLACE.sub(lambda found: f"({value_of(sheet, found[1])!r})", written)
    return computed(ast.parse(written, mode="eval").body)


def listed(sheet, cells: str) -> str:
    """Give the places of a range, separated by commas."""
    return ",".join(cell.coordinate for row in sheet[cells] for cell in row)


def computed(node: ast.expr) -> float:
    """Give the number of an expression of sums, products and numbers."""
    if isinstance(node, ast.Constant):
        return float(node.value)
    if isinstance(node, ast.UnaryOp):
        return OPERATORS[type(node.op)](computed(node.operand))
    if isinstance(node, ast.BinOp):
        return OPERATORS[type(node.op)](computed(node.left), computed(node.right))
    assert isinstance(node, ast.Call)
    assert node.func.id == "SUM"
    return sum(computed(part) for part in node.args)
