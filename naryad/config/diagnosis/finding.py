"""What is said of one thing that is out of order?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum


class Grade(StrEnum):
    """How bad it is. UNKNOWN: it could not be looked at, so that nobody takes silence for health.
    LATER: a trial bears it, production does not."""

    WRONG = "wrong"
    UNKNOWN = "unknown"
    WARNING = "warning"
    LATER = "before-production"


@dataclass(frozen=True)
class Finding:
    """`code` stays the same in every language and version, for programs that ask."""

    code: str
    what: str
    why: str
    mend: str
    grade: Grade = Grade.WRONG

    def graded(self, grade: Grade) -> "Finding":
        return replace(self, grade=grade)


def by_grade(findings: Iterable[Finding], grade: Grade) -> list[Finding]:
    return [each for each in findings if each.grade == grade]


def once_each(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Two subjects may come upon the same."""
    yield from dict.fromkeys(findings)
