"""Every module of the command line can be loaded first, and nothing is loaded too early."""

import subprocess
import sys
from pathlib import Path

import pytest

import goldenthread.cli

MODULES = sorted(path.stem for path in Path(goldenthread.cli.__file__).parent.glob("[a-z]*.py"))


FRESH = """
import importlib, sys
for module in sys.argv[1:]:
    for name in [name for name in sys.modules if name.startswith("goldenthread")]:
        del sys.modules[name]
    importlib.import_module(f"goldenthread.cli.{module}")
print("django" in sys.modules)
"""


@pytest.mark.slow
def test_every_module_loads_first_without_going_in_circles():
    command = [sys.executable, "-c", FRESH, *MODULES]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("False\n", "")
