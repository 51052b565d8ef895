"""The self-contained file: complete, escaped, fetching nothing."""

import re

import pytest

from goldenthread.report.compositions import ipr
from goldenthread.report.render import html
from tests.integration.report.trust import MARCH, Trust

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def printed(db):
    trust = Trust()
    trust.countermeasures()
    trust.commentary(trust.falls)
    return html.render(ipr.build(trust.organisation, MARCH))


def test_nothing_is_fetched_and_no_script_runs(printed):
    assert "<script" not in printed
    sources = re.findall(r'(?:src|href)="([^"]*)"', printed)
    assert all(found.startswith(("data:", "#")) for found in sources)
    assert "url(" not in printed


def test_text_of_the_records_is_escaped(printed):
    assert "Beds &amp; &lt;b&gt;" in printed
    assert "Beds & <b>" not in printed


def test_headings_tables_and_links_are_sound(printed):
    assert printed.count("<h1") == 1
    tables = re.findall(r"<table.*?</table>", printed, re.DOTALL)
    assert all("<caption>" in table and 'scope="col' in table for table in tables)
    anchors = set(re.findall(r' id="([^"]+)"', printed))
    links = set(re.findall(r'href="#([^"]+)"', printed))
    assert links <= anchors
    assert len(re.findall(r' id="([^"]+)"', printed)) == len(anchors)


def test_pictures_have_words(printed):
    images = re.findall(r"<img [^>]*>", printed)
    assert images
    assert all(re.search(r'alt="[^"]{10,}"', image) for image in images)


def test_the_figures_of_the_scorecard_are_printed(printed):
    card = printed[printed.index('id="theme-access"') :]
    row = card[card.index('href="#cms-waits"') :].split("</tr>")[0]
    for text in ("90%", "70%", "Mar-23", "71%", "Feb-23", "Full CMS"):
        assert text in row
