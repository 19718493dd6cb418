"""What do tickets say, and which pictures do their texts show?

Formatted text is cut down here, whoever handed it in. A picture in it is a file of ours that waits
for the person who writes, or the ticket's own; one of another ticket that they see is copied; any
other is dropped.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext

from naryad.access.actor import Actor
from naryad.core.errors import Invalid, Refusal
from naryad.core.rich_text import RichText, TooHeavy, point_at, read_html
from naryad.files.actions import adopt_files, copy_to_waiting, drop_files
from naryad.files.models import File
from naryad.files.visibility import readable_files
from naryad.files.waiting import waiting_files
from naryad.tickets.ticket_input import LENGTHS, TicketInput

# Owner noun of the pictures in the text of a ticket: whoever sees the ticket sees them.
IN_TEXT = "ticket_text"


@dataclass
class Texts:
    """The inputs with their texts as they will be kept; by place refusals, and keys of pictures."""

    inputs: list[TicketInput]
    refusals: dict[int, Refusal] = field(default_factory=dict)
    pictures: dict[int, tuple[str, ...]] = field(default_factory=dict)


def settle_texts(
    inputs: Sequence[TicketInput], *, of: Mapping[int, int], by: Actor, at: datetime
) -> Texts:
    """`of`: place → the ticket that is edited. Inputs without formatted text stay as they are."""
    texts, read = Texts(list(inputs)), dict[int, RichText]()
    for place, new in enumerate(inputs):
        if not new.html:
            continue
        try:
            read[place] = _read(new.html)
        except Refusal as refusal:
            texts.refusals[place] = refusal
    claims = _Claims(by, at)
    claims.find({key for rich in read.values() for key in rich.pictures})
    for place, rich in read.items():
        try:
            settled = claims.settle(rich, of.get(place))
        except Refusal as refusal:
            texts.refusals[place] = refusal
        else:
            texts.inputs[place] = replace(inputs[place], html=settled.html, text=settled.text)
            texts.pictures[place] = settled.pictures
    return texts


def keep_pictures(shown: Mapping[int, Iterable[str]], *, by: Actor, at: datetime) -> None:
    """Of tickets whose text was written, by id, the keys of what it shows now: these become theirs,
    and what they showed before goes."""
    if not shown:
        return
    keys = {key: pk for pk, of_one in shown.items() for key in of_one}
    adopt_files(IN_TEXT, keys, by=by, at=at)
    kept = File.objects.filter(organization_id=by.organization_id, key__in=keys)
    drop_files(
        IN_TEXT, list(shown), by=by, at=at, apart_from=list(kept.values_list("pk", flat=True))
    )


def _read(html: str) -> RichText:
    try:
        rich = read_html(html)
    except TooHeavy:
        said = gettext("The text with its formatting is too long. Leave some of it out.")
        raise Invalid({"text": said}) from None
    if len(rich.text) > LENGTHS["text"]:
        said = gettext("At most %(most)s characters.") % {"most": LENGTHS["text"]}
        raise Invalid({"text": said})
    return rich


@dataclass
class _Claims:
    """Which pictures a set of texts may show."""

    by: Actor
    at: datetime
    waiting: set[str] = field(default_factory=set)
    others: dict[str, File] = field(default_factory=dict)

    def find(self, keys: set[str]) -> None:
        """Whoever saves the same picture at once waits, and then finds it taken."""
        if not keys:
            return
        locked = waiting_files(keys, by=self.by).select_for_update(no_key=True).order_by("pk")
        self.waiting = {file.key for file in locked}
        left = readable_files(self.by, keys - self.waiting)
        self.others = {file.key: file for file in left if file.owner_noun == IN_TEXT}

    def settle(self, rich: RichText, ticket_id: int | None) -> RichText:
        places: dict[str, str] = {}
        for key in rich.pictures:
            other = self.others.get(key)
            if key in self.waiting:
                self.waiting.remove(key)
                places[key] = key
            elif other is not None and other.owner_id == ticket_id:
                places[key] = key
            elif other is not None:
                places[key] = copy_to_waiting(other, by=self.by, at=self.at)
        return point_at(rich, places)
