"""The codes that a file may use: its own and those that are stored, within what `by` may write."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from goldenthread.collect.attachments import Attachments
from goldenthread.collect.problems import CellError, nearest
from goldenthread.collect.reading import SheetText
from goldenthread.collect.sheets import SUBJECTS
from goldenthread.records.history.keeping import Directory, Key
from goldenthread.records.organisations.models import Organisation
from goldenthread.records.people.models import User
from goldenthread.vocabulary import Kind, PeriodKind, ValueSpec

CODED = ("units", "posts", "measures", "programmes", "sources", "schemes", "committees")
OF_PROGRAMMES = ("workstreams", "objectives", "requirements", "actions", "risks")
OF_AN_ORGANISATION = ("programmes", "sources", "schemes", "measures", "committees")
Code = tuple[str, str]  # organisation, code
MOST_HINTS = 200  # looking for the nearest name is slow, and a file can be wrong in every row


@dataclass(frozen=True)
class Facts:
    """What reading a measure's cells needs to know of it."""

    spec: ValueSpec
    frequency: PeriodKind


class Catalogue:
    """Finds organisations, units, posts, measures and lines by the codes in cells."""

    def __init__(
        self,
        sheets: dict[str, SheetText],
        by: User | None,
        home: str = "",
        attachments: Attachments | None = None,
    ) -> None:
        self.by = by
        self.attachments = attachments or Attachments()
        self.home = home  # where a code of several organisations belongs, '' for nowhere
        self.in_file = {name: codes_of(sheets.get(name)) for name in CODED}
        self.new_organisations = set(cells_of(sheets.get("organisations"), "code"))
        every = Organisation.objects.all() if by is None else Organisation.objects.visible_to(by)
        self.writable = {
            organisation.code
            for organisation in every
            if by is None or by.has_perm("organisations.import_figures", organisation)
        }
        named = {org for codes in self.in_file.values() for orgs in codes.values() for org in orgs}
        for text in sheets.values():
            named |= set(cells_of(text, "organisation")) | prefixes(text)
        self.named = named & (self.writable | self.new_organisations)
        self.directory = Directory(SUBJECTS, self.named or self.writable)
        self.home_code, self.home_error = self.find_home()
        for name in OF_PROGRAMMES:
            self.in_file[name] = codes_of(sheets.get(name), self.home_code)
        self.meetings_in_file = meetings_of(sheets.get("meetings"), self.home_code)
        self.facts: dict[Code, Facts | None] = {}
        self.lines: set[Key] | None = None
        self.found: dict[tuple[str, str], Code] = {}
        self.hints: dict[tuple[str, str], str] = {}

    def organisation(self, code: str) -> str:
        """Give the code of an organisation that the file may write to."""
        if code in self.writable or (
            code in self.new_organisations and (self.by is None or self.by.is_superuser)
        ):
            return code
        if code in self.new_organisations:
            raise CellError("you may not import for this organisation", self.organisation_words())
        names = sorted(self.writable | self.new_organisations)
        raise CellError(
            f"is no known organisation {nearest(code, names)}".rstrip(), self.organisation_words()
        )

    def any_organisation(self, code: str) -> str:
        """Give the code of an organisation that is known, whoever may write to it."""
        if code not in self.new_organisations and (code,) not in self.directory.records(
            "organisations"
        ):
            raise CellError("is no known organisation", "an ODS code of the sheet organisations")
        return code

    def organisation_words(self) -> str:
        """Give what is allowed for an organisation."""
        names = sorted(self.writable)
        return f"an ODS code of the sheet organisations or one of {', '.join(names[:12])}"

    def find_home(self) -> tuple[str | None, CellError | None]:
        """Give the organisation that rows of programmes belong to, or why there is none."""
        try:
            return self.the_organisation(OF_AN_ORGANISATION), None
        except CellError as error:
            return None, error

    def home_of_programmes(self) -> str | None:
        """Give the organisation that rows of programmes belong to unless they name another."""
        return self.home_code

    def no_home(self) -> CellError:
        """Give the error of a row that belongs to no organisation."""
        return self.home_error or CellError("names no organisation", self.organisation_words())

    def the_organisation(self, sheets: tuple[str, ...] = ("measures",)) -> str:
        """Give the one organisation that the file's sheets of that name belong to."""
        owners: set[str] = set()
        for name in sheets:
            owners = owners or {org for orgs in self.in_file[name].values() for org in orgs}
        owners = owners or self.named or self.at_home(self.writable)
        if len(owners) != 1:
            raise CellError(
                "the file is about several organisations; name one",
                f"a column organisation with one of {', '.join(sorted(owners)[:12])}",
            )
        return self.organisation(next(iter(owners)))

    def at_home(self, owners: set[str]) -> set[str]:
        """Give the organisation that the file was uploaded for where it is one of the owners."""
        return owners & {self.home} or owners

    def measure(self, text: str) -> Code:
        """Give the organisation and code of a measure written as `code` or `ORG:code`."""
        prefix, _, code = text.rpartition(":")
        return self.code("measures", code.strip(), prefix.strip())

    def code(self, sheet: str, code: str, organisation: str = "") -> Code:
        """Give the organisation and code of a unit, post or measure; CellError where unknown."""
        if found := self.found.get((sheet, f"{organisation}:{code}")):
            return found
        owners = self.in_file[sheet].get(code, set()) & (self.writable | self.new_organisations)
        if not owners or (organisation and organisation not in owners):
            owners = {key[0] for key in self.directory.records(sheet) if key[1] == code}
        if organisation:
            owners &= {organisation}
        if not owners:
            raise self.unknown(sheet, code, organisation)
        owners = self.at_home(owners)
        if len(owners) > 1:
            allowed = ", ".join(f"{owner}:{code}" for owner in sorted(owners))
            raise CellError("stands for several organisations; write which", allowed)
        found = self.found[sheet, f"{organisation}:{code}"] = (next(iter(owners)), code)
        return found

    def meeting(self, text: str, organisation: str) -> Code:
        """Give the committee and code of a meeting written as `code` or `COMMITTEE:code`."""
        prefix, _, code = (part.strip() for part in text.rpartition(":"))
        stored = {key[1:] for key in self.directory.records("meetings") if key[0] == organisation}
        known = stored | self.meetings_in_file.get(organisation, set())
        owners = sorted(one for one in known if one[1] == code and prefix in ("", one[0]))
        if len(owners) > 1:
            allowed = ", ".join(f"{committee}:{code}" for committee, _ in owners)
            raise CellError("stands for meetings of several committees; write which", allowed)
        if not owners:
            hint = nearest(code, sorted({one[1] for one in known}))
            raise CellError(
                f"is no known meeting {hint}".rstrip(),
                "a code of the sheet meetings, or one that is stored",
            )
        return owners[0]

    def unknown(self, sheet: str, code: str, organisation: str) -> CellError:
        """Give the error for a code that is neither in the file nor stored."""
        at = f" of {organisation}" if organisation else ""
        hint = ""
        if (key := (sheet, code)) in self.hints or len(self.hints) < MOST_HINTS:
            if key not in self.hints:
                stored = self.directory.records(sheet)
                codes = set(self.in_file[sheet]) | {one[1] for one in stored}
                self.hints[key] = nearest(code, sorted(codes))
            hint = self.hints[key]
        return CellError(
            f"is no known {sheet.removesuffix('s')}{at} {hint}".rstrip(),
            f"a code of the sheet {sheet}, or one that is stored",
        )

    def learn(self, rows: list[dict[str, Any]]) -> None:
        """Take the facts of measures from the file's rows, laid over what is stored."""
        stored = self.directory.records("measures")
        for row in rows:
            key = (row["organisation"], row["code"])
            before = stored[key].values if key in stored else {}
            self.facts[key] = facts_of({**before, **row})

    def facts_of(self, key: Code) -> Facts | None:
        """Give the facts of a measure; None where its own row is in error."""
        if key not in self.facts:
            stored = self.directory.records("measures").get(key)
            self.facts[key] = facts_of(stored.values) if stored else None
        return self.facts[key]

    def has_line(self, line: tuple[str, str, str]) -> bool:
        """Say whether a measure has a line of the code, in the file or stored."""
        if self.lines is None:
            self.lines = set(self.directory.records("series"))
        return line in self.lines

    def learn_lines(self, lines: set[Key]) -> None:
        """Add the lines that the file brings."""
        self.lines = set(self.directory.records("series")) | lines


def facts_of(values: dict[str, Any]) -> Facts:
    """Give the facts from a measure's fields."""
    spec = ValueSpec(
        Kind(values["kind"]),
        values.get("unit", ""),
        values.get("decimals"),
        tuple(values.get("scale") or ()),
    )
    return Facts(spec, PeriodKind(values.get("frequency") or PeriodKind.MONTH))


def cells_of(sheet: SheetText | None, column: str) -> list[str]:
    """Give the filled cells of a column."""
    if sheet is None or column not in sheet.header:
        return []
    place = sheet.header.index(column)
    return [cells[place] for _, cells in sheet.rows if len(cells) > place and cells[place]]


def prefixes(sheet: SheetText) -> set[str]:
    """Give the organisations that measures are written with (`ORG:code`)."""
    cells = set(cells_of(sheet, "measure"))
    return {cell.rpartition(":")[0].strip() for cell in cells if ":" in cell}


def meetings_of(sheet: SheetText | None, home: str | None) -> dict[str, set[Code]]:
    """Give the committees and codes of the meetings that a sheet declares, by organisation."""
    found: dict[str, set[Code]] = defaultdict(set)
    if sheet is None or not {"code", "committee"} <= set(sheet.header):
        return found
    names = ("organisation", "committee", "code")
    for _, cells in sheet.rows:
        row = dict(zip(sheet.header, cells, strict=False))
        organisation, committee, code = (row.get(name, "") for name in names)
        if committee and code and (owner := organisation or home):
            found[owner].add((committee, code))
    return found


def codes_of(sheet: SheetText | None, home: str | None = None) -> dict[str, set[str]]:
    """Give the organisations of each code that a sheet declares; `home` where a row names none."""
    codes: dict[str, set[str]] = defaultdict(set)
    if sheet is None or "code" not in sheet.header:
        return codes
    code = sheet.header.index("code")
    is_named = "organisation" in sheet.header
    place = sheet.header.index("organisation") if is_named else 0
    for _, cells in sheet.rows:
        named = cells[place] if is_named and len(cells) > place else ""
        if len(cells) > code and (owner := named or home):
            codes[cells[code]].add(owner)
    return codes
