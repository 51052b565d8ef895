"""`python -m goldenthread.cli`."""

from goldenthread.cli import main

main()
