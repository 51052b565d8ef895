"""Lists cost the same number of queries however many measures there are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

PAGES = ("", "scorecards/", "scorecards/patient-access/", "matrix/")
MOST = 28


def queries_of(client, address: str) -> int:
    client.get(address)  # content types and the like are kept after the first visit
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


@pytest.mark.slow
@pytest.mark.parametrize("part", PAGES)
def test_the_number_of_queries_does_not_grow_with_the_measures(world, part):
    client = world.client("contributor")
    address = f"/organisations/RWF/{part}"
    few = queries_of(client, address)
    for number in range(8):
        world.measure(f"more-{number}", theme="Patient Access", owner=world.post)
    assert queries_of(client, address) == few
    assert few <= MOST


@pytest.mark.slow
def test_the_measure_page_costs_the_same_with_more_figures(world):
    from tests.integration.assure import trust

    client = world.client("contributor")
    address = "/organisations/RWF/measures/waits/"
    few = queries_of(client, address)
    trust.months(world.owned, ["60%"] * 20, last=trust.MARCH.shift(-18))
    assert queries_of(client, address) == few


@pytest.mark.slow
def test_lists_of_people_and_imports_cost_the_same_with_more_rows(world):
    from tests.integration.web.world import person

    client = world.client("administrator")
    before = [queries_of(client, f"/organisations/RWF/{page}/") for page in ("people", "imports")]
    for number in range(5):
        world.join(person(f"more{number}"), "viewer")
        world.batch(state="applied")
    after = [queries_of(client, f"/organisations/RWF/{page}/") for page in ("people", "imports")]
    assert after == before
