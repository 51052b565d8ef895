"""Installations of their own for commands that cannot share the tests' database."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from tests.integration.collect.folders import FIGURE, base

PASSWORD = "a long and odd passage 4711"


@dataclass
class Installation:
    """A data folder, on PostgreSQL with a database, and the commands run on it."""

    folder: Path
    environment: dict[str, str] = field(default_factory=dict)

    def environ(self) -> dict[str, str]:
        """Give the environment of its processes."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("GOLDENTHREAD_") and name != "DJANGO_SETTINGS_MODULE"
        }
        return {**kept, "GOLDENTHREAD_DATA": str(self.folder), **self.environment}

    def run(self, *words: object) -> subprocess.CompletedProcess[str]:
        """Run a command to its end in a process of its own."""
        command = [sys.executable, "-m", "goldenthread.cli", *map(str, words)]
        return subprocess.run(
            command,
            env=self.environ(),
            cwd=self.folder.parent,
            capture_output=True,
            text=True,
            check=False,
            timeout=900,
        )

    def media(self) -> Path:
        """Give the folder of uploaded files."""
        return self.folder / "media"

    def filled(self) -> "Installation":
        """Give it one figure, one sign-in and one uploaded file."""
        self.succeed("upgrade")
        self.corrected("13.1%")
        self.succeed("create-user", "chief", "--superuser", "--password", PASSWORD)
        self.media().mkdir(exist_ok=True)
        (self.media() / "upload.xlsx").write_bytes(b"as uploaded")
        return self

    def corrected(self, value: str) -> None:
        """Import its figure as `value`."""
        folder = self.folder.parent / f"{self.folder.name}-figures"
        self.succeed("import", base(folder, observations=[{**FIGURE, "value": value}]))

    def succeed(self, *words: object) -> str:
        """Run a command that must succeed and give what it prints."""
        done = self.run(*words)
        assert done.returncode == 0, done.stderr
        return done.stdout

    def figures(self) -> str:
        """Give what the installation says of its figures."""
        return self.succeed("export", "--json")


def database_url(name: str) -> str:
    """Give the address of another database on the server that the tests run on."""
    parts = urlsplit(os.environ["GOLDENTHREAD_DATABASE_URL"])
    return urlunsplit(parts._replace(path=f"/{quote(name)}"))
