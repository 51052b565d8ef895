"""`python -m benchmarks [NAME ...] [--check]`: prints the table of the benchmarks."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import rows, table
from benchmarks.accuracy import Accuracy
from benchmarks.measure import Result, scale


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the benchmarks asked for; give 1 where --check finds one over what is allowed."""
    known = rows.found()
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of: {', '.join(known)}")
    parser.add_argument("--check", action="store_true", help="end with 1 where over the allowed")
    asked = parser.parse_args(arguments)
    unknown = sorted(set(asked.names) - set(known))
    if unknown:
        parser.error(f"no benchmark {', '.join(unknown)}; there are: {', '.join(known)}")
    results: list[Result | Accuracy] = []
    for name in asked.names or known:
        print(f"Measuring {name}", file=sys.stderr)
        with tempfile.TemporaryDirectory(prefix="goldenthread-bench-") as folder:
            results += known[name](Path(folder), scale())
    print("\n".join(table.tables(results)))
    misses = [words for result in results for words in result.misses]
    for words in misses if asked.check else ():
        print(words, file=sys.stderr)
    return int(asked.check and bool(misses))


if __name__ == "__main__":
    sys.exit(main())
