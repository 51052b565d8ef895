"""The executive summary; braces are filled with the figures of the measure they name."""

NARRATIVE: tuple[tuple[str, str], ...] = (
    (
        "executive_summary",
        "The year 2025/26 ends with steady progress on waits and workforce and with pressure in "
        "the emergency pathway. A&E four-hour performance was {m[ae-4h].now} in March "
        "against a trajectory of {m[ae-4h].aim}, while the share of patients over 12 hours in A&E "
        "was {m[ed-12h].now}, after {m[ed-12h].year_ago} a year before.",
    ),
    (
        "executive_summary.people",
        "The vacancy rate is {m[vacancy-rate].now} and mandatory training stands at "
        "{m[mandatory-training].now}. Turnover rate is {m[turnover].now} against a limit of "
        "{m[turnover].aim} and has a full countermeasure summary.",
    ),
    (
        "executive_summary.patient-safety-clinical-effectiveness",
        "One MRSA bloodstream infection occurred in March. There was no never event after the one "
        "of February. Incidents with harm remain at {m[harm].now} per 1,000 bed days.",
    ),
    (
        "executive_summary.patient-access",
        "Referral to treatment was {m[rtt-18].now} against a trajectory of {m[rtt-18].aim}. "
        "Diagnostic waits stood at {m[diagnostics-6wk].now}, after "
        "{m[diagnostics-6wk].year_ago} a year before; echocardiography holds them "
        "back. Ambulance handover time was {m[ambulance-handover].now}.",
    ),
    (
        "executive_summary.patient-experience",
        "{m[complaints].now} new complaints arrived in March. Complaints answered in time stood "
        "at {m[complaints-in-time].now}; inpatient experience remains high at "
        "{m[fft-inpatients].now}.",
    ),
    (
        "executive_summary.systems",
        "Discharges by noon reached {m[discharge-noon].now}. {m[long-stays].now} patients had "
        "been in hospital for three weeks or more, over the limit for six months now.",
    ),
    (
        "executive_summary.sustainability",
        "Surplus or deficit in the month was {m[surplus].now} against a plan of {m[surplus].aim}. "
        "Agency spend was {m[agency].now}, well within its limit of {m[agency].aim}.",
    ),
)
