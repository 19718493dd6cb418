"""Which places stand in the menu of whom?"""

import pytest
from django.http import HttpResponse
from django.urls import path

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.web.menu import Place, Section, open_sections

SECTIONS = (
    Section(
        "Registers",
        (Place("Customers", "customers", (Permission.SEE_ALL_PEOPLE,), icon="users"),),
    ),
    Section("Directories", (Place("Words", "directory", noun="skills", icon="book"),)),
    Section("Manage", (Place("New", "customer_new", icon="plus"), Place("Gone", "gone", icon="x"))),
)


def _answer(_request: object) -> HttpResponse:
    return HttpResponse()


urlpatterns = [
    path("customers/", _answer, name="customers"),
    path("customers/new/", _answer, name="customer_new"),
    path("directories/<noun>/", _answer, name="directory"),
]
pytestmark = pytest.mark.urls(__name__)


def _actor(*permissions: Permission) -> Actor:
    return Actor(1, 1, Kind.EMPLOYEE, frozenset(permissions))


def _open(actor: Actor, path: str) -> dict[str, bool]:
    sections = open_sections(SECTIONS, actor, path)
    return {str(item.label): item.is_current for section in sections for item in section.items}


def test_a_place_is_open_to_those_who_hold_its_right() -> None:
    assert "Customers" in _open(_actor(Permission.SEE_ALL_PEOPLE), "/")
    assert "Customers" not in _open(_actor(Permission.SEE_ROLES), "/")


def test_a_section_without_places_is_not_shown() -> None:
    sections = open_sections(SECTIONS, _actor(), "/")
    assert [section.label for section in sections] == ["Directories", "Manage"]


def test_a_place_without_an_address_is_not_shown() -> None:
    assert "Gone" not in _open(_actor(), "/")


def test_the_longest_address_is_the_current_place() -> None:
    actor = _actor(Permission.SEE_ALL_PEOPLE)
    assert _open(actor, "/customers/17/") == {
        "Customers": True,
        "Words": False,
        "New": False,
    }
    assert _open(actor, "/customers/new/") == {
        "Customers": False,
        "Words": False,
        "New": True,
    }


def test_a_place_stays_current_whichever_its_noun() -> None:
    assert _open(_actor(), "/directories/work-types/")["Words"]
