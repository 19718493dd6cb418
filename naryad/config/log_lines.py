"""What must never stand in a log?"""

import logging
import re

# Secrets of letters are part of an address, and Django names the address of what went wrong. Tokens
# of programs belong into a header, but somebody will try them in an address.
_SECRET = re.compile(r"(/(?:activate|password|e-mail)/|\bnry_)[\w-]{20,}")


class HideSecrets(logging.Filter):
    """Whoever reads the log must not be able to follow the links of others."""

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        if _SECRET.search(said):
            record.msg, record.args = _SECRET.sub(r"\1…", said), ()
        return True
