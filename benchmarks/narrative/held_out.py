"""More labelled texts, over the generated trust: written in other styles, for what was not in mind.

What the first run over them gave is told in docs/narrative.md; labels as in `labelled`.
"""

from __future__ import annotations

from benchmarks.narrative.labelled import cases

WEALDSHORE = cases(
    "RZ9",
    "2026-03",
    # A chief executive's paragraph: long sentences, several measures, asides.
    "Good progress continues on workforce: the vacancy rate is {7.3%|a}, down from {8.4%|a} a year ago, and our "
    "bank filled {82.7%|a} of shifts. Turnover rate, however, has climbed to {12.4%|a}.",
    "The vacancy rate is now {7.9%|x}, down from {8.4%|a} a year ago.",
    "Turnover rate is {12.8%|x}.",
    "Mandatory training remains comfortably {above|a} the {85%|a} target at {88.8%|a}, although two divisions are "
    "at {79%|n} and {81%|n}.",
    "Mandatory training slipped by {0.8 percentage points|a} to {88.8%|a}.",
    "Mandatory training slipped by {1.8 percentage points|x} to {88.8%|a}.",
    "Mandatory training rose by {0.8 percentage points|x} to {88.8%|a}.",
    "Four-hour performance in A&E of {80.3%|a} beats the trajectory of {78.0%|a}; a neighbouring trust managed "
    "{71.2%|n}.",
    "A&E four-hour performance: {80.3%|a} (February {76.0%|a}, January {79.0%|a}).",
    "A&E four-hour performance: {80.3%|a} (February {79.0%|x}, January {76.0%|x}).",
    "Over 12 hours in A&E: {7.8%|a} against a maximum of {5%|a}. {3|n} mental health patients waited over {36 hours|n}.",
    "Referral to treatment {improved|a} to {61.2%|a}, from {60.5%|a}. By March 2027 we plan to reach {65%|n}.",
    "Referral to treatment {deteriorated|x} to {61.2%|a}, from {60.5%|a}.",
    "Waits over 52 weeks fell from {1,231|a} to {1,195|a} and must be under {800|n} by next March.",
    "Waits over 52 weeks fell from {1,213|x} in February to {1,195|a}.",
    "Diagnostic waits: {82.2%|a} within six weeks, below {92%|a}. Endoscopy alone is at {74%|x}.",
    "Echocardiography waits are {special cause of concern|a} at {51.8%|a}.",
    "Echocardiography waits are in {common cause variation|x} at {51.8%|a}.",
    "Falls remain {in common cause variation|a}; {5.65|a} per 1,000 bed days.",
    "Falls show {special cause improvement|x} at {5.65|a} per 1,000 bed days.",
    "Sepsis antibiotics in an hour have failed the target for more than {six months|a}.",
    "Mandatory training has failed the target for more than {six months|x}.",
    "Pressure ulcers have met the target for {seven months|a}.",
    "Pressure ulcers have met the target for {nine months|x}.",
    "Agency spend of {£854k|a} is within the limit of {£1.3m|a}; bank spend was {£2,430k|a}, {£180k|a} over its limit.",
    "Agency spend of {£845k|x} is within the limit of {£1.3m|a}.",
    "Bank spend was {£2.4m|a}, {£280k|x} over its limit.",
    "Cash balance stands at {£30.8m|a}, well {above|a} the minimum of {£22m|a}.",
    "Cash balance stands at {£38.0m|x}.",
    "The deficit in the month was {£120k|a} against a planned deficit of {£330k|a}.",
    "The surplus or deficit in the month was {£(210)k|x} against a plan of {£(330)k|a}.",
    "There was {one|a} MRSA bloodstream infection in March and there were {no|n} never events.",
    "New complaints: {44|a} received, {14|n} of them about communication, {53|a} in February.",
    "New complaints: {54|x} received in March.",
    "Complaints answered in time: {58.8%|a} ({30 of 51|n}).",
    "Complaints answered in time: {68.8%|x} ({30 of 51|n}).",
    "Long stays: {122|a} against a limit of {112|a}, with the average stay at {31 days|n}.",
    "Readmissions stayed at {8.0%|a} in February, {under|a} the limit of {8.6%|a}.",
    "Readmissions stayed at {8.0%|a} in February, {over|x} the limit of {8.6%|a}.",
    "In March {91.9%|a} rated Maternity experience as good; in the sector it is typically {93%|n}.",
    "HSMR is {98.7|a} for December 2025 and SHMI {0.955|a} for October 2025.",
    "HSMR is {97.8|x} for December 2025 and SHMI {0.959|x} for October 2025.",
    "Night moves: Moves at night were {5.5%|a}, up from {4.6%|a}, but {within|a} the limit of {6%|a}.",
    "The trust opened {24|n} beds, recruited {112|n} nurses and spent {£1.4m|n} on the new theatre.",
    "About {60%|n} of leavers give pay as their reason; {a third|n} of them move within {20 miles|n}.",
    # Owners' own words.
    ("measure:cancer-62-day", "We treated {71.7%|a} in time in February, still under {75%|a}. Urology is the weakest pathway, at "
     "{58%|n}; with it on standard we would be at {76%|n}."),
    ("measure:cancer-62-day", "We treated {71.7%|a} in time in January, still under {75%|a}.".replace("{71.7%|a} in time in January", "{71.7%|x} in time in January")),
    ("measure:surplus", "The month closed at {£(120)k|a}. Income was helped by {£400k|n} of one-off funding."),
    ("measure:surplus", "The month closed at {£120k|x} in surplus."),
    ("measure:never-events", "{No|n} never event was reported in March; {one|a} was in February."),
    ("measure:bed-occupancy", "{95.3%|a} of beds were full, {3.3 points|a} over the limit; it was met in {0|a} of the last twelve months."),
    ("measure:bed-occupancy", "{95.3%|a} of beds were full, it was met in {4|x} of the last twelve months."),
    ("measure:falls", "{5.65|a} per 1,000 bed days: the second lowest of the year. It was {6.13|a} in February and {6.62|a} a year ago."),
    ("measure:falls", "{5.65|a} per 1,000 bed days. It was {6.31|x} in February and {6.62|a} a year ago."),
    ("measure:sickness", "{5.0%|a} of days were lost in February. Long-term absence is {3.1%|n}, short-term {1.9%|n}."),
    ("measure:echo-6wk", "{51.8%|a} in March. It {deteriorated|a} from {63.0%|a} a year ago, a loss of {11.2 points|a}."),
    ("measure:echo-6wk", "{51.8%|a} in March. It {recovered|x} from {63.0%|a} a year ago."),
    ("measure:time-to-hire", "It took {38.2|a} working days on average, {within|a} the limit of {46|a}, against {45.5|a} in February."),
    ("measure:time-to-hire", "It took {32.8|x} working days on average against {45.5|a} in February."),
)  # fmt: skip

JANUARY = cases(
    "RZ9",
    "2026-01",
    "Pay was {£1.1m|a} adverse in the month, non-pay {£0.5m|a} adverse; income {£1.8m|a} better than plan.",
    "Pay was {£1.1m|x} favourable in the month.",
    "CIP has delivered {£13.5m|a} to date against a plan of {£22.2m|a}, {£8.7m|a} behind plan.",
    "CIP has delivered {£15.3m|x} to date against a plan of {£22.2m|a}.",
    "The CIP target of {£34m|a} was raised from {£32m|a} in July.",
    "Income of {£63.0m|a} in January was {£1.8m|a} above plan.",
    "Income of {£63.0m|a} in January was {£1.8m|x} below plan.",
)  # fmt: skip

HELD_OUT = (*WEALDSHORE, *JANUARY)
