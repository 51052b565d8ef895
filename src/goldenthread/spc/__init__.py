"""Control charts (XmR) for many series at once: limits, special causes, icons (RULES 1)."""

from goldenthread.spc.columns import Problem, SpcInputError
from goldenthread.spc.engine import Analysis, analyse
from goldenthread.spc.limits import SIGMA_FACTOR
from goldenthread.spc.profiles import MAKING_DATA_COUNT, PLOTTHEDOTS, Profile, profile

__all__ = [
    "MAKING_DATA_COUNT",
    "PLOTTHEDOTS",
    "SIGMA_FACTOR",
    "Analysis",
    "Problem",
    "Profile",
    "SpcInputError",
    "analyse",
    "profile",
]
