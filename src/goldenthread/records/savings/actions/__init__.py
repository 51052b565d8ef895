"""What people do with savings: each step checks its permission and leaves its trace."""

from goldenthread.records.savings.actions.plans import (
    end_share,
    remove_scenario,
    save_scenario,
    set_target,
    set_weights,
    share_savings,
)
from goldenthread.records.savings.actions.schemes import (
    MonthAmounts,
    decide_gate,
    record_months,
    write_scheme,
)

__all__ = [
    "MonthAmounts",
    "decide_gate",
    "end_share",
    "record_months",
    "remove_scenario",
    "save_scenario",
    "set_target",
    "set_weights",
    "share_savings",
    "write_scheme",
]
