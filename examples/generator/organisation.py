"""The fictional trust: its system, hospitals, divisions, wards and posts."""

TRUST = "RZ9"
SYSTEM = "QZZ"
TRUST_NAME = "Wealdshore University Hospitals NHS Foundation Trust"

ORGANISATIONS: tuple[tuple[str, ...], ...] = (
    (SYSTEM, "NHS Wealdshore and Downs Integrated Care Board (fictional)", "icb", "", "Fictional"),
    (TRUST, f"{TRUST_NAME} (fictional)", "trust", SYSTEM, "Fictional"),
    ("RZ8", "Downsvale Community NHS Trust (fictional)", "trust", SYSTEM, "Fictional"),
)

UNITS: tuple[tuple[str, ...], ...] = (
    # code, name, kind, parent
    ("WRH", "Wealdshore Royal Hospital", "site", ""),
    ("CDH", "Castle Down Hospital", "site", ""),
    ("MED", "Medicine and Emergency Care", "division", ""),
    ("SUR", "Surgery and Critical Care", "division", ""),
    ("WCF", "Women, Children and Families", "division", ""),
    ("CSS", "Diagnostics and Clinical Support", "division", ""),
    ("WRH-AMU", "Acute Medical Unit", "ward", "WRH"),
    ("WRH-SAU", "Surgical Assessment Unit", "ward", "WRH"),
    ("WRH-HER", "Heron Ward (older people)", "ward", "WRH"),
    ("WRH-TRN", "Tern Ward (respiratory)", "ward", "WRH"),
    ("WRH-CUR", "Curlew Ward (stroke)", "ward", "WRH"),
    ("WRH-ITU", "Intensive Care Unit", "ward", "WRH"),
    ("CDH-BEE", "Beech Ward (medicine)", "ward", "CDH"),
    ("CDH-ALD", "Alder Ward (orthopaedics)", "ward", "CDH"),
    ("CDH-HAZ", "Hazel Ward (day surgery)", "ward", "CDH"),
    ("CDH-MAT", "Maternity Unit", "ward", "CDH"),
)

POSTS: tuple[tuple[str, str, str], ...] = (
    ("ceo", "Chief Executive", ""),
    ("cno", "Chief Nurse", "ceo"),
    ("cmo", "Chief Medical Officer", "ceo"),
    ("coo", "Chief Operating Officer", "ceo"),
    ("cpo", "Chief People Officer", "ceo"),
    ("cfo", "Chief Finance Officer", "ceo"),
    ("dipc", "Director of Infection Prevention and Control", "cno"),
    ("dom", "Director of Midwifery", "cno"),
    ("cp", "Chief Pharmacist", "cmo"),
    ("dot", "Director of Outpatients and Transformation", "coo"),
    ("dos", "Divisional Director of Surgery", "coo"),
    ("dme", "Divisional Director of Medicine", "coo"),
    ("hor", "Head of Resourcing", "cpo"),
    ("ftsu", "Freedom to Speak Up Guardian", "ceo"),
    ("def", "Director of Estates and Facilities", "cfo"),
    ("chair", "Chair", ""),
    ("ned-1", "Non-Executive Director 1", "chair"),
    ("ned-2", "Non-Executive Director 2", "chair"),
    ("ned-3", "Non-Executive Director 3", "chair"),
    ("secretary", "Director of Corporate Governance", "ceo"),
)
TITLES = {code: title for code, title, _ in POSTS}
