"""How do the words of the program get into locale/, and back into it?

`python -m tools.messages compile` writes the .mo files, `… update` collects
the words of Python and Jinja2 into the .po files. Needs Babel, hence the
environment; a translator needs neither gettext nor a compiler. English needs
no file: it is what the sources say.
"""

import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from tools.steps import ROOT

LOCALE = ROOT / "locale"
LANGUAGES = ("ru",)
DOMAIN = "django"
FIRST_DAY = datetime(2026, 11, 23, tzinfo=UTC)

METHODS = [
    ("api/nouns/**.py", "tools.docstrings:of_the_contract"),
    ("api/schemas/**.py", "tools.docstrings:of_the_contract"),
    ("**.py", "python"),
    ("**/templates/**.html", "jinja2"),
    ("**/templates/**.txt", "jinja2"),
]
JINJA = {
    "extensions": "jinja2.ext.i18n,jinja2.ext.do",
    "trimmed": "true",
    "silent": "false",
    "encoding": "utf-8",
}
OPTIONS = {"**/templates/**.html": JINJA, "**/templates/**.txt": JINJA}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def compile_messages() -> None:
    for language in LANGUAGES:
        source = path_of(language, "po")
        if not source.exists():
            continue
        with source.with_suffix(".mo").open("wb") as file:
            write_mo(file, read_catalog(language))


def update_messages() -> None:
    """Add new words, keep translations, drop what is no longer said."""
    template = collect_messages()
    for language in LANGUAGES:
        _update(path_of(language, "po"), language=language, template=template)


def collect_messages() -> Catalog:
    """The words that the sources say now. Without line numbers, which change with every edit."""
    template = Catalog(domain=DOMAIN, charset="utf-8")
    extracted = extract_from_dir(ROOT / "naryad", METHODS, OPTIONS, keywords=KEYWORDS)
    for filename, _line, message, comments, context in extracted:
        places = [(f"naryad/{filename}", None)]
        template.add(message, locations=places, auto_comments=comments, context=context)  # type: ignore[arg-type] # Babel takes None for a line, its types do not know
    return template


def read_catalog(language: str) -> Catalog:
    with path_of(language, "po").open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def _update(path: Path, *, language: str, template: Catalog) -> None:
    catalog = Catalog(locale=language, domain=DOMAIN, charset="utf-8")
    if path.exists():
        catalog = read_catalog(language)
    # Dates would change with every update; a header marked fuzzy would be left out of the .mo,
    # and with it the rule of Russian plurals.
    template.creation_date = catalog.creation_date = FIRST_DAY
    catalog.update(template, no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.project, catalog.version, catalog.fuzzy = "Naryad", "", False
    catalog.header_comment = "# The words of Naryad."
    catalog.revision_date = FIRST_DAY
    catalog.last_translator = catalog.language_team = catalog.msgid_bugs_address = ""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=100, sort_output=True, include_lineno=False)


def path_of(language: str, ending: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.{ending}"


if __name__ == "__main__":
    {"compile": compile_messages, "update": update_messages}[sys.argv[1]]()
