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
from goldenthread.vocabulary.risk import RiskBand, band_of, is_score, score_of
from goldenthread.vocabulary.status import (
    STATUS_SCALES,
    Standing,
    StatusScale,
    StatusStep,
    worst,
)
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
    "RiskBand",
    "Role",
    "Standing",
    "StatusScale",
    "StatusStep",
    "Tier",
    "Value",
    "ValueParseError",
    "ValueSpec",
    "Variation",
    "WarningCode",
    "band_of",
    "combine_ratios",
    "comparator_of",
    "compare",
    "format_change",
    "format_chart_number",
    "format_value",
    "is_chartable_as_xmr",
    "is_score",
    "money_suffix",
    "parse_period",
    "parse_value",
    "ratio_value",
    "score_of",
    "slug",
    "to_number",
    "total",
    "value_from_number",
    "worst",
]
