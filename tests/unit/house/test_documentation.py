"""The documentation tells the truth: links, paths, commands, settings, reports, examples."""

import ast
import re

import pytest
from typer.main import get_command

from goldenthread.assure.findings.codes import CODES, Code
from goldenthread.cli import app
from goldenthread.collect.sheets import SHEETS
from goldenthread.report.build import COMPOSITIONS, RENDERERS
from tests.unit.house.files import PACKAGE, ROOT, modules, name, pages, tree

COMMANDS = get_command(app).commands
DOCS = ROOT / "docs"
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
OURS = re.compile(
    r"(?:src|docs|tests|examples|tools|benchmarks|requirements)/[\w./*-]*|\.ci/run|[A-Z]+\.md"
)
DECISIONS = sorted((DOCS / "decisions").glob("*.md"))


def without_code(text):
    return re.sub(r"```.*?```", "", text, flags=re.DOTALL)


def anchors(path):
    headings = re.findall(
        r"^#+ (.+)$", without_code(path.read_text(encoding="utf-8")), re.MULTILINE
    )
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", pages(), ids=name)
def test_every_link_leads_somewhere(document):
    broken = []
    for target in LINK.findall(without_code(document.read_text(encoding="utf-8"))):
        if target.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        found = (document.parent / path).resolve() if path else document
        if not found.exists() or (anchor and anchor not in anchors(found)):
            broken.append(target)
    assert broken == []


@pytest.mark.parametrize("document", pages(), ids=name)
def test_every_path_in_code_marks_exists(document):
    marked = re.findall(r"`([^`\n]+)`", without_code(document.read_text(encoding="utf-8")))
    named = [mark for mark in marked if OURS.fullmatch(mark)]
    assert [path for path in named if not list(ROOT.glob(path.rstrip("/")))] == []


def test_every_page_is_in_the_index():
    linked = set(LINK.findall((DOCS / "index.md").read_text(encoding="utf-8")))
    assert {path.name for path in DOCS.glob("*.md")} - {"index.md"} <= linked


def test_every_picture_has_words():
    found = [text for page in pages() for text in re.findall(r"!\[([^\]]*)\]", page.read_text())]
    assert found
    assert all(len(words.split()) >= 5 for words in found)


def test_decisions_are_numbered_without_gaps_and_titled():
    numbers = [int(path.name[:4]) for path in DECISIONS]
    assert numbers == list(range(1, len(DECISIONS) + 1))
    for number, path in zip(numbers, DECISIONS, strict=True):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"# {number}. ")
        parts = ("Context", "Options", "Choice", "Consequences")
        assert [part for part in parts if f"**{part}.**" not in text] == []
        assert len(text.splitlines()) < 60


def sections():
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    found = re.split(r"^## goldenthread ([\w-]+)\n", text, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def test_every_command_is_documented_and_no_other():
    assert sections().keys() == COMMANDS.keys()


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_of_a_command_is_documented_and_no_other(command):
    rows = [line for line in sections()[command].splitlines() if line.startswith("| `")]
    documented = {word for row in rows for word in re.findall(r"`([^`]+)`", row.split("|")[1])}
    expected = set()
    for parameter in COMMANDS[command].params:
        options = {*parameter.opts, *parameter.secondary_opts}
        is_option = any(option.startswith("--") for option in options)
        expected |= options if is_option else {parameter.metavar or parameter.name.upper()}
    assert documented == expected


def examples():
    """Give every documented call of the command line, as words."""
    for page in pages():
        for block in re.findall(r"```\w*\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL):
            for line in block.splitlines():
                if match := re.match(r"\s*(?:\.venv/bin/)?goldenthread (.+?)(?:\s+#.*)?$", line):
                    yield pytest.param(match[1].split(), id=f"{page.stem}: {match[1]}")


@pytest.mark.parametrize("words", list(examples()))
def test_every_documented_call_is_a_call_that_the_command_line_takes(words):
    command = COMMANDS[words[0]]
    context = command.make_context(words[0], [], resilient_parsing=True)
    command.make_parser(context).parse_args(words[1:])
    given = {word for word in words if word.startswith("--")}
    required = {
        parameter.opts[0]
        for parameter in command.params
        if parameter.required and parameter.opts[0].startswith("--")
    }
    assert required <= given


@pytest.mark.parametrize("document", pages(), ids=name)
def test_every_named_make_target_exists(document):
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"(?:`|^)make ([a-z]+)", document.read_text(), re.MULTILINE))
    assert named <= targets


def variables_read():
    """Give the environment variables that the product's code names in its strings."""
    return {
        found
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        for found in re.findall(r"\bGOLDENTHREAD_[A-Z_]+\b", node.value)
    }


def test_every_setting_is_documented_and_no_other():
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    documented = re.findall(r"^\| `(GOLDENTHREAD_[A-Z_]+)` \|", page, re.MULTILINE)
    assert len(documented) == len(set(documented))
    assert set(documented) == variables_read()


def test_documented_defaults_of_settings_are_those_of_the_code():
    page = (DOCS / "settings.md").read_text(encoding="utf-8")
    code = (PACKAGE / "config" / "settings.py").read_text(encoding="utf-8")
    for row in re.findall(r"^\| `GOLDENTHREAD_.*$", page, re.MULTILINE):
        variable, _, default = (cell.strip(" `") for cell in row.strip("|").split("|"))
        if match := re.search(rf'words\("{variable}", "([^"]+)"\)', code):
            assert default == match[1]
        if match := re.search(rf'flag\("{variable}", default=(\w+)\)', code):
            assert default == {"False": "no", "True": "yes"}[match[1]]


def test_every_report_and_format_is_documented():
    page = (DOCS / "reports.md").read_text(encoding="utf-8")
    assert all(f"(`{report}`)" in page for report in COMPOSITIONS)
    row = next(line for line in sections()["report"].splitlines() if "`--format`" in line)
    assert all(f"`{form}`" in row for form in RENDERERS)


def test_every_sheet_is_documented():
    page = (DOCS / "workbook.md").read_text(encoding="utf-8")
    assert [sheet for sheet in SHEETS if f"\n### {sheet}\n" not in page] == []


def test_every_code_of_a_finding_is_documented_with_its_severity_meaning_and_mending():
    page = (DOCS / "findings.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([a-z_]+)` \| (.+?) \| (.+?) \| (.+?) \|$", page, re.MULTILINE)
    assert len(rows) == len({code for code, *_ in rows})

    def severity(one: Code) -> str:
        others = (("warning", one.warning_when), ("note", one.note_when))
        return "; ".join([one.severity, *(f"{name} where {when}" for name, when in others if when)])

    assert {code: tuple(cells) for code, *cells in rows} == {
        one.code: (severity(one), one.title, one.mend) for one in CODES.values()
    }


def test_the_example_of_the_read_me_runs_and_prints_what_it_says(capsys):
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    code = re.search(r"```python\n(.*?)```", text, re.DOTALL)[1]
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 (our own documentation)
    promised = [re.match(r"\w+(?:\.\d+)?", words)[0] for words in re.findall(r"\)  # (.+)", code)]
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == len(promised) == 2
    assert all(line.startswith(word) for line, word in zip(printed, promised, strict=True))
