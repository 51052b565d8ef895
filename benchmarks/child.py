"""The process that a baseline runs in: calls a function, prints what it gives as JSON."""

from __future__ import annotations

import json
import sys
from importlib import import_module


def main(where: str, *arguments: str) -> None:
    """Call `module:function` with the arguments."""
    module, function = where.split(":")
    print(json.dumps(getattr(import_module(module), function)(*arguments)))


if __name__ == "__main__":
    main(*sys.argv[1:])
