"""Where savings stand, in sentences: numbers, plurals and what is on plan."""

import pytest

from goldenthread.assure.savings.assess import judge
from goldenthread.report.compositions.money.positions import position_words
from goldenthread.vocabulary import parse_period
from tests.unit.assure.savings.portfolios import facts, months, portfolio_of

MAY = parse_period("2024-05")
K = 1000 * 100  # pence


def words(count, *actual):
    held = [(facts(n), months(*[K] * 12), months(*actual), months()) for n in range(1, count + 1)]
    return position_words(judge(portfolio_of(*held), MAY))


@pytest.mark.parametrize(
    ("count", "actual", "said"),
    [
        (1, (K, K), ["1 scheme plans £12k in 2024/25. By the end of May 2024 £2k was delivered "
                     "against £2k: on plan.", "The forecast outturn is £12k, on plan."]),
        (2, (K, 0), ["2 schemes plan £24k in 2024/25. By the end of May 2024 £2k was delivered "
                     "against £4k: £2k adverse.",
                     "The forecast outturn is £22k, £2k adverse against the plan."]),
        (1001, (K, K), ["1,001 schemes plan £12.0m in 2024/25. By the end of May 2024 £2.0m was "
                        "delivered against £2.0m: on plan.",
                        "The forecast outturn is £12.0m, on plan."]),
        (0, (), []),
    ],
)  # fmt: skip
def test_savings_are_told_in_sentences(count, actual, said):
    assert words(count, *actual) == said
