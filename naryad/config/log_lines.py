"""What must never stand in a log, and what could be taken for a line of it?"""

import logging
import re

# Secrets of letters, text messages and reports are part of an address, and Django names the address
# of what went wrong. Tokens of programs belong into a header, but somebody will try them in an
# address.
_SECRET = re.compile(
    r"(/(?:activate|password|e-mail|register|report)/|\bnry_)[\w:-]{20,}|(/i/)[\w-]{8,}"
)
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


class HideSecrets(logging.Filter):
    """Whoever reads the log must not be able to follow the links of others."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if _SECRET.search(said):
            record.msg, record.args = _SECRET.sub(_keep_beginning, said), ()
        return True


class OneLine(logging.Filter):
    """What somebody has typed into an address begins no line of its own and colors none."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if _BREAKS.search(said):
            record.msg, record.args = _BREAKS.sub(_spell, said), ()
        return True


class TraceFaultsAlone(logging.Filter):
    """Of a request that somebody has made up (a host that cannot be, characters that nobody types)
    Django tells as of an error, with some twenty lines of trace: any stranger could fill the disk
    with those. The line itself says what was wrong."""

    def filter(self, record: logging.LogRecord) -> bool:
        if record.name.startswith("django.security."):
            record.exc_info = record.exc_text = None
        return True


def _keep_beginning(found: re.Match[str]) -> str:
    return f"{found[1] or found[2]}…"


def _spell(found: re.Match[str]) -> str:
    return ascii(found[0])[1:-1]
