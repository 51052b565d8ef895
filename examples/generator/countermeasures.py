"""Countermeasure summaries of the drivers that the business rules ask them of."""

from dataclasses import dataclass

BELOW = "6 points in a row below the mean, then within the target"
ABOVE = "6 points in a row above the mean, then within the target"


@dataclass(frozen=True)
class Split:
    """A stratification: parts with their share of the denominator and their relative rate."""

    title: str
    heading: str
    numerator: str
    denominator: str
    parts: tuple[tuple[str, float, float], ...]
    reported: tuple[tuple[str, str], ...] = ()  # parts that are measures of their own: label, code


@dataclass(frozen=True)
class Contributor:
    """A top contributor to the problem."""

    name: str
    area: str
    note: str = ""


@dataclass(frozen=True)
class Step:
    """A row of the action plan; the owner is the code of a post."""

    action: str
    status: str
    contributor: str
    owner: str
    due: str


@dataclass(frozen=True)
class Countermeasure:
    """One summary: problem (filled with facts), trend wanted, contributors, plan and table."""

    owner: str
    problem: str
    trend: str
    contributors: tuple[Contributor, ...]
    steps: tuple[Step, ...]
    split: Split


COUNTERMEASURES: dict[str, Countermeasure] = {
    "turnover": Countermeasure(
        "cpo",
        "Turnover was {now} in {month} against a limit of {aim}: {numerator} leavers in twelve "
        "months, above the mean since the autumn. Theatre and imaging staff leave for a private "
        "hospital; support workers leave in their first year.",
        BELOW,
        (
            Contributor("Higher pay next door", "Retention", "Theatres and imaging"),
            Contributor("Leavers in the first year", "Joining", "Three in ten of all leavers"),
            Contributor("Rosters that cannot bend", "Working life"),
            Contributor("No step after band 3", "Development"),
        ),
        (
            Step(
                "Hold stay conversations with all theatre and imaging staff",
                "In progress",
                "Higher pay next door",
                "dos",
                "30 April 2026",
            ),
            Step(
                "Call every new starter after 30 and 90 days",
                "Complete",
                "Leavers in the first year",
                "hor",
                "31 January 2026",
            ),
            Step(
                "Try self-rostering on Heron and Beech wards",
                "In progress",
                "Rosters that cannot bend",
                "cno",
                "31 May 2026",
            ),
            Step(
                "Open 20 places on the route from support worker to nursing associate",
                "Not started",
                "No step after band 3",
                "cpo",
                "30 September 2026",
            ),
        ),
        Split(
            "Turnover by staff group",
            "Staff group",
            "Leavers",
            "Mean headcount",
            (
                ("Nursing and midwifery", 0.34, 0.93),
                ("Support to clinical staff", 0.25, 1.28),
                ("Administration and estates", 0.22, 0.88),
                ("Allied health and science", 0.12, 1.12),
                ("Doctors, not in rotation", 0.07, 0.6),
            ),
        ),
    ),
    "harm": Countermeasure(
        "cmo",
        "{numerator} incidents with moderate or worse harm in {month}, a rate of {now} per 1,000 "
        "bed days against {aim}. The lower limit lies above the target: the present way of working "
        "cannot reach it.",
        BELOW,
        (
            Contributor("Late response to patients who deteriorate", "Process"),
            Contributor("Falls with fracture", "Environment", "Nearly a third of the harm"),
            Contributor("Pressure damage after long trolley waits", "Flow"),
        ),
        (
            Step(
                "Bring the deterioration bundle to all medical wards",
                "In progress",
                "Late response to patients who deteriorate",
                "cmo",
                "30 June 2026",
            ),
            Step(
                "Put electronic observations on Castle Down wards",
                "Off track",
                "Late response to patients who deteriorate",
                "dme",
                "31 March 2026",
            ),
            Step(
                "Give pressure-relieving trolleys to both departments",
                "Complete",
                "Pressure damage after long trolley waits",
                "cno",
                "28 February 2026",
            ),
        ),
        Split(
            "Incidents with harm by division",
            "Division",
            "Incidents",
            "Bed days",
            (
                ("Medicine and Emergency Care", 0.55, 1.18),
                ("Surgery and Critical Care", 0.29, 0.92),
                ("Women, Children and Families", 0.14, 0.5),
                ("Diagnostics and Clinical Support", 0.02, 0.6),
            ),
        ),
    ),
    "sepsis": Countermeasure(
        "cmo",
        "{now} of audited patients had antibiotics within an hour in {month} against {aim}; "
        "missed for more than six months, without a signal of change.",
        ABOVE,
        (
            Contributor("No prescriber at triage after 22:00", "Workforce"),
            Contributor("Blood tests wait for a cubicle", "Space"),
            Contributor("Screening tool is on paper at Castle Down", "Systems"),
        ),
        (
            Step(
                "Let triage nurses give the first dose under a patient group direction",
                "In progress",
                "No prescriber at triage after 22:00",
                "cp",
                "31 May 2026",
            ),
            Step(
                "Turn one assessment room into a sepsis room",
                "Complete",
                "Blood tests wait for a cubicle",
                "dme",
                "31 January 2026",
            ),
            Step(
                "Move the screening tool to the triage screen",
                "In progress",
                "Screening tool is on paper at Castle Down",
                "cmo",
                "31 August 2026",
            ),
        ),
        Split(
            "Antibiotics within an hour by time of arrival",
            "Arrival",
            "In time",
            "Audited",
            (
                ("08:00 to 16:00", 0.42, 1.06),
                ("16:00 to 22:00", 0.33, 1.02),
                ("22:00 to 08:00", 0.25, 0.87),
            ),
        ),
    ),
    "rtt-18": Countermeasure(
        "coo",
        "{now} of {denominator} patients had waited 18 weeks or less at the end of {month}; the "
        "trajectory asks {aim}. Weekend lists improved the figure, but four specialities hold "
        "most of the long waits.",
        ABOVE,
        (
            Contributor("First appointments come after week 18", "Clinics", "Ear, nose, throat"),
            Contributor("Lists lost to emergencies", "Theatres", "Orthopaedics in winter"),
            Contributor("Pathways that nobody validated", "Administration"),
        ),
        (
            Step(
                "Give every patient over 12 weeks a validation text",
                "Complete",
                "Pathways that nobody validated",
                "dot",
                "31 December 2025",
            ),
            Step(
                "Run weekend first clinics in ear, nose and throat",
                "In progress",
                "First appointments come after week 18",
                "dos",
                "30 June 2026",
            ),
            Step(
                "Ring-fence two orthopaedic wards at Castle Down",
                "In progress",
                "Lists lost to emergencies",
                "coo",
                "1 October 2026",
            ),
        ),
        Split(
            "Waiting list by speciality",
            "Speciality",
            "Within 18 weeks",
            "On the list",
            (
                ("Trauma and orthopaedics", 0.19, 0.87),
                ("Ear, nose and throat", 0.14, 0.78),
                ("Gynaecology", 0.12, 0.94),
                ("Ophthalmology", 0.16, 1.11),
                ("General surgery", 0.13, 0.96),
                ("All others", 0.26, 1.19),
            ),
        ),
    ),
    "diagnostics-6wk": Countermeasure(
        "coo",
        "{now} of {denominator} patients waited under six weeks in {month} against {aim}. "
        "Improving since the summer, yet the upper limit lies below the target.",
        ABOVE,
        (
            Contributor("Vacant sonographer posts", "Workforce", "Three of eleven"),
            Contributor("Endoscopy lists without a nurse", "Workforce"),
            Contributor("Referrals that do not meet the criteria", "Demand", "One in nine"),
        ),
        (
            Step(
                "Use an outside echocardiography team at weekends",
                "In progress",
                "Vacant sonographer posts",
                "coo",
                "31 August 2026",
            ),
            Step(
                "Open two echocardiography rooms at the diagnostic centre",
                "In progress",
                "Vacant sonographer posts",
                "def",
                "30 September 2026",
            ),
            Step(
                "Agree referral criteria with general practice",
                "Complete",
                "Referrals that do not meet the criteria",
                "cmo",
                "31 January 2026",
            ),
        ),
        Split(
            "Diagnostic waits by test",
            "Test",
            "Under six weeks",
            "Waiting",
            (
                ("Ultrasound", 0.41, 1.07),
                ("Computed tomography", 0.16, 1.1),
                ("Endoscopy", 0.15, 0.9),
                ("Audiology", 0.13, 0.94),
                ("All others", 0.15, 0.85),
            ),
            (("Echocardiography", "echo-6wk"), ("MRI", "mri-6wk")),
        ),
    ),
    "cancer-62-day": Countermeasure(
        "coo",
        "{now} of {denominator} patients were treated within 62 days in {month}; the standard rose "
        "to {aim} in April 2025 and has not been met since.",
        ABOVE,
        (
            Contributor("Prostate biopsies take three weeks to book", "Urology"),
            Contributor("Pathology reports after ten days", "Diagnostics"),
            Contributor("Late referrals from other trusts", "System"),
        ),
        (
            Step(
                "Start a one-stop prostate clinic",
                "In progress",
                "Prostate biopsies take three weeks to book",
                "dos",
                "31 July 2026",
            ),
            Step(
                "Send urgent pathology to the network's second laboratory",
                "In progress",
                "Pathology reports after ten days",
                "coo",
                "30 April 2026",
            ),
            Step(
                "Agree transfer by day 38 with the cancer alliance",
                "Not started",
                "Late referrals from other trusts",
                "coo",
                "30 September 2026",
            ),
        ),
        Split(
            "Treatment within 62 days by tumour site",
            "Tumour site",
            "In time",
            "Treated",
            (
                ("Urological", 0.28, 0.78),
                ("Breast", 0.22, 1.12),
                ("Lower gastrointestinal", 0.16, 0.86),
                ("Skin", 0.18, 1.22),
                ("All others", 0.16, 1.02),
            ),
        ),
    ),
    "ed-12h": Countermeasure(
        "coo",
        "{now} of patients, {numerator} people, were in a main department for over twelve hours in "
        "{month} against a limit of {aim}. The rise since October is beyond chance; nine in ten of "
        "them wait for a bed.",
        BELOW,
        (
            Contributor("Beds free up after 17:00", "Discharge"),
            Contributor("Mental health assessments take a day", "Partners"),
            Contributor("No frailty team after 18:00", "Workforce"),
        ),
        (
            Step(
                "Move two patients from each ward to the lounge by 10:00",
                "In progress",
                "Beds free up after 17:00",
                "dme",
                "30 April 2026",
            ),
            Step(
                "Agree a four-hour reply with the mental health trust",
                "Off track",
                "Mental health assessments take a day",
                "coo",
                "28 February 2026",
            ),
            Step(
                "Keep the frailty team in the department until 22:00",
                "In progress",
                "No frailty team after 18:00",
                "cmo",
                "31 May 2026",
            ),
        ),
        Split(
            "Over twelve hours by hospital and age",
            "Group",
            "Over 12 hours",
            "Attendances",
            (
                ("Wealdshore Royal, under 75", 0.46, 0.62),
                ("Wealdshore Royal, 75 and over", 0.15, 2.9),
                ("Castle Down, under 75", 0.3, 0.5),
                ("Castle Down, 75 and over", 0.09, 1.6),
            ),
        ),
    ),
    "complaints-in-time": Countermeasure(
        "cno",
        "{now} of {denominator} complaints due in {month} were answered in the time agreed; the "
        "target is {aim}. The process as it is cannot reach it.",
        ABOVE,
        (
            Contributor("Statements arrive late from three specialities", "Divisions"),
            Contributor("Two rounds of quality checks", "Process"),
        ),
        (
            Step(
                "Send overdue statements to the divisional director each Monday",
                "Complete",
                "Statements arrive late from three specialities",
                "cno",
                "31 January 2026",
            ),
            Step(
                "End the second quality check for simple complaints",
                "In progress",
                "Two rounds of quality checks",
                "cno",
                "30 April 2026",
            ),
        ),
        Split(
            "Complaints answered in time by division",
            "Division",
            "In time",
            "Due",
            (
                ("Medicine and Emergency Care", 0.46, 0.84),
                ("Surgery and Critical Care", 0.31, 1.0),
                ("Women, Children and Families", 0.14, 1.3),
                ("Diagnostics and Clinical Support", 0.09, 1.35),
            ),
        ),
    ),
    "discharge-noon": Countermeasure(
        "coo",
        "{now} of patients left by noon in {month} ({numerator} of {denominator}) against {aim}. "
        "Better than {year_ago} a year before, but the upper limit lies far below the target.",
        ABOVE,
        (
            Contributor("Medicines to take home are written after the round", "Pharmacy"),
            Contributor("Transport is booked on the day", "Logistics"),
            Contributor("Rounds start with the sickest, end with the well", "Wards"),
        ),
        (
            Step(
                "Write medicines to take home the day before",
                "In progress",
                "Medicines to take home are written after the round",
                "cp",
                "30 June 2026",
            ),
            Step(
                "Book transport on the day before for eight in ten patients",
                "In progress",
                "Transport is booked on the day",
                "coo",
                "31 May 2026",
            ),
            Step(
                "See patients who can go home first on ten wards",
                "Complete",
                "Rounds start with the sickest, end with the well",
                "cmo",
                "31 December 2025",
            ),
        ),
        Split(
            "Discharges by noon by day",
            "Day",
            "By noon",
            "Discharges",
            (
                ("Monday to Thursday", 0.57, 1.02),
                ("Friday", 0.18, 0.8),
                ("Saturday and Sunday", 0.25, 1.1),
            ),
        ),
    ),
}
