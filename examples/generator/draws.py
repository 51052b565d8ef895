"""Which sequence of chances a measure uses, 0 where it is not listed.

Each is the first in which the measure shows its scenario. After a change of a declaration the
test says which scenarios are lost: try the next numbers there.
"""

DRAWS: dict[str, int] = {
    "ae-4h": 11,
    "appraisals": 8,
    "bank-fill": 20,
    "complaints": 18,
    "efficiencies": 8,
    "employee-relations": 4,
    "fft-ed": 4,
    "hcsw-vacancies": 3,
    "hospital-covid": 4,
    "long-stays": 1,
    "missed-appointments": 1,
    "night-moves": 68,
    "paid-in-time": 54,
    "pressure-ulcers": 1,
    "ready-to-leave-daily": 78,
    "referrals": 1,
    "rtt-18": 1,
    "smoking-at-delivery": 2,
    "theatre-use": 3,
    "time-to-hire": 3,
    "turnover": 1,
}
