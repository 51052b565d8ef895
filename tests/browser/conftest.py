"""A real browser against the site: Debian's Chromium, signed in by role."""

import os
import shutil
from pathlib import Path

import pytest
from django.core.cache import caches
from playwright.sync_api import expect

import goldenthread.web
from tests.browser.steps import Steps
from tests.integration.web.world import World

CHROMIUM = shutil.which("chromium")
STATIC = Path(goldenthread.web.__file__).parent / "static" / "build" / "nhsuk-frontend.min.css"
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # the driver runs an event loop
expect.set_options(timeout=20_000)  # a busy machine may take longer than the usual five seconds


def pytest_collection_modifyitems(items):
    """Mark browser tests; without a browser they are skipped, in CI that is a failure."""
    missing = "Chromium is not installed" if CHROMIUM is None else ""
    missing = missing or ("" if STATIC.exists() else "the static files are not built: make setup")
    for item in items:
        if "tests/browser/" not in str(item.path):
            continue
        item.add_marker(pytest.mark.browser)
        item.add_marker(pytest.mark.slow)
        if missing and os.environ.get("CI"):
            raise pytest.UsageError(f"browser tests cannot run: {missing}")
        if missing:
            item.add_marker(pytest.mark.skip(reason=missing))


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {
        "executable_path": CHROMIUM,
        "args": ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
    }


@pytest.fixture(scope="session")
def browser_context_args():
    return {"viewport": {"width": 1280, "height": 900}, "locale": "en-GB"}


@pytest.fixture
def world(transactional_db, settings, tmp_path) -> World:
    settings.MEDIA_ROOT = tmp_path
    caches["reports"].clear()
    return World()


@pytest.fixture
def steps(page, live_server, world) -> Steps:
    """Given, when and then for a test that uses one page."""
    return Steps(page, live_server.url, world)
