"""Each cell of the papers' scorecards: read, printed as the paper does, read again as the same."""

import os
from decimal import Decimal
from pathlib import Path

import pytest

from goldenthread.vocabulary import (
    Better,
    Comparison,
    Kind,
    PeriodKind,
    ValueSpec,
    compare,
    format_value,
    parse_period,
    parse_value,
    to_number,
)

from .paper_forms import AUDITS, CELLS, DURATION, MILLIONS, QUALITY, THOUSANDS

ROOT = Path(__file__).parents[3]
SEEDS = Path(os.environ.get("GOLDENTHREAD_SHARED", ROOT.parent / "shared")) / "seeds"
WORDS = {"Y": "Yes", "N": "No", "": "-", "0:38:09": "00:38:09"}


def as_the_paper_prints(cell, spec):
    """The paper's own cell, made even where papers differ: separators, signs, units in headings."""
    if spec.kind is Kind.PERCENT and cell[-1].isdigit():
        return f"{cell}%"
    return WORDS.get(cell, cell)


def bare(printed):
    """Printed money or counts without unit and separators, negative in brackets."""
    for sign in ("£", ",", "m", "k"):
        printed = printed.replace(sign, "")
    return f"({printed[1:]})" if printed.startswith("-") else printed


def cell_id(found):
    return found.kind.value if isinstance(found, ValueSpec) else found or "empty"


@pytest.mark.parametrize(("cell", "spec"), CELLS, ids=cell_id)
def test_a_cell_prints_as_in_the_paper_and_is_read_back(cell, spec):
    value = parse_value(cell, spec)
    printed = format_value(value, spec)
    expected = as_the_paper_prints(cell, spec)
    if spec.kind in (Kind.COUNT, Kind.MONEY) and value.is_present:
        assert bare(printed) == bare(expected)
    else:
        assert printed == expected
    again = parse_value(printed, spec)
    assert again.order_key == value.order_key
    assert again.grades == value.grades
    assert format_value(again, spec) == printed


@pytest.mark.parametrize(
    ("actual", "aim", "spec", "better", "expected"),
    [
        ("60.75%", "60%", ValueSpec(Kind.PERCENT), Better.HIGHER, Comparison.MET),
        ("94.5%", ">90%", ValueSpec(Kind.PERCENT), Better.HIGHER, Comparison.MET),
        ("80%", ">80%", ValueSpec(Kind.PERCENT), Better.HIGHER, Comparison.NEARLY),
        ("0:38:09", "00:28:56", DURATION, Better.LOWER, Comparison.NOT_MET),
        ("00:26:53", "00:18:00", DURATION, Better.LOWER, Comparison.NOT_MET),
        ("P/A", "A", QUALITY, Better.HIGHER, Comparison.NEARLY),
        ("G/E", "A", QUALITY, Better.HIGHER, Comparison.MET),
        ("No", "Substantial", AUDITS, Better.HIGHER, Comparison.NOT_MET),
        ("-", "A", QUALITY, Better.HIGHER, Comparison.NOT_COMPARABLE),
        ("34", "TBC", ValueSpec(Kind.COUNT), Better.LOWER, Comparison.NOT_COMPARABLE),
        ("1,404", "1,247", THOUSANDS, Better.HIGHER, Comparison.MET),
        ("(31.9)", "(31.6)", MILLIONS, Better.HIGHER, Comparison.NEARLY),
    ],
)
def test_the_papers_actuals_against_their_aims(actual, aim, spec, better, expected):
    assert compare(parse_value(actual, spec), parse_value(aim, spec), better) is expected


@pytest.mark.parametrize(
    ("actual", "written_as", "aim", "aimed_as"),
    [("30%", Kind.PERCENT, "E", Kind.GRADE), ("Partial", Kind.GRADE, "95%", Kind.PERCENT)],
)
def test_aims_of_another_kind_than_their_actuals_are_not_comparable(
    actual, written_as, aim, aimed_as
):
    scale = (*QUALITY.scale, *AUDITS.scale)
    found = parse_value(actual, ValueSpec(written_as, scale=scale))
    wanted = parse_value(aim, ValueSpec(aimed_as, scale=scale))
    assert compare(found, wanted, Better.HIGHER) is Comparison.NOT_COMPARABLE


@pytest.mark.parametrize(
    ("written", "period"),
    [
        ("Q3 2022/23", "2022/23-Q3"),
        ("Q4 22/23", "2022/23-Q4"),
        ("Q1 24/25", "2024/25-Q1"),
        ("Oct 22", "2022-10"),
        ("July 22", "2022-07"),
        ("30/09/22", "2022-09-30"),
        ("November 2022", "2022-11"),
        ("Dec-25", "2025-12"),
    ],
)
def test_dates_in_the_papers_headings(written, period):
    assert parse_period(written).code == period


def scorecard_rows():
    """Target, position and period, latest and previous, of each scorecard row in paper 001."""
    papers = sorted(SEEDS.glob("001_*.txt"))
    if not papers:
        pytest.skip(f"the papers are not here: {SEEDS}")
    for line in papers[0].read_text(encoding="utf-8").splitlines()[1085:2225]:
        cells = [cell.strip() for cell in line.split("\t")]
        if "Driver" in cells and len(cells) > 8:
            where = cells.index("Driver")
            yield cells[where - 6 : where]


def test_every_scorecard_row_of_the_board_pack_is_understood():
    rows = list(scorecard_rows())
    assert len(rows) == 47
    for target, position, period, *previous in rows:
        for figure in (target, position, *previous[:2]):
            spec = ValueSpec(Kind.PERCENT if figure.endswith("%") else Kind.RATE)
            value = parse_value(figure, spec)
            assert format_value(value, spec).replace(",", "") == figure.replace(",", "")
            assert Decimal(str(to_number(value, spec))) == Decimal(
                figure.strip("%").replace(",", "")
            )
        for written in (period, previous[2]):
            assert parse_period(written).kind is PeriodKind.MONTH
            assert parse_period(written).label == written
        assert parse_period(previous[2]) == parse_period(period).previous()
