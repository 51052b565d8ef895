"""The look of a native chart's series: colours, dashes, marks and what is not joined."""

from __future__ import annotations

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from goldenthread.report.charts.look import INK
from goldenthread.report.render.docx.marked import is_marks_only
from goldenthread.report.render.docx.xml import Element, hex_of
from goldenthread.report.render.native import NativeChart, NativePoint, NativeSeries

COMMON, SPECIAL = 4, 7  # sizes of marks in points
THICK, THIN = 22225, 15875  # EMU
MARKED = 40  # more categories than this have no room for a mark at each point
FILL = '<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
FLAT = '<c:bubble3D val="0"/>'
UNSEEN = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


def style_line(element: Element, series: NativeSeries, native: NativeChart) -> None:
    """Draw a line in its colour; its points marked where they tell something."""
    first = NO_MARKER
    if is_marks_only(series):
        first = marker(series.points[0], SPECIAL)
    elif series.marked and len(native.categories) <= MARKED:
        first = marker(NativePoint(0, series.colour, "circle"), COMMON)
    for found in element.findall(qn("c:marker")):
        element.remove(found)
    look = shape(series, joined=False)
    cut = [f'<c:dPt><c:idx val="{at}"/>{first}{FLAT}{look}</c:dPt>' for at in series.breaks]
    insert_after_name(element, [shape(series, joined=not is_marks_only(series)), first, *cut])


def style_bar(element: Element, series: NativeSeries, native: NativeChart) -> None:
    """Fill bars with their colour, inked round so that pale ones are seen, with their numbers."""
    if series.is_hidden:
        return insert_after_name(element, [UNSEEN, '<c:invertIfNegative val="0"/>'])
    parts = [
        f"<c:spPr>{FILL.format(colour=hex_of(series.colour))}"
        f'<a:ln w="6350">{FILL.format(colour=hex_of(INK))}</a:ln></c:spPr>',
        '<c:invertIfNegative val="0"/>',
    ]
    if native.style == "stacked_bar" and native.horizontal:
        parts.append(
            '<c:dLbls><c:numFmt formatCode="0;;" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>'
            '<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
            '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
        )
    return insert_after_name(element, parts)


def insert_after_name(element: Element, parts: list[str]) -> None:
    """Put the parts where the schema wants them: after the series' name."""
    wrapped = parse_xml(f"<c:ser {nsdecls('c', 'a')}>{''.join(parts)}</c:ser>")
    for part in reversed(list(wrapped)):
        element.find(qn("c:tx")).addnext(part)


def shape(series: NativeSeries, *, joined: bool = True) -> str:
    """Give the look of a line, none where a point is not joined to the one before."""
    width = THIN if series.dashed or not series.marked else THICK
    if not joined:
        return f'<c:spPr><a:ln w="{width}"><a:noFill/></a:ln></c:spPr>'
    dash = '<a:prstDash val="dash"/>' if series.dashed else ""
    fill = FILL.format(colour=hex_of(series.colour))
    return f'<c:spPr><a:ln w="{width}" cap="rnd">{fill}{dash}<a:round/></a:ln></c:spPr>'


def marker(point: NativePoint, size: int) -> str:
    """Give the mark of a point: its shape tells what its colour does."""
    fill = FILL.format(colour=hex_of(point.colour))
    edge = FILL.format(colour=hex_of(INK))
    return (
        f'<c:marker><c:symbol val="{point.symbol}"/><c:size val="{size}"/>'
        f'<c:spPr>{fill}<a:ln w="6350">{edge}</a:ln></c:spPr></c:marker>'
    )
