"""How is the database reached by whoever looks at an installation?"""

import psycopg

# Behind a firewall that swallows all, or a full pool, one would wait for minutes.
SECONDS = 10


def connect(url: str, *, autocommit: bool = False) -> psycopg.Connection:
    """Raises psycopg.OperationalError where nobody answers in time."""
    return psycopg.connect(url, connect_timeout=SECONDS, autocommit=autocommit)
