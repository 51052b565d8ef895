"""Writes the example `examples/demo-trust` again: `python -m examples.generate_demo_trust`.

The same files each time: chance comes from seeded draws of `random.Random` alone.
"""

from __future__ import annotations

import sys
from pathlib import Path

from examples.generator.sheets import write_folder

DEMO_TRUST = Path(__file__).parent / "demo-trust"


def main() -> None:
    """Write the folder and say how many rows each sheet has."""
    for sheet, rows in write_folder(DEMO_TRUST).items():
        sys.stderr.write(f"{sheet}: {rows} rows\n")


if __name__ == "__main__":
    main()
