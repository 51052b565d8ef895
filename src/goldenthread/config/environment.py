"""Reads the environment variables that configure an installation (table in docs/settings.md)."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlparse


def flag(name: str, *, default: bool) -> bool:
    """Give the yes/no variable `name`; ValueError names what is allowed."""
    written = os.environ.get(name, "").strip().lower()
    if not written:
        return default
    if written in {"1", "true", "yes", "on"}:
        return True
    if written in {"0", "false", "no", "off"}:
        return False
    raise ValueError(f"{name}={written!r}: allowed are yes and no")


def text(name: str, default: str = "") -> str:
    """Give the text of a variable."""
    return os.environ.get(name, "").strip() or default


def words(name: str, default: str = "") -> list[str]:
    """Give the comma-separated variable `name` as a list of words."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]


def data_folder() -> Path:
    """Give the folder of the database and uploaded files, made when absent."""
    folder = Path(os.environ.get("GOLDENTHREAD_DATA") or Path.cwd() / "var").resolve()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def secret_key(folder: Path) -> str:
    """Give the signing key: the variable, else one kept in the data folder for its owner only."""
    if key := os.environ.get("GOLDENTHREAD_SECRET_KEY"):
        return key
    path = folder / "secret-key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


def database(folder: Path) -> dict[str, Any]:
    """Give Django the database of GOLDENTHREAD_DATABASE_URL, else SQLite in the data folder."""
    url = os.environ.get("GOLDENTHREAD_DATABASE_URL", "")
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": folder / "goldenthread.sqlite3",
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 30,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            },
        }
    parts = urlparse(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(
            f"GOLDENTHREAD_DATABASE_URL starts with {parts.scheme!r}: allowed is postgres://…"
        )
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "OPTIONS": dict(parse_qsl(parts.query)),
        "CONN_MAX_AGE": 60,
    }
