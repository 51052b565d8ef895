"""Commentary of owners, filled with the figures of the measure at the report month."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """Commentary of one measure: for March, and the summary of February where there was one."""

    summary: str
    actions: str = ""
    assurance: str = ""
    february: str = ""


COMMENTARY: dict[str, Words] = {
    "turnover": Words(
        "Turnover stood at {now} in {month} against a limit of {aim}; a year before it was "
        "{year_ago}. It has been above its mean since the autumn, when theatre and imaging staff "
        "began to leave for a private hospital nearby.",
        "Stay conversations for theatre and imaging staff; flexible rosters on trial in two wards; "
        "a career path for support workers.",
        "Leavers in theatres are expected to slow by July 2026; the limit by December 2026.",
        "Turnover stood at {now} in {month}, above the limit of {aim}. The theatre teams account "
        "for most of the rise.",
    ),
    "sickness": Words(
        "Absence was {now} in {month} against a limit of {aim}, after {before} the month before. "
        "It moves with the seasons around the limit, which was met in {met} of the last twelve "
        "months; the figure is provisional.",
        "Support for managers of people on long absence; a second physiotherapist for staff.",
        "The limit is likely to be met again from April as winter illness passes.",
        "Absence was {now} in {month} against {aim}; colds and flu explain about a third of it.",
    ),
    "appraisals": Words(
        "{now} of staff had an appraisal by the end of {month}, against {year_ago} a year before. "
        "The figure improves but stays under the stretch target of {aim}.",
        "Monthly lists to divisions of those overdue; a shorter form since October 2025.",
        "The appraisal window from April to July should lift the figure to 91% by August 2026.",
        "{now} of staff had an appraisal by the end of {month}; the target is {aim}.",
    ),
    "harm": Words(
        "There were {numerator} incidents with moderate or worse harm in {month}: {now} per 1,000 "
        "bed days against a target of {aim}. The rate varies by chance alone and will not reach "
        "the target without a change.",
        "See the countermeasure summary.",
        "First effect of the deterioration bundle is expected in the figures of August 2026.",
        "{numerator} incidents with moderate or worse harm in {month}, a rate of {now} against "
        "{aim}.",
    ),
    "falls": Words(
        "The rate of falls was {now} per 1,000 bed days in {month} against a trajectory of {aim}: "
        "{numerator} falls. Wealdshore Royal had {sites[WRH]}, Castle Down {sites[CDH]}.",
        "Bay nursing on Heron and Beech wards; a review of medicines for patients who fell twice.",
        "The trajectory was met in {met} of the last twelve months; bay nursing reaches all older "
        "people's wards by June 2026.",
        "The rate of falls was {now} in {month} against {aim}; Wealdshore Royal remains higher.",
    ),
    "never-events": Words(
        "No never event in {month}. The one of February is under review; its first findings are "
        "shared with every theatre.",
        "Two-person swab counts at every handover of scrub staff, audited each week.",
        "The review reports to the quality committee in May 2026.",
        "One never event in {month}: a swab was retained after an emergency operation and removed "
        "two days later. The patient has recovered and has been told everything.",
    ),
    "mrsa": Words(
        "One MRSA bloodstream infection acquired in hospital in {month}, the first since August "
        "2024. It followed a line placed in an emergency on Tern Ward.",
        "Review of the case done within 14 days; line care checked on every medical ward.",
        "Screening on Tern Ward was complete for all patients in April.",
    ),
    "cdiff": Words(
        "{now} infections in {month} against a monthly share of {aim}, after {before} in "
        "{month_before}. The share was met in {met} of the last twelve months.",
        "Antibiotic rounds on the four wards with most cases; deep cleaning when a bay empties.",
        "The year ends close to the threshold; a lower one is expected for 2026/27.",
        "{now} infections in {month} against a monthly share of {aim}.",
    ),
    "sepsis": Words(
        "{now} of audited patients had antibiotics within an hour in {month} ({numerator} of "
        "{denominator}); the target is {aim}. It has been missed for more than six months.",
        "See the countermeasure summary.",
        "90% by September 2026, once both departments prescribe from the triage screen.",
        "{now} in {month} ({numerator} of {denominator}) against {aim}.",
    ),
    "rtt-18": Words(
        "{now} of patients had waited 18 weeks or less at the end of {month} against a trajectory "
        "of {aim}; a year before it was {year_ago}. Weekend lists lifted the figure from July "
        "2025, but less than planned. The figure is provisional.",
        "See the countermeasure summary.",
        "The gap is expected to close by July 2026; the national standard stays at 92%.",
        "{now} within 18 weeks at the end of {month}, against a trajectory of {aim}.",
    ),
    "ae-4h": Words(
        "{now} of patients left within four hours in {month} against a trajectory of {aim}, after "
        "{before} in {month_before}: Wealdshore Royal {sites[WRH]}, Castle Down {sites[CDH]}. It "
        "has improved since October.",
        "Senior doctor at the front door until 22:00; direct referral from ambulance crews to "
        "same day care.",
        "The daily review stays until June 2026.",
        "{now} in {month} against a trajectory of {aim}; norovirus closed beds for nine days.",
    ),
    "rtt-52": Words(
        "{now} patients had waited over 52 weeks at the end of {month}, down from {year_ago} a "
        "year before. The number falls steadily but the trajectory of {aim} falls faster.",
        "Patients over 45 weeks have a date or a named reason; ear, nose and throat uses an "
        "independent provider.",
        "Below 1,000 by October 2026 on the present slope.",
        "{now} patients over 52 weeks at the end of {month}; the trajectory was {aim}.",
    ),
    "rtt-65": Words(
        "{now} patients had waited over 65 weeks at the end of {month}, after {before} the month "
        "before. None is to remain; each wait is reviewed by name.",
        "Corneal grafts wait for tissue; the others are dated in April.",
        "None beyond those who choose to wait or need tissue by the end of May 2026.",
        "{now} patients over 65 weeks at the end of {month}.",
    ),
    "diagnostics-6wk": Words(
        "{now} of patients waited under six weeks in {month} against a target of {aim}; a year "
        "before it was {year_ago}. Echocardiography accounts for more of the "
        "shortfall than any other test.",
        "See the countermeasure summary.",
        "88% by September 2026 when the new echocardiography rooms open.",
        "{now} under six weeks in {month} against {aim}; it was {year_ago} a year before.",
    ),
    "echo-6wk": Words(
        "{now} of echocardiograms were done within six weeks in {month}; it was {year_ago} a year "
        "before. Three of eleven sonographer posts are vacant.",
        "An outside team works at Castle Down at weekends; two trainees qualify in September.",
        "The list should stop growing in May 2026 and reach 70% by October.",
        "{now} within six weeks in {month}: three sonographer posts are vacant.",
    ),
    "cancer-62-day": Words(
        "{now} were treated within 62 days in {month} ({numerator} of {denominator}) against "
        "{aim}. The year's higher standard has not been met. The figure is provisional.",
        "See the countermeasure summary.",
        "75% by October 2026, led by the urology pathway.",
        "{now} within 62 days in {month} ({numerator} of {denominator}) against {aim}.",
    ),
    "cancer-31-day": Words(
        "{now} were treated within 31 days in {month} against {aim}: met in {met} of the last "
        "twelve months.",
        "Two more theatre lists a month for breast surgery until June 2026.",
        "Steady achievement expected from July 2026.",
        "{now} within 31 days in {month} against {aim}; most breaches were in breast surgery.",
    ),
    "ambulance-handover": Words(
        "The mean handover took {now} in {month}, within the standard of {aim} for the first time "
        "in over six months; it was {before} in {month_before}.",
        "Crews may leave after 45 minutes; a nurse for arriving patients at all hours.",
        "The standard is not yet safe: chance alone can break it again.",
        "The mean handover took {now} in {month} against a standard of {aim}.",
    ),
    "ed-12h": Words(
        "{now} of patients were in the department for over twelve hours in {month}, {numerator} "
        "people; a year before it was {year_ago}. The rise since October goes with longer stays on "
        "the wards.",
        "See the countermeasure summary.",
        "Below 7% by July 2026 if the discharge plan holds; 5% is not expected this year.",
        "{now} over twelve hours in {month}, {numerator} people, against a limit of {aim}.",
    ),
    "calls-answered": Words(
        "{now} of calls were answered within two minutes in {month}, after {before} in "
        "{month_before}. The change of telephone system lost calls for eight days.",
        "Calls of those days were returned; extra staff until the queue settled.",
        "Back to the level before by the end of April 2026; the target of {aim} needs the online "
        "booking of October 2026.",
    ),
    "slot-use": Words(
        "{now} of clinic slots were used in {month}, after the fall to {before} in "
        "{month_before} when snow closed clinics. The measure is no longer escalated but remains "
        "below {aim}.",
        "Clinics of six specialities are rebuilt to fit the visits that patients need.",
        "80% by December 2026.",
        "{now} of slots were used in {month}: snow closed the clinics at Castle Down for three "
        "days.",
    ),
    "complaints": Words(
        "{now} new complaints in {month}, within the limit of {aim} for the first time since the "
        "summer, after {before} in {month_before}. They stay above their mean.",
        "Ward leaders call back within two days; a page a week on what was learned.",
        "Waits in A&E are the commonest subject, so the number follows that measure.",
        "{now} new complaints in {month} against a limit of {aim}; waits in A&E are the commonest "
        "subject.",
    ),
    "complaints-in-time": Words(
        "{now} of complaints were answered in time in {month} ({numerator} of {denominator}) "
        "against {aim}; the best of the last twelve months was {highest}.",
        "See the countermeasure summary.",
        "70% by September 2026, 80% by March 2027.",
        "{now} answered in time in {month} ({numerator} of {denominator}).",
    ),
    "fft-maternity": Words(
        "{now} rated maternity care as good or very good in {month} against {aim}. With about 120 "
        "answers a month the figure swings by chance.",
        "Partners may stay overnight since January; a debrief is offered to all.",
        "No action on single months; the yearly survey of December 2026 is the test.",
        "{now} rated maternity care as good or very good in {month}.",
    ),
    "discharge-noon": Words(
        "{now} of patients left by noon in {month} against a target of {aim}; a year before it "
        "was {year_ago}. It improves but is far from the target.",
        "See the countermeasure summary.",
        "25% by September 2026; the target itself is reviewed in June.",
        "{now} left by noon in {month} against {aim}.",
    ),
    "ready-to-leave": Words(
        "{now} patients a day were ready to leave but still in a bed in {month}; the limit is "
        "{aim}. It was met in {met} of the last twelve months, which chance alone explains.",
        "Transfer team with social care at both hospitals, seven days a week.",
        "95 kept for six months in a row by December 2026.",
        "{now} patients a day in {month} against a limit of {aim}.",
    ),
    "long-stays": Words(
        "{now} patients had been in hospital for 21 days or more in {month}, against a limit of "
        "{aim}. It has now been missed for six months and stays above its mean.",
        "A weekly review of every such patient with the community trust.",
        "Back to 112 by September 2026 with 18 more rehabilitation beds.",
        "{now} patients in {month} against a limit of {aim}; most wait for a care home.",
    ),
    "surplus": Words(
        "The month closed at {now} against a plan of {aim}; {month_before} was {before}. The plan "
        "was met in {met} of the last twelve months.",
        "Weekly control of posts and purchases; recovery of income for out-of-area patients.",
        "The year's result depends on the audit of accruals in May 2026.",
        "The month closed at {now} against a plan of {aim}.",
    ),
    "medicines-waste": Words(
        "Medicines of {now} were written off in {month} against a limit of {aim}; the dearest of "
        "the last twelve months was {highest}.",
        "Stock lists of eight wards halved; short-dated stock moves between the hospitals.",
        "The limit is reviewed when the electronic cabinets arrive in October 2026.",
        "Medicines of {now} were written off in {month} against a limit of {aim}.",
    ),
    "hcsw-vacancies": Words(
        "{now} of support worker posts were vacant in {month} against a limit of {aim}, after "
        "{before} in {month_before}. Vacancies have been above their mean since the autumn.",
        "An open day at each hospital in April; offers are made on the day.",
        "A cohort of 22 starts in May 2026.",
        "{now} of support worker posts were vacant in {month} against a limit of {aim}.",
    ),
    "fft-ed": Words(
        "{now} rated A&E as good or very good in {month} against {aim}, after {before} in "
        "{month_before}. Answers name waits and crowding.",
        "Hourly rounds in the waiting rooms; waiting times shown on screens.",
        "The rating follows the waits: see the measure of patients over 12 hours.",
        "{now} rated A&E as good or very good in {month} against {aim}.",
    ),
}
