"""`goldenthread demo` and `serve`, as processes of their own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request

import pytest

from tests.unit.house.files import ROOT

pytestmark = pytest.mark.slow


def free_port():
    with socket.socket() as opened:
        opened.bind(("127.0.0.1", 0))
        return opened.getsockname()[1]


def test_the_demonstration_builds_reports_and_sign_ins(tmp_path, first):
    examples = tmp_path / "examples"
    examples.mkdir()
    (examples / "maidstone-2023-03").symlink_to(ROOT / "examples" / "maidstone-2023-03")
    words = ("demo", "--examples", examples, "--to", tmp_path / "out", "--no-serve")
    if first.environment:
        first.succeed("upgrade")
    printed = first.succeed(*words)
    page, document = (
        tmp_path / "out" / "maidstone-2023-03" / f"ipr-2023-03.{form}" for form in ("html", "pdf")
    )
    assert f"  {page}\n" in printed
    assert f"  {document}\n" in printed
    assert document.read_bytes().startswith(b"%PDF")
    pack = tmp_path / "out" / "maidstone-2023-03" / "pack-2023-04-27.pdf"
    assert f"  {pack}\n" in printed
    assert pack.read_bytes().startswith(b"%PDF")
    assert "Maidstone" in page.read_text()
    for name in ("viewer", "contributor", "approver", "administrator", "analyst"):
        assert f"  {name} " in printed
    before = first.figures()
    assert first.succeed(*words) == printed
    assert first.figures() == before


def test_a_demonstration_without_examples_is_wrong_use(tmp_path, first):
    done = first.run("demo", "--examples", tmp_path, "--no-serve")
    assert done.returncode == 2
    assert "no example folders" in done.stderr


def wait_for(address):
    """Give the page at `address` once it answers; at most two minutes."""
    for _ in range(600):
        try:
            with urllib.request.urlopen(address, timeout=120) as answer:  # noqa: S310 (our own)
                return answer.status, answer.read().decode()
        except OSError:  # refused, reset or slow
            time.sleep(0.2)
    raise AssertionError(f"{address} does not answer")


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="process groups are needed")
def test_the_server_answers_and_stops_with_its_worker(tmp_path, first):
    first.succeed("upgrade")
    port = free_port()
    words = ["serve", "--port", str(port), "--web-processes", "1"]
    with (tmp_path / "told.txt").open("wb") as told:
        server = subprocess.Popen(
            [sys.executable, "-m", "goldenthread.cli", *words],
            env=first.environ(),
            cwd=tmp_path,
            stdout=told,
            stderr=told,
            start_new_session=True,
        )
    try:
        status, page = wait_for(f"http://127.0.0.1:{port}/sign-in/")
        assert status == 200
        assert "Password" in page
        time.sleep(3)  # the worker has started by now
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=120) == 0
        assert group_ends(server.pid), "a worker outlived the server"
    finally:
        if not group_ends(server.pid, seconds=0):
            os.killpg(server.pid, signal.SIGKILL)
            server.wait()
    assert "Traceback" not in (tmp_path / "told.txt").read_text()


def group_ends(group, seconds=60):
    """Say whether every process of the group has ended within `seconds`."""
    for _ in range(seconds * 5 + 1):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.2)
    return False
