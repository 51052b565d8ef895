"""Models of measures, a file for each subject."""

from goldenthread.records.measures.models.business_rule import BusinessRule
from goldenthread.records.measures.models.countermeasure import (
    Contributor,
    CountermeasureAction,
    CountermeasureSummary,
)
from goldenthread.records.measures.models.measure import Measure, Series
from goldenthread.records.measures.models.narrative import Annotation, Commentary, Rebase
from goldenthread.records.measures.models.observation import Observation
from goldenthread.records.measures.models.table import StratificationTable, TableCell
from goldenthread.records.measures.models.target import Target

__all__ = [
    "Annotation",
    "BusinessRule",
    "Commentary",
    "Contributor",
    "CountermeasureAction",
    "CountermeasureSummary",
    "Measure",
    "Observation",
    "Rebase",
    "Series",
    "StratificationTable",
    "TableCell",
    "Target",
]
