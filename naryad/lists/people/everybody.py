"""What is the list of all people, whatever their kind, for one reader?

Pages show customers and employees apart; programs may ask for both.
"""

from collections.abc import Sequence
from typing import NamedTuple

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.core.conditions.choices import stored_choice
from naryad.core.conditions.fields import Field
from naryad.core.conditions.operators import FieldKind
from naryad.core.conditions.sql import Flag
from naryad.lists.fields import Asker, ListField
from naryad.lists.noun_lists import NounList
from naryad.lists.people.conditions import column
from naryad.lists.people.fields import FIELDS
from naryad.lists.people.searching import search_people
from naryad.lists.questions import Order, Show
from naryad.people.models import Person
from naryad.people.visibility import people_visible_to


class Place(NamedTuple):
    """What a person stands by."""

    id: int
    sort_key: str


def _kind(_asker: Asker) -> Field:
    return stored_choice("kind", Kind, lambda person: person.kind)


def _service(_asker: Asker) -> Field:
    return Flag("service", lambda: Q(is_service=True), lambda person: person.is_service)


_MORE = (
    ListField(
        "kind",
        _("Kind"),
        kind=FieldKind.CHOICE,
        condition=_kind,
        names={Kind.EMPLOYEE.lower(): _("Employee"), Kind.CUSTOMER.lower(): _("Customer")},
    ),
    ListField("service", _("Service user"), kind=FieldKind.YES_NO, condition=_service),
    *(
        ListField(key, label, kind=FieldKind.TEXT, condition=column(key))
        for key, label in (
            ("last_name", _("Last name")),
            ("first_name", _("First name")),
            ("middle_name", _("Middle name")),
            ("work_phone", _("Work phone")),
            ("personnel_number", _("Personnel number")),
        )
    ),
)
_FIELDS = {field.key: field for field in (*FIELDS[Kind.EMPLOYEE], *FIELDS[Kind.CUSTOMER], *_MORE)}


def list_everybody(asker: Asker) -> NounList[Place]:
    fields = {key: field for key, field in _FIELDS.items() if field.is_for(asker.actor)}
    return NounList(
        noun="people",
        asker=asker,
        fields=fields,
        hidden=frozenset(_FIELDS) - set(fields),
        visible=_visible,
        search=lambda people, words, actor: search_people(people, words, actor=actor),
        read=_read,
        place=lambda person: person.sort_key,
        order="sort_key",
        first_order=Order("name"),
        views=(),
        sees_deleted=Permission.SEE_DELETED_PEOPLE,
    )


def _visible(actor: Actor, show: Show) -> QuerySet[Person]:
    people = people_visible_to(actor, with_deleted=show != Show.HIDE)
    return people if show == Show.ALL else people.filter(is_living=show == Show.HIDE)


def _read(ids: Sequence[int], asker: Asker) -> list[Place]:
    found = _visible(asker.actor, Show.ALL).in_bulk(ids)
    return [Place(each, found[each].sort_key) for each in ids if each in found]
