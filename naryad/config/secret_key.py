"""Which secret key signs sessions and links in the trial?"""

import secrets
from pathlib import Path

from naryad.config.database.passwords import write_private_file
from naryad.config.database.place import make_data_folder


def read_or_make_secret_key(data: Path) -> str:
    """Made once per data folder, so that a restart signs nobody out."""
    path = data / "secret-key"
    if not path.exists():
        make_data_folder(data)
        write_private_file(path, secrets.token_urlsafe(48))
    return path.read_text(encoding="utf-8")
