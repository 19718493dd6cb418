"""How long may one statement of a page take?"""

from django.db import connections

# Far above what any page needs, far below what leaves the few threads that serve busy with pages
# that nobody waits for any more.
STATEMENT_SECONDS = 15


def end_long_statements() -> None:
    """In the process that serves pages; the worker's jobs may take their time. The page is 503."""
    options = connections.settings["default"]["OPTIONS"]
    options["options"] += f" -c statement_timeout={STATEMENT_SECONDS}s"
