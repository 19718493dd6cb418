"""Which passwords do the roles of the embedded server have?"""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Passwords:
    superuser: str
    owner: str
    application: str


def read_or_make_passwords(path: Path) -> Passwords:
    """Made once, readable by the person who runs the program alone."""
    if path.exists():
        return Passwords(**json.loads(path.read_text(encoding="utf-8")))
    made = Passwords(*(secrets.token_urlsafe(24) for _ in range(3)))
    write_private_file(path, json.dumps(asdict(made)))
    return made


def write_private_file(path: Path, text: str) -> None:
    """Written whole or not at all, and never readable by others for a moment."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.rename(path)
