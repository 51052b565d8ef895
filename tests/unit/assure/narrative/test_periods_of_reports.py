"""Whose newest period the words of each report belong to, held against the reports there are."""

from goldenthread.assure.narrative.texts import REPORTS_OF, texts_of_report
from goldenthread.report.build import COMPOSITIONS


def test_every_report_belongs_to_what_it_is_about():
    for code, one in COMPOSITIONS.items():
        of = "programmes" if one.is_of_programme else "figures"
        if one.needs != ("measures",) and not one.is_of_programme:
            of = "money"
        assert texts_of_report(code).of == {of}, code
        assert texts_of_report(code).report == code
    assert set(REPORTS_OF) <= set(COMPOSITIONS)
