"""What must a noun say of itself, besides its list, so that the list has a page?"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import Promise

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.lists.fields import Asker
from naryad.lists.noun_lists import NounList
from naryad.lists.questions import Question
from naryad.web.menu import find_path

Text = str | Promise
Writer = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Look:
    """Of a column. `cell`: classes of its cells, which also say where it stands in the two lines
    of a phone: c-main, c-sub, c-st, else c-hide. `head` also of the head; `hides`: c-mid or
    c-wide keeps a column that nobody chose away from narrower screens. `width`: where it is not
    that of the field."""

    cell: str = "c-hide"
    head: str = ""
    hides: str = ""
    width: str = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """`action_url` leads on from here; `reset_url` drops all conditions, where there are some."""

    title: str
    text: str = ""
    icon: str = "filter-off"
    action: str = ""
    action_url: str = ""
    reset_url: str = ""
    is_dialog: bool = False


@dataclass(frozen=True, slots=True)
class Adding:
    """The button over the list."""

    label: Text
    url: Callable[[], str]
    permission: Permission
    icon: str = "plus"
    is_dialog: bool = False


def _pick_by_id(row: Any) -> str:
    return str(row.id)


@dataclass(frozen=True, slots=True)
class OtherLook:
    """A page of its own at `path`; `asks`: it answers the question of the list."""

    label: Text
    icon: str
    path: str
    asks: bool = True
    is_dialog: bool = False


@dataclass(frozen=True, slots=True)
class ListFace:
    """`write_cells` gives, for one reader, what stands in the cells of each field that is more than
    its plain value. `say_in_the_way`: a sentence with the field, the value, the count as words
    and as a number. `explain_nothing`: why a list without any condition is empty. `bulk`: a
    template for what is done with picked rows, and what it needs; `pick_row`: what the box of a row
    sends. `peek`: a template for one row
    beside the list, and what it needs; it refuses a row that is not visible. `has_menu`: a row has
    three dots, and `row_menu` is where its actions are, if not on its own page. `other_looks`:
    pages that show the same rows in another way. `search_between`: what stands between several
    numbers, where the search takes such."""

    noun: str
    title: Text
    search_label: Text
    search_hint: Text
    row_name: Callable[[Any], str]
    row_url: Callable[[Any], str]
    write_cells: Callable[[Asker], Mapping[str, Writer]]
    say_in_the_way: Callable[[str, str, str, int], str]
    explain_nothing: Callable[[Actor], Empty]
    pick_row: Callable[[Any], str] = _pick_by_id
    looks: Mapping[str, Look] = field(default_factory=dict)
    adding: Adding | None = None
    bulk: str = ""
    offer_bulk: Callable[["OpenList", Question], Mapping[str, Any] | None] | None = None
    peek: str = ""
    describe_peek: Callable[[Any, int], Mapping[str, Any]] | None = None
    other_looks: Callable[[Actor], Sequence[OtherLook]] | None = None
    note: Text = ""
    has_menu: bool = True
    search_between: str = ""
    row_menu: Callable[[Any], str] | None = None

    def menu_url(self, row: Any) -> str:
        return (self.row_menu or self.row_url)(row)


@dataclass(frozen=True, slots=True)
class OpenList:
    """The list of a noun for one reader, with its face."""

    asked: NounList[Any]
    face: ListFace

    @property
    def path(self) -> str:
        return find_path(self.face.noun)

    @property
    def actor(self) -> Actor:
        return self.asked.actor
