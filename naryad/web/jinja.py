"""What may every template say, besides what its door passes?"""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, npgettext, pgettext
from jinja2 import Environment, StrictUndefined, nodes, pass_context
from jinja2.runtime import Context, Macro
from markupsafe import Markup

from naryad.core import moments
from naryad.core.phone_words import say_phone
from naryad.web import assets, controls, figures, marks, rich_text
from naryad.web.visits import say_awaited

PARTS = Path(__file__).parent / "templates" / "parts"


def environment(**options: Any) -> Environment:
    """For Django's Jinja2 backend: escaping on, an unknown name is an error."""
    made = Environment(  # noqa: S701 - Django sets autoescape among the options
        **options | {"undefined": StrictUndefined},
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    made.policies["ext.i18n.trimmed"] = True
    made.install_gettext_callables(  # type: ignore[attr-defined]
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    made.globals |= {
        "csrf_field": csrf_field,
        "glyph": assets.glyph,
        "icon": assets.icon,
        "language": lambda: (get_language() or "en")[:2],
        "release": assets.release,
        "static_url": assets.static_url,
        "ui": Parts(made),
        "url": url,
        "with_query": with_query,
    }
    made.filters |= {
        "ago": moments.say_ago,
        "capped": figures.say_capped,
        "clock": moments.say_clock,
        "control_value": controls.write_control,
        "day": moments.say_day,
        "demand": controls.say_demand,
        "formatted": rich_text.show_formatted,
        "ground": figures.choose_ground,
        "awaited_visit": say_awaited,
        "in_full": moments.say_in_full,
        "initials": figures.write_initials,
        "marked": figures.mark_found,
        "moment": moments.say_moment,
        "number": figures.say_number,
        "phone": say_phone,
        "printed": rich_text.print_formatted,
        "size": figures.say_size,
        "sign_in_name": figures.say_sign_in_name,
    }
    return made


class Parts:
    """`ui.button(…)`: macros of templates/parts and functions of marks, without imports.

    A named block that htmx asks for is rendered without the imports at the top of its file; a
    global is there in both cases.
    """

    def __init__(self, made: Environment) -> None:
        self._environment = made
        self._files = _find_macros(made)
        self.avatar = marks.avatar
        self.icon = assets.icon  # In a macro whose own `icon` is the name of one.
        self.pick_row = marks.pick_row
        self.row_menu = marks.row_menu
        self.status = marks.status

    def __getattr__(self, name: str) -> Macro:
        try:
            file = self._files[name]
        except KeyError:
            raise AttributeError(f"No part is called {name}.") from None
        macro = getattr(self._environment.get_template(file).module, name)
        assert isinstance(macro, Macro)
        # Templates do not change while the program runs: the next time it is simply there.
        setattr(self, name, macro)
        return macro


def _find_macros(made: Environment) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in sorted(PARTS.glob("*.html")):
        for macro in made.parse(path.read_text()).find_all(nodes.Macro):
            if macro.name.startswith("_"):
                continue
            assert macro.name not in found, f"Two parts are called {macro.name}."
            found[macro.name] = f"parts/{path.name}"
    return found


@pass_context
def csrf_field(context: Context) -> Markup:
    """The hidden field without which no form is taken."""
    return Markup('<input type="hidden" name="csrfmiddlewaretoken" value="{}">').format(
        context["csrf_token"]
    )


def url(name: str, *args: Any, **values: Any) -> str:
    return reverse(name, args=args or None, kwargs=values or None)


def with_query(path: str, **values: Any) -> str:
    """The path with those of the values that say something."""
    said = {key: value for key, value in values.items() if value not in (None, "", [], ())}
    return f"{path}?{urlencode(said, doseq=True)}" if said else path
