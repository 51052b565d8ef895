"""A user imports only for the organisations where they load figures."""

import pytest

from goldenthread.collect import importer
from goldenthread.records.history.models import AuditEvent
from goldenthread.records.measures.models import Observation
from goldenthread.records.organisations.models import Membership, Organisation
from tests import factories
from tests.integration.collect.folders import FIGURE, MEASURES, TRUST, folder

pytestmark = [pytest.mark.django_db, pytest.mark.slow]


@pytest.fixture
def analyst():
    own = factories.OrganisationFactory(code="RWF", name="A trust")
    member = factories.MembershipFactory(
        organisation=own, role=Membership.Role.CONTRIBUTOR, loads_figures=True
    )
    factories.MeasureFactory(organisation=own, code="waits", name="Waits")
    return member.user


def problems(path, by):
    return [str(error) for error in importer.preview(path, by=by).errors]


def test_an_analyst_imports_for_the_own_organisation(tmp_path, analyst):
    plan = importer.run(folder(tmp_path / "f", TRUST, MEASURES, observations=[FIGURE]), by=analyst)
    assert plan.errors == []
    assert Observation.objects.get().recorded_by == analyst
    event = AuditEvent.objects.get()
    assert (event.by, event.source) == (analyst, "f")


@pytest.mark.parametrize("role", [Membership.Role.VIEWER, Membership.Role.APPROVER])
def test_other_roles_import_nothing(tmp_path, analyst, role):
    Membership.objects.update(role=role, loads_figures=role == Membership.Role.VIEWER)
    path = folder(tmp_path / "f", observations=[FIGURE])
    assert problems(path, analyst)


def test_figures_of_another_organisation_are_refused_without_telling_of_them(tmp_path, analyst):
    other = factories.MeasureFactory(organisation__code="RZ9", code="secret")
    factories.ObservationFactory(series__measure=other, value="77.7%")
    for measure in ("secret", "RZ9:secret", "RZ9:nothing"):
        path = folder(tmp_path / "f", observations=[{**FIGURE, "measure": measure}])
        (problem,) = problems(path, analyst)
        assert "is no known measure" in problem
        assert "77.7" not in problem
    path = folder(tmp_path / "f", measures=[{**MEASURES["measures"][0], "organisation": "RZ9"}])
    assert "is no known organisation" in problems(path, analyst)[0]


def test_only_a_superuser_creates_organisations(tmp_path, analyst):
    new = {"code": "NEW", "name": "New", "kind": "trust"}
    path = folder(tmp_path / "f", organisations=[*TRUST["organisations"], new])
    assert "superuser" in problems(path, analyst)[0]
    path = folder(path, organisations=[new], measures=[{**MEASURES["measures"][0],
                                                        "organisation": "NEW"}])  # fmt: skip
    assert len(problems(path, analyst)) == 2
    assert problems(path, factories.UserFactory(is_superuser=True)) == []


def test_another_organisation_may_stand_in_the_file_as_it_is_stored(tmp_path, analyst):
    factories.OrganisationFactory(code="QKS", name="Board", kind="icb")
    board = {"code": "QKS", "name": "Board", "kind": "icb"}
    trust = {**TRUST["organisations"][0], "parent": "QKS"}
    path = folder(tmp_path / "f", organisations=[board, trust])
    assert problems(path, analyst) == []
    importer.run(path, by=analyst)
    assert Organisation.objects.get(code="RWF").parent.code == "QKS"
    path = folder(path, organisations=[{**board, "name": "Other"}])
    (problem,) = problems(path, analyst)
    assert "may not change" in problem
    assert "Board" not in problem


def test_a_user_without_any_organisation_finds_nothing(tmp_path):
    factories.MeasureFactory(code="waits")
    path = folder(tmp_path / "f", observations=[FIGURE])
    assert "is no known measure" in problems(path, factories.UserFactory())[0]
