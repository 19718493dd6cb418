"""What does a bare program do for a page of rows: one prepared statement, one template?

The rows are tuples, the template is the rows of Naryad's own. No sign-in, no rights, no counts, no
views, no words around the table.
"""

import threading
from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import parse_qs

import psycopg
from jinja2 import Template

Bare = Callable[..., Iterable[bytes]]


def make_floor(
    database_url: str,
    template: Template,
    fixed: dict[str, Any],
    organization_id: int,
    *,
    statements: Mapping[str, str],
    row: Callable[..., tuple[Any, ...]],
) -> Bare:
    """`statements` by the scope that the query string names, and `picked=0` for rows that their
    reader may not pick; `row` makes what the template shows
    of what they return."""
    kept = threading.local()

    def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if not hasattr(kept, "connection"):
            kept.connection = psycopg.connect(database_url, autocommit=True, prepare_threshold=0)
        asked = {name: values[0] for name, values in parse_qs(environ["QUERY_STRING"]).items()}
        values = {"o": organization_id, "me": int(asked["me"]), "id": int(asked.get("id", 0))}
        statement = statements[asked["scope"]]
        found = kept.connection.execute(statement, {**values, "k": asked.get("k", "")}).fetchall()
        words = {**fixed, "bulk": "picked" not in asked or asked["picked"] == "1"}
        body = template.render(rows=[row(fixed, *each) for each in found], **words).encode()
        start("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
        return [body]

    return application
