"""The factories make records that hold together."""

import pytest

from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", factories.__all__)
def test_each_factory_makes_a_valid_record(name):
    record = getattr(factories, name)()
    record.validate_constraints()
    assert record.pk


def test_a_figure_is_typed_by_its_measure():
    figure = factories.ObservationFactory(
        series__measure__kind="money", series__measure__unit="£k", value="£(4.9)m"
    )
    assert figure.number == -4_900_000
