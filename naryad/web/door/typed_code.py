"""How does a browser remember which code it waits for?"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from naryad.core.errors import TooManyTries
from naryad.web.forms.plain_form import PlainForm, name_field, sent_code_field
from naryad.web.http import render, toast


class NameForm(PlainForm):
    name = name_field(_("E-mail or phone"), autofocus="")


class CodeForm(PlainForm):
    code = sent_code_field(_("Code"))


@dataclass(frozen=True)
class WaitedCode:
    """`name` as it was typed, to say where the message went and to ask once more."""

    id: int
    name: str


def keep_code(request: HttpRequest, kept: str, *, code_id: int, name: str) -> None:
    request.session[kept] = [code_id, name]


def find_waited(request: HttpRequest, kept: str) -> WaitedCode | None:
    known = request.session.get(kept)
    return WaitedCode(*known) if known else None


def ask_again(request: HttpRequest, kept: str, ask: Callable[[str], int]) -> None:
    """The button under the code: another message to the same name, or why there is none yet."""
    waited = find_waited(request, kept)
    if waited is None:
        return
    try:
        keep_code(request, kept, code_id=ask(waited.name), name=waited.name)
    except TooManyTries as refusal:
        toast(request, str(refusal), kind="bad")
    else:
        toast(request, _("Another code is on its way."), kind="wait")


def show_code_form(
    request: HttpRequest, form: PlainForm, *, waited: WaitedCode, back: str, here: str
) -> HttpResponse:
    """`here` takes the code; `back` is where another name is typed."""
    values = {"form": form, "name": waited.name, "back": back, "here": here}
    return render(request, "door/code.html", values, status=form.status)
