"""Under which addresses is the database reached: to serve, and to migrate?"""

import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from naryad.config.database.cluster import SUPERUSER
from naryad.config.database.passwords import Passwords
from naryad.config.database.roles import APPLICATION_ROLE, DATABASE, OWNER_ROLE


@dataclass(frozen=True)
class DatabaseUrls:
    """The application's role serves; the owner's alone changes tables."""

    application: str
    owner: str

    @property
    def is_one_role(self) -> bool:
        return urlsplit(self.application).username == urlsplit(self.owner).username

    def with_database(self, name: str) -> "DatabaseUrls":
        return DatabaseUrls(with_database(self.application, name), with_database(self.owner, name))

    def export(self) -> None:
        """Tell the settings, which read the environment once, and children."""
        os.environ["DATABASE_URL"] = self.application
        os.environ["NARYAD_MIGRATE_URL"] = self.owner


def given_urls() -> DatabaseUrls | None:
    """What the environment says; None means the embedded server."""
    application = os.environ.get("DATABASE_URL")
    if not application:
        return None
    return DatabaseUrls(application, os.environ.get("NARYAD_MIGRATE_URL") or application)


def embedded_urls(passwords: Passwords, *, socket: Path, database: str = DATABASE) -> DatabaseUrls:
    return DatabaseUrls(
        application=_socket_url(APPLICATION_ROLE, passwords.application, socket, database),
        owner=_socket_url(OWNER_ROLE, passwords.owner, socket, database),
    )


def superuser_url(passwords: Passwords, *, socket: Path) -> str:
    return _socket_url(SUPERUSER, passwords.superuser, socket, "postgres")


def with_database(url: str, name: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{quote(name)}"))


def database_name(url: str) -> str:
    return unquote(urlsplit(url).path.lstrip("/"))


def without_password(url: str) -> str:
    """The address as it may be shown."""
    parts = urlsplit(url)
    user, at, host = parts.netloc.rpartition("@")
    return urlunsplit(parts._replace(netloc=user.partition(":")[0] + at + host))


def _socket_url(role: str, password: str, socket: Path, database: str) -> str:
    host = quote(str(socket), safe="")
    return f"postgresql://{role}:{quote(password, safe='')}@/{quote(database)}?host={host}"
