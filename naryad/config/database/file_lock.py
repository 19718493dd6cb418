"""How does a process hold a file until it ends, in whatever way?"""

import fcntl
import os
from pathlib import Path


class FileLock:
    """The system lets go of it with the last process that has the file open."""

    def __init__(self, path: Path):
        self._path = path
        self._descriptor: int | None = None

    @property
    def descriptor(self) -> int:
        """For a child that is to hold the lock as well."""
        assert self._descriptor is not None
        return self._descriptor

    def take(self, *, shared: bool = False, wait: bool = False) -> bool:
        """Whether we have it now; shared, several have it."""
        if self._descriptor is not None:
            return True
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        how = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(descriptor, how if wait else how | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    def release(self) -> None:
        """Close our end; a child that has it open keeps it held."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
