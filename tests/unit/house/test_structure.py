"""What import-linter cannot see: keys to higher layers, signals, sizes, packaging, migrations."""

import ast
import importlib.metadata
import re
import tomllib

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

from tests.unit.house.files import PACKAGE, ROOT, committed, imported, modules, name, tree

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
# Lowest first; the records' order is read from the import contract.
RECORDS = next(
    contract["layers"]
    for contract in PROJECT["tool"]["importlinter"]["contracts"]
    if contract.get("containers") == ["goldenthread.records"]
)
APPS = [*reversed(RECORDS), "collect", "web"]
# Dependencies that nothing in src names in an import or in a setting, each with the reason.
UNNAMED = {
    "argon2-cffi": "Django's Argon2PasswordHasher loads it",
    "defusedxml": "openpyxl uses it where it is installed",
    "pillow": "pypdfium2 gives its pictures as Pillow's, which write themselves as WebP",
    "nhsuk-frontend-jinja": "templates import its macros by their path",
    "psycopg": "Django's PostgreSQL backend loads it",
}
SUFFIXES = {".py", ".html", ".css", ".js", ".typ"}


def test_no_record_points_to_a_record_of_a_higher_layer():
    checked = 0
    for model in apps.get_models():
        label = model._meta.app_label
        for field in model._meta.get_fields(include_hidden=True):
            if label in APPS and field.is_relation and field.concrete and field.related_model:
                other = field.related_model._meta.app_label
                assert other not in APPS or APPS.index(other) <= APPS.index(label), field
                checked += 1
    assert checked > 50


def test_every_app_of_ours_has_a_place_in_the_order():
    ours = {config.label for config in apps.get_app_configs() if "goldenthread" in config.name}
    assert ours == set(APPS)


@pytest.mark.slow
def test_nothing_listens_to_signals_and_no_product_module_imports_tests():
    for path in modules():
        names = imported(path)
        assert not [word for word in names if ".signals" in word and "goldenthread" not in word], (
            path
        )
        assert not {"django.dispatch", "django.dispatch.receiver"} & names, path
        assert not [word for word in names if word.split(".")[0] in {"tests", "pytest"}], path


def test_no_file_is_longer_than_600_lines():
    written = [
        path
        for path in committed()
        if PACKAGE in path.parents and path.suffix in SUFFIXES and "migrations" not in path.parts
    ]
    assert len(written) > 100
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in written}
    assert {path: length for path, length in lengths.items() if length > 600} == {}


def test_every_dependency_says_why():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    groups = PROJECT["dependency-groups"].values()
    for requirement in [*PROJECT["project"]["dependencies"], *(r for g in groups for r in g)]:
        assert re.search(rf'^  "{re.escape(requirement)}", # \w', text, re.MULTILINE), requirement


@pytest.mark.slow
def test_every_dependency_is_used():
    packages = importlib.metadata.packages_distributions()
    named = {word.split(".")[0] for path in modules() for word in imported(path)}
    named |= {
        node.value.split(".")[0]
        for node in ast.walk(tree(PACKAGE / "config" / "settings.py"))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    used = {plain(found) for word in named for found in packages.get(word, [])}
    declared = {plain(requirement) for requirement in PROJECT["project"]["dependencies"]}
    assert declared - used - set(UNNAMED) == set()
    assert set(UNNAMED) <= declared - used


def plain(requirement):
    return re.match(r"[\w-]+", requirement)[0].lower().replace("_", "-")


def test_every_dependency_is_pinned_with_its_hash():
    for lock, requirements in {
        "runtime.txt": PROJECT["project"]["dependencies"],
        "dev.txt": PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"],
    }.items():
        text = (ROOT / "requirements" / lock).read_text(encoding="utf-8")
        pinned = set(re.findall(r"^([\w-]+)(?:\[\w+\])?==", text, re.MULTILINE))
        assert {plain(requirement) for requirement in requirements} <= pinned
        lines = text.splitlines()
        starts = [place for place, line in enumerate(lines) if re.match(r"[\w-]+.*==", line)]
        assert [lines[place] for place in starts if "--hash=sha256:" not in lines[place + 1]] == []


def test_pinned_packages_name_no_registry():
    for path in (*sorted((ROOT / "requirements").glob("*.txt")), ROOT / "package-lock.json"):
        text = path.read_text(encoding="utf-8")
        assert "://" not in text, path
        assert not re.search(r"^-|--(extra-)?index-url", text, re.MULTILINE), path


@pytest.mark.slow
def test_no_committed_file_holds_a_path_of_one_machine():
    folders = "|".join(("home", "work", "root", "Users", "mnt", "workspace"))
    own_path = re.compile(rf"(?<![\w.\-/>}}])/(?:{folders})/\w".encode())
    found = [name(path) for path in committed() if own_path.search(path.read_bytes())]
    assert found == []


def test_migrations_are_up_to_date():
    loader = MigrationLoader(None)
    wanted = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps))
    changes = wanted.changes(graph=loader.graph)
    assert {label: found for label, found in changes.items() if label in APPS} == {}


@pytest.mark.parametrize("path", modules(PACKAGE / "cli"), ids=name)
def test_commands_load_nothing_heavy_before_their_use(path):
    """`goldenthread --help` must not wait for the records, nor fail where settings are wrong."""
    heavy = {"django", "goldenthread.records", "goldenthread.report", "goldenthread.assure"}
    top = {node for node in tree(path).body if isinstance(node, ast.Import | ast.ImportFrom)}
    words = {
        alias.name if isinstance(node, ast.Import) else node.module
        for node in top
        for alias in node.names
    }
    assert [
        word for word in words if any(f"{word}.".startswith(f"{part}.") for part in heavy)
    ] == []
