"""What do both sides of a benchmark stand on?"""

import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import psycopg
from django.conf import settings
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.utils.translation import gettext, override
from jinja2 import Environment, Template
from markupsafe import Markup

from naryad.web.assets import icon
from naryad.web.marks import status

_ROWS = re.compile(r"<tbody>.*?</tbody>", re.S)


def postmaster_of() -> int:
    """The process id of the server in this run's own data folder."""
    (pid_file,) = Path(settings.DATA_FOLDER).rglob("postmaster.pid")
    return int(pid_file.read_text().split("\n", 1)[0])


def gather_statistics(owner_url: str) -> None:
    """As the owner: asked by the role of the program, PostgreSQL passes over every table."""
    with psycopg.connect(owner_url, autocommit=True) as owner:
        owner.execute("VACUUM ANALYZE")


def rows_template() -> tuple[Template, dict[str, Any]]:
    """The rows of Naryad's own list template, and the words that stand in each row."""
    environment: Environment = cast(Jinja2, engines["jinja2"]).env
    assert environment.loader is not None
    source, _name, _current = environment.loader.get_source(environment, "lists/rows.html")
    rows = _ROWS.search(source)
    assert rows is not None
    with override("en"):
        fixed = {
            "dots": Markup(environment.from_string('{{ icon("dots-vertical") }}').render()),
            "bulk": True,
            "face": SimpleNamespace(has_menu=True),
            "state": status(gettext("Not sent"), "off", "new"),
            "never": gettext("never"),
            "change": gettext("Change in place:"),
            "pencil": icon("pencil", 16),
        }
    return environment.from_string(rows.group(0)), fixed
