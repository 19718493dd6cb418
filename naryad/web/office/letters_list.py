"""Which face has the outbox?"""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from markupsafe import Markup, escape

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.core.moments import say_moment
from naryad.letters.kinds import title_of
from naryad.letters.visibility import letters_visible_to
from naryad.lists.fields import Asker
from naryad.lists.letters.letters_list import LetterRow, list_letters
from naryad.people.visibility import people_visible_to
from naryad.web.acting import SignedInRequest
from naryad.web.figures import say_sign_in_name
from naryad.web.lists.face import Empty, ListFace, Look, OpenList, Writer
from naryad.web.marks import status
from naryad.web.menu import find_path
from naryad.web.office.letters_face import describe_state
from naryad.web.taking import demand, take


def open_letters(asker: Asker) -> OpenList:
    demand(asker.actor, Permission.SEE_LETTERS)
    return OpenList(list_letters(asker), FACE)


def _name(row: LetterRow) -> str:
    return say_sign_in_name(row.letter.to)


def _url(row: LetterRow) -> str:
    return f"{find_path('letters')}{row.id}/"


def _write_cells(_asker: Asker) -> Mapping[str, Writer]:
    def to(row: LetterRow) -> Markup:
        link = f'<a class="subj cut" href="{_url(row)}">{escape(_name(row))}</a>'
        return Markup(f'<span class="row0">{link}</span>')  # noqa: S704 - escaped

    def kind(row: LetterRow) -> Markup:
        """On a phone the second line says when, too."""
        when = say_moment(row.letter.created_at)
        return Markup('{} <span class="on-p num">· {}</span>').format(
            title_of(row.letter.kind), when
        )

    def state(row: LetterRow) -> Markup:
        face = describe_state(row.letter)
        return status(face.word, face.kind, face.shape, note=face.note)

    return {
        "to": to,
        "kind": kind,
        "state": state,
        "answer": lambda row: describe_state(row.letter).answer,
        "person": _person,
    }


def _person(row: LetterRow) -> str:
    if row.person is None:
        return ""
    url = reverse("person", args=[row.person.pk])
    return Markup('<a href="{}">{}</a>').format(url, row.person.name)


def _say_in_the_way(field: str, value: str, count: str, number: int) -> str:
    words = ngettext(
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s letter.",
        "“%(field)s: %(value)s” is in the way: without it there would be %(count)s letters.",
        number,
    )
    return words % {"field": field, "value": value, "count": count}


def _explain_nothing(_actor: Actor) -> Empty:
    text = _("Invitations and other letters appear here as soon as they are written.")
    return Empty(_("No letters yet"), text, "mail")


def _describe_peek(request: SignedInRequest, letter_id: int) -> Mapping[str, Any]:
    actor = request.actor
    letter = take(letters_visible_to(actor), letter_id)
    return {
        "letter": letter,
        "name": letter.title or title_of(letter.kind),
        "title": title_of(letter.kind),
        "face": describe_state(letter),
        "person": people_visible_to(actor).filter(pk=letter.person_id or 0).first(),
        "url": reverse("letter", args=[letter_id]),
    }


FACE = ListFace(
    noun="letters",
    title=gettext_lazy("Letters"),
    search_label=gettext_lazy("Search letters"),
    search_hint=gettext_lazy("Address or phone of the recipient"),
    row_name=_name,
    row_url=_url,
    write_cells=_write_cells,
    looks={
        "to": Look("c-main"),
        "kind": Look("mut c-sub", width="w-20"),
        "state": Look("c-st", width="w-24"),
        "written": Look("num mut c-hide", hides="c-mid"),
        "answer": Look("mut c-hide", hides="c-mid"),
    },
    peek="office/letters/peek.html",
    describe_peek=_describe_peek,
    say_in_the_way=_say_in_the_way,
    explain_nothing=_explain_nothing,
    note=gettext_lazy("Newest first"),
    has_menu=False,
)
