"""The XML of a native chart: python-pptx writes categories, series and axes, this its look."""

from __future__ import annotations

from lxml import etree
from pptx.chart.xmlwriter import ChartXmlWriter
from pptx.enum.chart import XL_CHART_TYPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from goldenthread.report.charts.look import GREY, GRID, INK
from goldenthread.report.render.docx.series_xml import style_bar, style_line
from goldenthread.report.render.docx.styles import FONT
from goldenthread.report.render.docx.xml import Element, hex_of
from goldenthread.report.render.native import NativeChart
from goldenthread.report.render.native_workbook import PlainChartData

KINDS = {
    ("line", False): XL_CHART_TYPE.LINE_MARKERS,
    ("line", True): XL_CHART_TYPE.LINE_MARKERS,
    ("bar", False): XL_CHART_TYPE.COLUMN_CLUSTERED,
    ("bar", True): XL_CHART_TYPE.BAR_CLUSTERED,
    ("stacked_bar", False): XL_CHART_TYPE.COLUMN_STACKED,
    ("stacked_bar", True): XL_CHART_TYPE.BAR_STACKED,
}
TEXT_SIZE = 900  # hundredths of a point
LEGEND = '<c:legend {ns}><c:legendPos val="b"/><c:overlay val="0"/></c:legend>'
PAPER = "<c:spPr {ns}><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
VISIBLE = '<c:plotVisOnly {ns} val="1"/>'
LINE = (
    '<c:spPr {ns}><a:ln w="9525"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:ln>'
    "</c:spPr>"
)
EXTERNAL = '<c:externalData {ns} r:id="{workbook}"><c:autoUpdate val="0"/></c:externalData>'
MOST_LABELS = 20  # of categories that are legible along a chart


def chart_space(native: NativeChart, data: PlainChartData, workbook: str) -> bytes:
    """Give the chart part's content; `workbook` is the relationship to its data."""
    written = ChartXmlWriter(KINDS[native.style, native.horizontal], data).xml
    space = parse_xml(written.encode())
    style_space(space, native)
    plot = space.find(f".//{qn('c:plotArea')}")
    for number, series in enumerate(plot.iter(qn("c:ser"))):
        style = style_line if native.style == "line" else style_bar
        style(series, native.series[number], native)
    if native.style != "line":
        style_bars(plot, native)
    style_axes(plot, native)
    space.append(parse_xml(EXTERNAL.format(ns=nsdecls("c", "r"), workbook=workbook)))
    body: bytes = etree.tostring(space, xml_declaration=True, encoding="UTF-8", standalone=True)
    return body


def style_space(space: Element, native: NativeChart) -> None:
    """Give the chart square corners, neither frame nor title, a legend below and small text."""
    space.find(qn("c:date1904")).addnext(made("<c:roundedCorners {ns} val='0'/>"))
    chart = space.find(qn("c:chart"))
    chart.find(qn("c:autoTitleDeleted")).set("val", "1")
    for legend in chart.findall(qn("c:legend")):
        chart.remove(legend)
    plot = chart.find(qn("c:plotArea"))
    legend = made(LEGEND)
    plot.addnext(legend)
    leave_out(legend, native)
    if chart.find(qn("c:plotVisOnly")) is None:
        chart.find(qn("c:legend")).addnext(made(VISIBLE))
    chart.addnext(made(PAPER))
    text = space.find(f"{qn('c:txPr')}//{qn('a:defRPr')}")
    text.set("sz", str(TEXT_SIZE))
    text.append(made(f"<a:solidFill {{ns}}><a:srgbClr val='{hex_of(INK)}'/></a:solidFill>"))
    text.append(made(f"<a:latin {{ns}} typeface='{FONT}'/>"))
    space.find(f"{qn('c:txPr')}//{qn('a:endParaRPr')}").set("lang", "en-GB")


def leave_out(legend: Element, native: NativeChart) -> None:
    """Take series that are not seen out of the legend."""
    place = legend.find(qn("c:legendPos"))
    for at in reversed([at for at, one in enumerate(native.series) if one.is_hidden]):
        entry = f'<c:legendEntry {{ns}}><c:idx val="{at}"/><c:delete val="1"/></c:legendEntry>'
        place.addnext(made(entry))


def style_bars(plot: Element, native: NativeChart) -> None:
    """Give bars the distance that lets their labels be read."""
    bars = plot.find(qn("c:barChart"))
    gap = made("<c:gapWidth {ns} val='60'/>")
    overlap = bars.find(qn("c:overlap"))
    (bars.find(qn("c:axId")) if overlap is None else overlap).addprevious(gap)
    bars.find(qn("c:grouping")).addnext(made("<c:varyColors {ns} val='0'/>"))


def style_axes(plot: Element, native: NativeChart) -> None:
    """Give the axes the numbers' format, a title where there is one, and quiet lines."""
    values, categories = plot.find(qn("c:valAx")), plot.find(qn("c:catAx"))
    lines = values.find(qn("c:majorGridlines"))
    lines.append(line_of(GRID))
    place = lines
    if native.axis:
        place = axis_title(native)
        lines.addnext(place)
    form = made("<c:numFmt {ns} formatCode='' sourceLinked='0'/>")
    form.set("formatCode", native.number_format)
    place.addnext(form)
    for axis in (values, categories):
        axis.find(qn("c:tickLblPos")).addnext(line_of(GREY))
    categories.find(qn("c:tickLblPos")).set("val", "low")
    if native.bottom is not None:
        lowest = made("<c:min {ns} val='0'/>")
        lowest.set("val", repr(native.bottom))
        values.find(qn("c:scaling")).append(lowest)
    if len(native.categories) > MOST_LABELS and not native.horizontal:
        skip = made("<c:tickLblSkip {ns} val='1'/>")
        skip.set("val", str(-(-len(native.categories) // MOST_LABELS)))
        categories.find(qn("c:lblOffset")).addnext(skip)
    if native.horizontal:
        categories.find(f".//{qn('c:orientation')}").set("val", "maxMin")
        values.find(qn("c:crosses")).set("val", "max")
    values.append(made("<c:crossBetween {ns} val='between'/>"))


def axis_title(native: NativeChart) -> Element:
    """Give the title of the value axis."""
    turned = "" if native.horizontal else ' rot="-5400000" vert="horz"'
    title = made(
        f"<c:title {{ns}}><c:tx><c:rich><a:bodyPr{turned}/><a:p><a:pPr><a:defRPr b='0'/></a:pPr>"
        "<a:r><a:rPr lang='en-GB' b='0'/><a:t/></a:r></a:p></c:rich></c:tx>"
        "<c:overlay val='0'/></c:title>"
    )
    title.find(f".//{qn('a:t')}").text = native.axis
    return title


def line_of(colour: str) -> Element:
    """Give the look of an axis or a line of the grid."""
    return parse_xml(LINE.format(ns=nsdecls("c", "a"), colour=hex_of(colour)))


def made(written: str) -> Element:
    """Give the element of a template."""
    return parse_xml(written.format(ns=nsdecls("c", "a")))
