"""Is the folder of a run cleared away only where that run was killed long ago?"""

import os
import time
from pathlib import Path

from tests.database import TEMPORARY, clear_leftovers

_LONG_AGO = time.time() - 7200


def _folder(tmp_path: Path, name: str, *, made_at: float) -> Path:
    """With a lock as old as the template from which the folder was copied."""
    folder = tmp_path / f"{TEMPORARY}{name}"
    (folder / "data").mkdir(parents=True)
    lock = folder / "data" / "pg18.lock"
    lock.touch()
    os.utime(lock, (_LONG_AGO, _LONG_AGO))
    os.utime(folder, (made_at, made_at))
    return folder


def test_a_copy_of_an_old_template_is_no_leftover(tmp_path: Path) -> None:
    killed = _folder(tmp_path, "killed", made_at=_LONG_AGO)
    begun = _folder(tmp_path, "begun", made_at=time.time())
    clear_leftovers(tmp_path)
    assert (killed.exists(), begun.exists()) == (False, True)
