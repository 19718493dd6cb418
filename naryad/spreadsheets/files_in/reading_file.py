"""How are the rows of a file handed over, a piece at a time, without trusting the file?"""

import subprocess
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from naryad.core.limited_child import command_of
from naryad.spreadsheets.files_in import limits
from naryad.spreadsheets.files_in.opening import Kind
from naryad.spreadsheets.files_in.refusals import TooMuchToRead, refusal_of

Line = tuple[int, list[str]]
_PROGRAM = "naryad.spreadsheets.files_in.reading_child"


@dataclass(frozen=True, slots=True)
class Table:
    """`sheets`: those that are not hidden; `sheet`: the one that is read. `across`: merged cells
    near the top, see `merged_cells`. `pieces`: rows with their numbers, once through; raises an
    UnreadableFile where the file turns out to be none."""

    sheets: Sequence[str]
    sheet: str
    across: Sequence[Sequence[int]]
    pieces: Iterator[Sequence[Line]]


@contextmanager
def reading(path: Path, kind: Kind, *, sheet: str = "") -> Iterator[Table]:
    """The child ends with the block, however that ends. Raises an UnreadableFile."""
    with tempfile.TemporaryDirectory(prefix="naryad-read-") as folder:
        # By its ending the decoder knows what to expect, and says what is wrong instead of "none".
        named = Path(folder, f"table.{kind}")
        named.symlink_to(path.resolve())
        with _read_by_child(named, kind, sheet) as table:
            yield table


@contextmanager
def _read_by_child(path: Path, kind: Kind, sheet: str) -> Iterator[Table]:
    child = subprocess.Popen(  # noqa: S603 - our own program; the file is only its input
        command_of(_PROGRAM, str(path), kind, sheet),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
    )
    watch = threading.Timer(limits.WALL_SECONDS, child.kill)
    watch.daemon = True
    watch.start()
    try:
        answers = _answers(child)
        about = next(answers)
        yield Table(about["sheets"], about["sheet"], about["across"], answers)
    finally:
        watch.cancel()
        child.kill()
        child.communicate()


class ReaderBroke(RuntimeError):
    """An error of ours, not of the file."""


def _answers(child: "subprocess.Popen[bytes]") -> Iterator[Any]:
    """A child that says nothing more has died of its limits, or its decoder of the file."""
    assert child.stdout is not None
    for line in child.stdout:
        try:
            said = orjson.loads(line)
        except orjson.JSONDecodeError:
            # It was killed in the middle of a word.
            break
        if isinstance(said, dict) and "refusal" in said:
            raise refusal_of(said["refusal"], said["values"])
        if isinstance(said, dict) and "end" in said:
            return
        yield said
    if child.wait() == 1:
        raise ReaderBroke("The program that reads files has failed.")
    raise TooMuchToRead
