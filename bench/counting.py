"""How many queries does one request make?"""

from collections.abc import Callable, Iterable
from typing import Any

from django.db import connection

ASKED, SAID = "X-Bench-Count", "X-Bench-Queries"
Wsgi = Callable[..., Iterable[bytes]]


def counting(application: Wsgi) -> Wsgi:
    """The number goes into the answer where it is asked for; other requests cost what they cost."""

    def counted(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if "HTTP_X_BENCH_COUNT" not in environ:
            return application(environ, start)
        seen: list[str] = []

        def note(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            seen.append(sql)
            return execute(sql, *rest)

        def say(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            return start(status, [*headers, (SAID, str(len(seen)))], *rest)

        with connection.execute_wrapper(note):
            return application(environ, say)

    return counted
