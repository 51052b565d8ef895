"""The font of charts and documents, shipped so that no text is ever lost to a missing one."""

from pathlib import Path

FONT_FAMILY = "Open Sans"
FOLDER = Path(__file__).resolve().parent
