"""What does a bare program need to tell of an object by its code?"""

import threading
from collections.abc import Callable, Iterable
from html import escape
from typing import Any

import psycopg

_STATEMENT = """SELECT a.name, coalesce(c.name ->> 'en', ''), a.warranty_till
FROM assets_assetcode code JOIN assets_asset a ON a.id = code.asset_id
LEFT JOIN catalog_assetclass c ON c.id = a.asset_class_id
WHERE code.text = %s AND code.origin = 'OWN' AND code.state = 'LIVING' AND a.is_published"""
_PAGE = "<!doctype html><title>{0}</title><h1>{0}</h1><p>{1}</p><p>{2}</p>"


def make_passport_floor(database_url: str) -> Callable[..., Iterable[bytes]]:
    """One prepared statement and four tags: no settings, no limits, no scan that is kept."""
    kept = threading.local()

    def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        if not hasattr(kept, "connection"):
            kept.connection = psycopg.connect(database_url, autocommit=True, prepare_threshold=0)
        code = environ["PATH_INFO"].rpartition("/")[2]
        row = kept.connection.execute(_STATEMENT, [code]).fetchone() or ("", "", "")
        body = _PAGE.format(*(escape(str(each or "")) for each in row)).encode()
        start("200 OK", [("Content-Type", "text/html"), ("Content-Length", str(len(body)))])
        return [body]

    return application
