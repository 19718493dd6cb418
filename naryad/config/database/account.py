"""Which system user runs the embedded PostgreSQL server?"""

import itertools
import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

# PostgreSQL refuses to run as root. A user id without an entry in
# /etc/passwd is used then: nothing has to be created, no person and no other
# daemon has it (unlike "nobody", which several daemons share), and it stands
# in the range that Debian keeps free (30000-59999).
FIRST_PRIVATE_ID = 54320

# initdb alone insists on a user with a name; what it has made is given to the
# private id before the server starts.
NAMED_ID = 65534


@dataclass(frozen=True)
class Account:
    """The user and group id a program runs under; None means "as we are"."""

    uid: int | None
    gid: int | None

    @property
    def is_ours(self) -> bool:
        return self.uid is None

    def run(self, command: list[str], *, stdin: str = "", cwd: Path | None = None) -> str:
        """Run to the end and return what it printed; CommandFailed otherwise."""
        result = subprocess.run(  # noqa: S603 - fixed programs, no shell
            command,
            input=stdin,
            cwd=cwd,
            env=CLEAN_ENVIRONMENT,
            capture_output=True,
            text=True,
            check=False,
            user=self.uid,
            group=self.gid,
            extra_groups=None if self.is_ours else [],
        )
        if result.returncode:
            raise CommandFailed(command[0], result.stdout + result.stderr)
        return result.stdout

    def can_enter(self, folder: Path) -> bool:
        """Whether this user reaches the folder by its path."""
        if self.is_ours:
            return True
        try:
            self.run(["/bin/sh", "-c", 'cd "$0"', str(folder)], cwd=Path("/"))
        except CommandFailed:
            return False
        return True

    def give(self, path: Path) -> None:
        """Make a tree the property of this user."""
        if self.uid is None or self.gid is None:
            return
        for folder, _, files in os.walk(path):
            os.chown(folder, self.uid, self.gid, follow_symlinks=False)
            for name in files:
                os.chown(Path(folder, name), self.uid, self.gid, follow_symlinks=False)


class CommandFailed(Exception):
    """A program of PostgreSQL ended with an error."""

    def __init__(self, program: str, output: str) -> None:
        super().__init__(f"{program} failed:\n{output.strip()}")


# The language of the terminal must not decide the locale of the database, and
# PG… variables of the person must not reach the server's programs.
CLEAN_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}

OURSELVES = Account(uid=None, gid=None)


def server_account(data: Path) -> Account:
    """The user for this data folder: ourselves, or a private one for root."""
    if os.geteuid() != 0:
        return OURSELVES
    if data.exists() and (owner := data.stat()).st_uid not in {0, NAMED_ID}:
        return Account(uid=owner.st_uid, gid=owner.st_gid)
    uid = next(filter(_is_free, itertools.count(FIRST_PRIVATE_ID)))
    return Account(uid=uid, gid=uid)


def account_for_initdb(account: Account) -> Account:
    """The user that initdb accepts, standing in for the private one."""
    return account if account.is_ours else Account(uid=NAMED_ID, gid=NAMED_ID)


def _is_free(uid: int) -> bool:
    try:
        pwd.getpwuid(uid)
    except KeyError:
        return True
    return False
