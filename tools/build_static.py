"""Builds the static files of the pages: design system, chart script, partial-update script.

Run once by `make setup`; node is needed here only (a system node, else the one from PyPI).
"""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "src" / "goldenthread" / "web" / "static" / "build"
DESIGN_SYSTEM = ROOT / "node_modules" / "nhsuk-frontend" / "dist" / "nhsuk"
CHART_SNIPPET = "window.vegaEmbed = vegaEmbed;"


def main() -> None:
    """Fetch the design system and write every static file."""
    install_packages()
    BUILD.mkdir(parents=True, exist_ok=True)
    copy_design_system()
    copy_partial_updates()
    write_chart_script()


def install_packages() -> None:
    """Run npm ci exactly as package-lock.json says."""
    beside_python = Path(sys.executable).parent
    npm = (shutil.which("node") and shutil.which("npm")) or str(beside_python / "npm")
    search = f"{os.environ.get('PATH', '')}{os.pathsep}{beside_python}"
    subprocess.run(
        [npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"],
        cwd=ROOT,
        check=True,
        env={**os.environ, "PATH": search},
    )


def copy_design_system() -> None:
    """Copy style, script and icons; the style without its fonts from a remote host."""
    css = (DESIGN_SYSTEM / "nhsuk-frontend.min.css").read_text()
    css = re.sub(r"@font-face\{[^}]*\}", "", css)
    css = css.replace("Frutiger W01,", "").replace('"Frutiger W01",', "")
    css = css.replace("url(/assets/", "url(assets/")
    css = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", css)
    if "https://" in css:
        raise SystemExit("the design system's style still asks a remote host")
    (BUILD / "nhsuk-frontend.min.css").write_text(css)
    script = (DESIGN_SYSTEM / "nhsuk-frontend.min.js").read_text()
    script = re.sub(r"//# sourceMappingURL=.*", "", script)
    (BUILD / "nhsuk-frontend.min.js").write_text(script)
    shutil.copytree(DESIGN_SYSTEM / "assets", BUILD / "assets", dirs_exist_ok=True)


def copy_partial_updates() -> None:
    """Copy htmx from the package that ships it."""
    spec = importlib.util.find_spec("django_htmx")
    if spec is None or not spec.submodule_search_locations:
        raise SystemExit("django-htmx is not installed")
    folder = Path(spec.submodule_search_locations[0])
    shutil.copyfile(folder / "static" / "django_htmx" / "htmx-2.min.js", BUILD / "htmx.min.js")


def write_chart_script() -> None:
    """Write Vega, Vega-Lite and Vega-Embed with the expression interpreter as one script."""
    import vl_convert

    (BUILD / "charts.min.js").write_text(vl_convert.javascript_bundle(CHART_SNIPPET))


if __name__ == "__main__":
    main()
