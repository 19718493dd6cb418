"""What is a rule about source text, and where does it hold?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
Find = Callable[[str], Iterator[int]]


@dataclass(frozen=True)
class Rule:
    """`find` yields the numbers of the lines that break it.

    `where` and `except_in` are patterns of paths from the root; an exception says its reason.
    `good` and `bad` are examples: the rule itself is tested with them.
    """

    name: str
    where: tuple[str, ...]
    find: Find
    good: str
    bad: str
    except_in: dict[str, str] = field(default_factory=dict)

    def holds_in(self, path: str) -> bool:
        return _matches(path, self.where) and not _matches(path, self.except_in)

    def broken_lines(self) -> list[str]:
        return [
            f"{path}:{line}: {self.name}"
            for path in source_files()
            if self.holds_in(path)
            for line in self.find(read_source(path))
        ]

    def idle_exceptions(self) -> list[str]:
        """Those that no file needs any more."""
        return [
            pattern
            for pattern in self.except_in
            if not any(
                any(self.find(read_source(path)))
                for path in source_files()
                if _matches(path, self.where) and fnmatch(path, pattern)
            )
        ]


@cache
def source_files() -> tuple[str, ...]:
    """Own sources: what the build makes lies in `dist`. Each rule asks for all of them, and while
    the tests run nobody writes one."""
    found = [
        path.relative_to(ROOT).as_posix()
        for pattern in ("naryad/**/*", "tests/**/*")
        for path in ROOT.glob(pattern)
        if path.suffix in {".py", ".html", ".txt", ".js", ".css"} and "/dist/" not in str(path)
    ]
    return tuple(sorted(found))


@cache
def read_source(path: str) -> str:
    return (ROOT / path).read_text()


def _matches(path: str, patterns: tuple[str, ...] | dict[str, str]) -> bool:
    return any(fnmatch(path, pattern) for pattern in patterns)
