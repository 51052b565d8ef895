"""The executive summary; braces are filled with the figures of the measure they name.

Themes without words of their own get the sentences that the product makes.
"""

NARRATIVE: tuple[tuple[str, str], ...] = (
    (
        "executive_summary",
        "The year 2025/26 ends with steady progress on waits and workforce and with pressure in "
        "the emergency pathway. A&E four-hour performance was {m[ae-4h].now} in March against a "
        "trajectory of {m[ae-4h].aim}. The share of patients in the department for too long, over "
        "12 hours in A&E, was {m[ed-12h].now} after {m[ed-12h].year_ago} a year before.",
    ),
    (
        "executive_summary.people",
        "Vacancy rate: {m[vacancy-rate].now}, within the limit of {m[vacancy-rate].aim} and "
        "improving. Turnover rate: {m[turnover].now} against a limit of {m[turnover].aim}; it has "
        "a full countermeasure summary. Mandatory training stands at {m[mandatory-training].now}.",
    ),
    (
        "executive_summary.patient-access",
        "Referral to treatment was {m[rtt-18].now} against a trajectory of {m[rtt-18].aim}. "
        "Diagnostic waits stood at {m[diagnostics-6wk].now}, after {m[diagnostics-6wk].year_ago} a "
        "year before; echocardiography holds them back. Ambulance handover time was "
        "{m[ambulance-handover].now}, within the standard again.",
    ),
    (
        "executive_summary.sustainability",
        "Surplus or deficit in the month was {m[surplus].now} against a plan of {m[surplus].aim}. "
        "Agency spend was {m[agency].now}, well within its limit of {m[agency].aim}.",
    ),
)
