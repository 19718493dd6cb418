"""How much of an upload is read, whoever sends it?

Bodies are read before anybody is asked who they are, so the limit stands here.
"""

from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from naryad.files.pictures import MOST_BYTES
from naryad.spreadsheets.files_in import limits

MOST_TOGETHER = 10 * MOST_BYTES
# A table may be larger than a file that is attached, which is judged once more where it is kept.
_MOST_OF_ONE = max(MOST_BYTES, limits.MOST_BYTES)


class LimitedUpload(FileUploadHandler):
    """The first of the handlers. Of a file that is too long the rest is dropped, so that it is
    still too long for whoever judges it; when all together are too much, nothing more is read,
    and `is_cut_short` of the request says so."""

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._file, self._all = 0, 0

    def new_file(self, *args: Any, **values: Any) -> None:
        super().new_file(*args, **values)
        self._file = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        is_full = self._file > _MOST_OF_ONE
        self._file += len(raw_data)
        self._all += len(raw_data)
        if self._all > MOST_TOGETHER:
            setattr(self.request, "is_cut_short", True)  # noqa: B010 - not an attribute Django knows
            raise StopUpload(connection_reset=False)
        return None if is_full else raw_data

    def file_complete(self, file_size: int) -> "UploadedFile[bytes] | None":
        """The next handlers keep the file."""
        return None


def is_cut_short(request: Any) -> bool:
    return bool(getattr(request, "is_cut_short", False))
