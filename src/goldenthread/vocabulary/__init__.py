"""The ground floor: typed values, NHS periods, directions, names of states and roles."""

from goldenthread.vocabulary.aggregate import (
    AggregateError,
    Ratio,
    combine_ratios,
    ratio_value,
    total,
)
from goldenthread.vocabulary.directions import (
    Better,
    Comparator,
    Comparison,
    comparator_of,
    compare,
)
from goldenthread.vocabulary.kinds import Absence, Bound, Kind, ValueSpec, is_chartable_as_xmr
from goldenthread.vocabulary.names import (
    CQC_DOMAINS,
    ActionCode,
    Assurance,
    PointType,
    Role,
    Tier,
    Variation,
    WarningCode,
    slug,
)
from goldenthread.vocabulary.parsing import parse_value
from goldenthread.vocabulary.period_forms import PeriodParseError, parse_period
from goldenthread.vocabulary.periods import Period, PeriodKind
from goldenthread.vocabulary.printing import (
    format_change,
    format_chart_number,
    format_value,
    money_suffix,
    to_number,
    value_from_number,
)
from goldenthread.vocabulary.status import STATUS_SCALES, StatusScale, StatusStep
from goldenthread.vocabulary.values import Value, ValueParseError

__all__ = [
    "CQC_DOMAINS",
    "STATUS_SCALES",
    "Absence",
    "ActionCode",
    "AggregateError",
    "Assurance",
    "Better",
    "Bound",
    "Comparator",
    "Comparison",
    "Kind",
    "Period",
    "PeriodKind",
    "PeriodParseError",
    "PointType",
    "Ratio",
    "Role",
    "StatusScale",
    "StatusStep",
    "Tier",
    "Value",
    "ValueParseError",
    "ValueSpec",
    "Variation",
    "WarningCode",
    "combine_ratios",
    "comparator_of",
    "compare",
    "format_change",
    "format_chart_number",
    "format_value",
    "is_chartable_as_xmr",
    "money_suffix",
    "parse_period",
    "parse_value",
    "ratio_value",
    "slug",
    "to_number",
    "total",
    "value_from_number",
]
