"""What the records of a programme contradict among themselves."""

import datetime as dt

import pytest

from goldenthread.assure.programmes.assess import assess_programme
from goldenthread.assure.programmes.moved import APPROVED
from goldenthread.records.organisations.models import Unit
from goldenthread.records.programmes.models import Action, ProgressUpdate
from tests import factories
from tests.integration.assure.programme import assessed, day, findings_of, moment
from tests.integration.assure.trust import MARCH

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
LONG = "Performance held in the month, and recovery goes on in every ward."


@pytest.fixture
def programme():
    trust = factories.OrganisationFactory(code="RWF")
    return factories.ProgrammeFactory(organisation=trust, code="iip", milestone_scale="brag")


@pytest.fixture
def stream(programme):
    return factories.WorkstreamFactory(programme=programme, code="safety", name="Safety")


def told(programme, code, **options):
    """Give the findings of a code."""
    return [one for one in assessed(programme, **options).result.findings if one.code == code]


def words(programme, code, **options):
    return [one.words for one in told(programme, code, **options)]


class TestWork:
    def test_a_milestone_that_is_complete_may_speak_of_no_open_work(self, programme, stream):
        factories.MilestoneFactory(workstream=stream, status="blue", reference="1",
                                   commentary="Held. Money has to be confirmed.")  # fmt: skip
        factories.MilestoneFactory(workstream=stream, status="blue", reference="2",
                                   commentary="Held, and nothing is outstanding.")  # fmt: skip
        (found,) = told(programme, "complete_with_outstanding_work")
        assert (found.severity, found.field) == ("warning", "commentary")
        assert found.held == "Money has to be confirmed."

    def test_a_workstream_that_is_complete_has_no_open_work(self, programme, stream):
        stream.status, stream.status_reason = "complete", "Done"
        stream.save()
        factories.MilestoneFactory(workstream=stream, status="blue")
        assert told(programme, "complete_with_open_work") == []
        action = factories.ActionFactory(workstream=stream, title="Train", due=day("2023-04-30"))
        (found,) = told(programme, "complete_with_open_work")
        assert found.words == "Safety: stated 'Complete and embedded', but 'Train' is open"
        assert [ref.id for ref in found.involved] == [action.pk]
        factories.ActionFactory(workstream=stream, title="Buy", due=day("2023-04-30"))
        assert "2 records in it are open" in words(programme, "complete_with_open_work")[0]

    @pytest.mark.parametrize(
        ("due", "status", "scale", "is_wrong"),
        [
            ("2023-01-31", "green", "brag", True),
            ("2023-03-15", "green", "brag", False),  # under a month: a warning is enough
            ("2023-01-31", "amber", "brag", False),
            ("2023-01-31", "in_progress", "progress", False),  # it cannot say that it is late
            ("2023-04-30", "green", "brag", False),
        ],
    )
    def test_a_green_milestone_is_not_overdue(
        self, programme, stream, due, status, scale, is_wrong
    ):
        programme.milestone_scale = scale
        programme.save()
        factories.MilestoneFactory(
            workstream=stream, due=day(due), status=status, commentary="Words"
        )
        found = told(programme, "on_track_but_late")
        assert [one.severity for one in found] == (["error"] if is_wrong else [])
        assert all(one.held == "Due on 31 January 2023" for one in found)

    def test_a_red_milestone_says_why(self, programme, stream):
        factories.MilestoneFactory(workstream=stream, status="red", reference="1")
        factories.MilestoneFactory(workstream=stream, status="red", reference="2", commentary="Ill")
        assert findings_of(programme, "milestone") == [("error", "red_without_explanation")]

    def test_embedding_is_shown_by_an_audit_or_a_measure(self, programme, stream):
        options = {"delivery": "on_track", "embedding": "complete", "reason": "x"}
        action = factories.ActionFactory(workstream=stream, **options)
        assert told(programme, "embedded_without_effect")
        factories.EvidenceFactory(action=action, kind="audit")
        assert told(programme, "embedded_without_effect") == []


class TestDates:
    def test_a_forecast_that_has_passed_is_told_until_the_work_is_done(self, programme, stream):
        action = factories.ActionFactory(
            workstream=stream, due=day("2023-04-30"), forecast=day("2023-03-15")
        )
        (found,) = told(programme, "forecast_passed")
        assert found.said == "Forecast for 15 March 2023"
        assert told(programme, "forecast_passed", on="2023-03-15") == []
        action.completed = day("2023-03-20")
        action.save()
        assert told(programme, "forecast_passed") == []

    def test_the_finding_of_a_passed_forecast_is_the_same_a_month_later(self, programme, stream):
        factories.ActionFactory(
            workstream=stream, due=day("2023-06-30"), forecast=day("2023-03-15")
        )
        (march,) = told(programme, "forecast_passed")
        (april,) = told(programme, "forecast_passed", period=MARCH.next())
        assert march.fingerprint == april.fingerprint
        assert march.words != april.words

    def test_a_date_beside_another_baseline_needs_a_request(self, programme, stream):
        factories.MilestoneFactory(
            workstream=stream, due=day("2023-05-31"), baseline_due=day("2023-03-31")
        )
        (found,) = told(programme, "date_moved_without_request")
        assert (found.said, found.held) == ("Due on 31 May 2023", "Baselined for 31 March 2023")

    @pytest.mark.parametrize(
        ("reason", "later", "is_told"),
        [("import", 3, True), (APPROVED, 3, False), ("import", 0, False)],
    )
    def test_a_date_that_was_changed_in_place_is_told(
        self, programme, stream, time_machine, reason, later, is_told
    ):
        time_machine.move_to("2023-03-01 09:00")
        action = factories.ActionFactory(workstream=stream, title="Teach", due=day("2023-03-31"))
        time_machine.move_to(dt.datetime(2023, 3, 1 + later, 10, tzinfo=dt.UTC))
        action.due, action._change_reason = day("2023-06-30"), reason
        action.save()
        found = words(programme, "date_moved_without_request")
        assert found == ([
            "Teach: due on 30 June 2023, until 4 March 2023 it was 31 March 2023, and no change "
            "request was approved"
        ] if is_told else [])  # fmt: skip
        past = assess_programme(programme, MARCH, as_at=moment("2023-03-01T12:00"))
        assert "date_moved_without_request" not in {one.code for one in past.result.findings}

    def test_a_date_that_was_brought_back_is_no_change(self, programme, stream, time_machine):
        time_machine.move_to("2023-03-01 09:00")
        action = factories.ActionFactory(workstream=stream, due=day("2023-03-31"))
        for at, due in (("2023-03-05", "2023-06-30"), ("2023-03-06", "2023-03-31")):
            time_machine.move_to(f"{at} 09:00")
            action.due = day(due)
            action.save()
        assert told(programme, "date_moved_without_request") == []

    def test_nothing_is_complete_before_its_day(self, programme, stream, time_machine):
        time_machine.move_to("2023-04-10")
        factories.ActionFactory(workstream=stream, completed=day("2023-05-01"))
        factories.ActionFactory(workstream=stream, completed=day("2023-04-10"))
        (found,) = told(programme, "completed_in_future")
        assert found.severity == "error"

    def test_a_unit_and_the_milestone_that_sets_it_up_have_one_month(self, programme, stream):
        """The paper's own case: operational in September, established in October."""
        unit = Unit.objects.create(
            organisation=programme.organisation, code="css", name="Clinical Support Services",
            kind="division", valid_from=day("2019-09-23"),
        )  # fmt: skip
        options = {"workstream": stream, "commentary": "Words"}
        for reference, description, due in (
            ("1", "Clinical Support Services operational as a division", "2019-09-30"),
            ("2", "Clinical Support Services established as a division", "2019-10-31"),
            ("3", "Director of Clinical Support Services interviewed", "2019-11-30"),
            ("4", "Surgery established as a division", "2019-12-31"),
        ):
            factories.MilestoneFactory(
                reference=reference, description=description, due=day(due), **options
            )
        (found,) = told(programme, "dates_differ")
        assert found.words.startswith("2 Clinical Support Services established")
        assert [(ref.kind, ref.id) for ref in found.involved] == [("unit", unit.pk)]
        unit.valid_from = None
        unit.save()
        assert told(programme, "dates_differ") == []

    def test_one_event_in_two_workstreams_has_one_month(self, programme, stream):
        other = factories.WorkstreamFactory(programme=programme)
        options = {"description": "Director of Governance: interviews", "reference": ""}
        first = factories.MilestoneFactory(workstream=stream, due=day("2023-09-30"), **options)
        second = factories.MilestoneFactory(workstream=other, due=day("2023-10-31"), **options)
        (found,) = told(programme, "dates_differ")
        assert (found.record_id, found.involved[0].id) == (second.pk, first.pk)
        second.due = day("2023-09-01")
        second.save()
        assert told(programme, "dates_differ") == []
        again = {**options, "key": "again", "description": "Held once more"}
        for due in ("2023-09-30", "2023-12-31"):  # a step of one workstream may come again
            factories.MilestoneFactory(workstream=stream, due=day(due), **{**again, "key": due})
        assert told(programme, "dates_differ") == []

    def test_a_programme_ends_after_it_starts(self, programme):
        programme.starts, programme.ends = day("2023-04-01"), day("2022-04-01")
        programme.save()
        assert findings_of(programme) == [("error", "ends_before_start")]


class TestRepeats:
    def test_records_that_say_the_same_are_told_once(self, programme, stream):
        for title in ("Train every ward", "Train every  ward.", "Train no ward"):
            factories.ActionFactory(workstream=stream, title=title, due=day("2023-06-30"))
        (found,) = told(programme, "repeated_text")
        assert found.words == "2 actions say the same: Train every ward"
        assert len(found.involved) == 1

    def test_the_same_in_another_unit_or_source_is_another(self, programme, stream):
        units = [
            Unit.objects.create(organisation=programme.organisation, code=c, name=c, kind="ward")
            for c in ("a", "b")
        ]
        for unit in units:
            factories.ActionFactory(
                workstream=stream, title="Train", unit=unit, due=day("2023-06-30")
            )
            factories.RequirementFactory(workstream=stream, text="Train")  # each its own source
        assert told(programme, "repeated_text") == []

    def test_one_reference_for_a_whole_workstream_is_a_heading(self, programme, stream):
        for n in range(3):
            factories.MilestoneFactory(workstream=stream, reference="4.3", description=f"Step {n}")
        assert told(programme, "repeated_reference") == []
        factories.MilestoneFactory(workstream=stream, reference="4.4")
        assert len(told(programme, "repeated_reference")) == 1

    def test_a_report_is_not_word_for_word_the_last_one(self, programme, stream):
        for month, summary in ((2, LONG), (3, LONG)):
            factories.HighlightReportFactory(
                workstream=stream, period_start=dt.date(2023, month, 1), summary=summary,
                progress=LONG if month == 2 else "All new.",
            )  # fmt: skip
        assert words(programme, "repeated_words") == [
            "Safety: the summary is word for word that of Feb-23"
        ]
        assert told(programme, "repeated_words", period=MARCH.previous()) == []

    def test_short_words_may_well_be_the_same(self, programme, stream):
        for month in (2, 3):
            factories.HighlightReportFactory(
                workstream=stream, period_start=dt.date(2023, month, 1), summary="On track."
            )
        assert told(programme, "repeated_words") == []

    @pytest.mark.parametrize(("now", "is_told"), [(LONG, True), ("New words on it.", False)])
    def test_a_commentary_is_not_that_of_the_last_period(self, programme, stream, now, is_told):
        one = factories.MilestoneFactory(workstream=stream, due=day("2023-06-30"))
        for at, commentary in (("2023-02-15", LONG), ("2023-03-15", now)):
            ProgressUpdate.objects.create(milestone=one, on=day(at), commentary=commentary,
                                          at=moment("2023-03-16T09:00"))  # fmt: skip
        assert bool(told(programme, "repeated_words")) == is_told


class TestCounts:
    SAID = "Of the milestones two are complete and two green; one is amber and one red."

    def milestones(self, stream, **counts):
        for status, count in counts.items():
            for n in range(count):
                factories.MilestoneFactory(
                    workstream=stream, status=status, description=f"{status} {n}",
                    commentary="Words", due=day("2023-06-30"),
                )  # fmt: skip

    def test_counts_that_are_those_of_the_records_are_right(self, programme, stream):
        self.milestones(stream, blue=2, green=2, amber=1, red=1)
        factories.HighlightReportFactory(workstream=stream, summary=self.SAID)
        assert told(programme, "counts_differ") == []

    def test_counts_that_are_not_are_an_error(self, programme, stream):
        self.milestones(stream, blue=3, green=2, amber=1)
        report = factories.HighlightReportFactory(workstream=stream, summary=self.SAID)
        (found,) = told(programme, "counts_differ")
        assert (found.severity, found.record, found.record_id) == ("error", "highlight", report.pk)
        assert found.said == "2 complete, 2 green, 1 amber, 1 red"
        assert found.held == "The records count 3 complete, 0 red of 6"

    def test_counts_of_another_workstream_are_not_held_against_this_one(self, programme, stream):
        other = factories.WorkstreamFactory(programme=programme, code="people")
        self.milestones(other, blue=3, green=3)
        self.milestones(stream, blue=2, green=2, amber=1, red=1)
        factories.HighlightReportFactory(workstream=stream, summary=self.SAID)
        assert told(programme, "counts_differ") == []


class TestRegisters:
    @pytest.mark.parametrize(
        ("options", "codes"),
        [
            ({"likelihood": 5, "impact": 4}, ["extreme_without_controls"]),
            ({"likelihood": 5, "impact": 4, "controls": "Checks"}, []),
            ({"likelihood": 3, "impact": 4}, []),
            ({"likelihood": 5, "impact": 5, "closed": day("2023-03-01"),
              "raised": day("2023-01-01")}, []),
            ({"likelihood": 2, "impact": 3, "target_likelihood": 3, "target_impact": 3},
             ["risk_scores_out_of_order"]),
            ({"likelihood": 4, "impact": 3, "inherent_likelihood": 2, "inherent_impact": 3},
             ["risk_scores_out_of_order"]),
            ({"likelihood": 2, "impact": 3, "inherent_likelihood": 4, "inherent_impact": 3,
              "target_likelihood": 1, "target_impact": 3}, []),
            ({"raised": day("2023-03-01"), "closed": day("2023-02-01")}, ["closed_before_raised"]),
        ],
    )  # fmt: skip
    def test_risks(self, programme, stream, options, codes):
        factories.RiskFactory(workstream=stream, **options)
        assert [code for _, code in findings_of(programme, "risk")] == codes

    def test_an_issue_closes_after_it_was_raised(self, programme, stream):
        factories.IssueFactory(
            workstream=stream, raised=day("2023-03-01"), closed=day("2023-02-01")
        )
        assert findings_of(programme, "issue") == [("error", "closed_before_raised")]


class TestTexts:
    def test_days_that_cannot_be_and_plans_long_past(self, programme, stream):
        factories.HighlightReportFactory(
            workstream=stream, summary="Approved on 29 February 2023.",
            next="A review is planned for May 2003.",
        )  # fmt: skip
        factories.MilestoneFactory(workstream=stream, commentary="By 31 April 2023.",
                                   due=day("2023-06-30"))  # fmt: skip
        assert sorted(one.code for one in assessed(programme).result.findings) == [
            "date_long_past", "day_impossible", "day_impossible",
        ]  # fmt: skip


def test_every_finding_names_its_programme_and_stands_once(programme, stream):
    factories.ActionFactory(workstream=stream, delivery="overdue")
    found = assessed(programme).result.findings
    assert {one.programme for one in found} == {"iip"}
    assert len({one.fingerprint for one in found}) == len(found)


def test_a_sign_off_asks_for_the_words_of_red_actions_alone(programme, stream):
    from goldenthread.assure.programmes.proposing import missing_before_sign_off

    factories.MilestoneFactory(workstream=stream, status="red")
    factories.ActionFactory(workstream=stream, title="Teach", delivery="overdue", reason="x",
                            mitigation="m")  # fmt: skip
    result = assessed(programme).result
    assert missing_before_sign_off(result, "safety") == [
        "write the explanation of the red action 'Teach'"
    ]
    assert Action.objects.count() == 1
