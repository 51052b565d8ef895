"""The look of a native chart's series: colours, dashes, marks and what is not joined."""

from __future__ import annotations

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from goldenthread.report.charts.look import INK
from goldenthread.report.render.docx.xml import Element, hex_of
from goldenthread.report.render.native import NativeChart, NativePoint, NativeSeries

THICK, THIN = 22225, 15875  # EMU
MARKED = 24  # more categories than this need no mark at each point of a plain graph
FILL = '<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
NO_MARKER = '<c:marker><c:symbol val="none"/></c:marker>'


def style_line(element: Element, series: NativeSeries, native: NativeChart) -> None:
    """Draw a line in its colour; its points marked where they tell something."""
    is_marked = not series.dashed and (series.points or len(native.categories) <= MARKED)
    is_marked = is_marked and series.name != "Mean"
    first = marker(NativePoint(0, series.colour, "circle")) if is_marked else NO_MARKER
    for found in element.findall(qn("c:marker")):
        element.remove(found)
    parts = [shape(series), first]
    special = {point.at: point for point in series.points}
    for at in sorted({*special, *series.breaks}):
        mark = marker(special[at]) if at in special else first
        look = shape(series, joined=False) if at in series.breaks else ""
        parts.append(f'<c:dPt><c:idx val="{at}"/>{mark}<c:bubble3D val="0"/>{look}</c:dPt>')
    insert_after_name(element, parts)


def style_bar(element: Element, series: NativeSeries, native: NativeChart) -> None:
    """Fill bars with their colour, inked round so that pale ones are seen, with their numbers."""
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
    insert_after_name(element, parts)


def insert_after_name(element: Element, parts: list[str]) -> None:
    """Put the parts where the schema wants them: after the series' name."""
    wrapped = parse_xml(f"<c:ser {nsdecls('c', 'a')}>{''.join(parts)}</c:ser>")
    for part in reversed(list(wrapped)):
        element.find(qn("c:tx")).addnext(part)


def shape(series: NativeSeries, *, joined: bool = True) -> str:
    """Give the look of a line, none where a point is not joined to the one before."""
    width = THIN if series.dashed or series.name == "Mean" else THICK
    if not joined:
        return f'<c:spPr><a:ln w="{width}"><a:noFill/></a:ln></c:spPr>'
    dash = '<a:prstDash val="dash"/>' if series.dashed else ""
    fill = FILL.format(colour=hex_of(series.colour))
    return f'<c:spPr><a:ln w="{width}" cap="rnd">{fill}{dash}<a:round/></a:ln></c:spPr>'


def marker(point: NativePoint) -> str:
    """Give the mark of a point: its shape tells what its colour does."""
    fill = FILL.format(colour=hex_of(point.colour))
    edge = FILL.format(colour=hex_of(INK))
    return (
        f'<c:marker><c:symbol val="{point.symbol}"/><c:size val="6"/>'
        f'<c:spPr>{fill}<a:ln w="6350">{edge}</a:ln></c:spPr></c:marker>'
    )
