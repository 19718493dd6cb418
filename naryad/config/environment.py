"""Which environment variables does Naryad read, and what do they mean when they are not set?"""

import ipaddress
import os
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from naryad.core.private_servers import PrivateServer, read_private_servers

ROOT = Path(__file__).resolve().parent.parent.parent
MODES = ("trial", "production")
MOST_PROCESSES = 64


class BadEnvironment(ValueError):
    """A variable that means nothing; one line, which names it."""


@dataclass(frozen=True)
class Environment:
    mode: str
    data: Path
    host: str
    port: int
    base_url: str
    secret_key: str
    email_url: str
    sms_url: str
    trusted_proxies: tuple[str, ...]
    private_servers: tuple[PrivateServer, ...] = ()
    web_processes: int = 1

    @property
    def is_production(self) -> bool:
        return self.mode == "production"

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")


def read_environment() -> Environment:
    """Read once at start; every later change of os.environ goes unseen. Raises BadEnvironment."""
    port = _read_port()
    mode = os.environ.get("NARYAD_MODE", "trial")
    if mode not in MODES:
        # A slip of the pen must not serve the public with the ease of a trial.
        raise BadEnvironment(f"NARYAD_MODE is {' or '.join(MODES)}, not {mode!r}.")
    return Environment(
        mode=mode,
        data=Path(os.environ.get("NARYAD_DATA") or _home() / ".data").resolve(),
        host=os.environ.get("NARYAD_HOST", "127.0.0.1"),
        port=port,
        base_url=os.environ.get("NARYAD_BASE_URL", f"http://localhost:{port}").rstrip("/"),
        secret_key=os.environ.get("NARYAD_SECRET_KEY", ""),
        email_url=os.environ.get("NARYAD_EMAIL_URL", ""),
        sms_url=os.environ.get("NARYAD_SMS_URL", ""),
        trusted_proxies=_read_proxies(),
        private_servers=_read_private_servers(),
        web_processes=_read_web_processes(),
    )


def _read_port() -> int:
    try:
        return int(os.environ.get("NARYAD_PORT", "8000"))
    except ValueError:
        raise BadEnvironment("NARYAD_PORT must be a number.") from None


def _read_web_processes() -> int:
    text = os.environ.get("NARYAD_WEB_PROCESSES", "1")
    if not text.isdecimal() or not 1 <= int(text) <= MOST_PROCESSES:
        raise BadEnvironment(f"NARYAD_WEB_PROCESSES is a number from 1 to {MOST_PROCESSES}.")
    return int(text)


def _read_proxies() -> tuple[str, ...]:
    """Addresses and networks. One with a slip of the pen would trust nobody, or fail every
    request that asks who is behind it."""
    proxies = tuple(os.environ.get("NARYAD_TRUSTED_PROXIES", "").replace(",", " ").split())
    for proxy in proxies:
        try:
            ipaddress.ip_network(proxy, strict=False)
        except ValueError:
            raise BadEnvironment(
                "NARYAD_TRUSTED_PROXIES takes addresses and networks, as in 10.0.0.1 or "
                f"10.0.0.0/8, not {proxy!r}."
            ) from None
    return proxies


def _read_private_servers() -> tuple[PrivateServer, ...]:
    try:
        return read_private_servers(os.environ.get("NARYAD_PRIVATE_SERVERS", ""))
    except ValueError as error:
        raise BadEnvironment(
            "NARYAD_PRIVATE_SERVERS takes servers and networks, as in https://erp.lan, "
            f"http://10.0.5.7:8080 or https://10.0.8.0/24, not {str(error)!r}."
        ) from None


def _home() -> Path:
    """The checkout; for an installed package, where the command is called."""
    return ROOT if (ROOT / "pyproject.toml").exists() else Path.cwd()


# Reading here and there costs on today's disks what reading in a row does; the server's default
# is of disks that turn, and makes it read whole tables for a few hundred rows.
PLANNING = "-c random_page_cost=1.1"


def database_settings(url: str) -> dict[str, object]:
    """Django's settings for a postgres:// URL; `?host=/folder` names a unix socket."""
    parts = urlsplit(url)
    query = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "naryad.config.database.engine",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": query.pop("host", parts.hostname or ""),
        "PORT": str(query.pop("port", parts.port or "")),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        # Prepared statements halve the database's work for a page of joined rows.
        "OPTIONS": {
            "server_side_binding": True,
            "prepare_threshold": 1,
            **query,
            "options": f"{PLANNING} {query.get('options', '')}".strip(),
        },
    }
