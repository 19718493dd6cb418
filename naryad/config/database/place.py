"""Where do the files of the embedded server live?"""

import hashlib
import os
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from naryad.config.database.account import Account, server_account

LONGEST_SOCKET_PATH = 107  # bytes; a limit of the operating system
SOCKET_FILE = ".s.PGSQL.5432"
STATE_OF_ROOT = Path("/var/lib/naryad")


@dataclass(frozen=True)
class Place:
    """The files of one server; `data` is the folder the person knows."""

    data: Path
    home: Path
    account: Account
    major: int

    @property
    def folder(self) -> Path:
        """The server's own folder, the property of its user."""
        return self.home / f"pg{self.major}"

    @property
    def cluster(self) -> Path:
        return self.folder / "data"

    @property
    def lock(self) -> Path:
        return self.data / f"pg{self.major}.lock"

    @property
    def users(self) -> Path:
        """Held by every command that uses a server which another one runs."""
        return self.data / f"pg{self.major}.users"

    @property
    def passwords(self) -> Path:
        return self.data / f"pg{self.major}.passwords.json"

    @property
    def socket_note(self) -> Path:
        """Says where the socket of the running server is."""
        return self.data / f"pg{self.major}.socket"

    @property
    def first_words(self) -> Path:
        """What the server said before its log began."""
        return self.data / f"pg{self.major}.start.log"


def place_for(data: Path, *, major: int) -> Place:
    """Choose the folders and make those above the server's own.

    A data folder that the server's user cannot enter (below /root) keeps its
    passwords and lock, while the database moves to /var/lib/naryad: opening
    the folders above to everybody would be worse than a second place.
    """
    make_data_folder(data)
    account = server_account(data / f"pg{major}")
    home = data if account.can_enter(data) else _outside(data)
    account = server_account(home / f"pg{major}")
    return Place(data=data, home=home, account=account, major=major)


def make_data_folder(path: Path) -> None:
    """Nobody else may list it; root's lets the server's user pass through."""
    if not path.exists():
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o711 if os.geteuid() == 0 else 0o700)


def socket_folder(place: Place) -> Path:
    """A folder for the socket: beside the data, or private and short."""
    beside = place.folder / "socket"
    if len(os.fsencode(beside / SOCKET_FILE)) <= LONGEST_SOCKET_PATH:
        beside.mkdir(mode=0o700, exist_ok=True)
        folder = beside
    else:
        folder = _folder_of_last_time(place) or _new_short_folder()
    place.account.give(folder)
    place.socket_note.write_text(str(folder), encoding="utf-8")
    return folder


def _folder_of_last_time(place: Place) -> Path | None:
    """The one noted at an earlier start, when it is still ours alone."""
    if not place.socket_note.exists():
        return None
    folder = Path(place.socket_note.read_text(encoding="utf-8"))
    if folder.is_symlink() or not folder.is_dir():
        return None
    found = folder.stat()
    owner = os.geteuid() if place.account.is_ours else place.account.uid
    return folder if found.st_uid == owner and stat.S_IMODE(found.st_mode) == 0o700 else None


def _new_short_folder() -> Path:
    # Not under TMPDIR: that may be as long as what we flee from. The folder is
    # made with mode 0700 under a name that nobody can guess.
    return Path(tempfile.mkdtemp(prefix="naryad-", dir="/tmp"))


def _outside(data: Path) -> Path:
    key = hashlib.sha256(os.fsencode(data.resolve())).hexdigest()[:12]
    STATE_OF_ROOT.mkdir(mode=0o755, exist_ok=True)
    home = STATE_OF_ROOT / key
    if not home.exists():
        print(f"The database goes to {home}, since only root may enter {data}.", file=sys.stderr)
    make_data_folder(home)
    (home / "belongs-to").write_text(f"{data}\n", encoding="utf-8")
    return home
