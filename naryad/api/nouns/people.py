"""What can a program do with people, one by one and by the hundred?"""

from django.http import HttpResponse
from django.utils.translation import get_language

from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts import actions as accounts
from naryad.accounts.card import Card
from naryad.api.answering import (
    answer,
    answer_edit,
    answer_edits,
    answer_item,
    answer_nothing,
    answer_one,
    answer_results,
)
from naryad.api.asking import ApiRequest
from naryad.api.nouns.person_items import PEOPLE_LISTING, read_edited, read_new
from naryad.api.operations import Noun
from naryad.api.paging import answer_list, take_item
from naryad.api.rows import act_on_fit
from naryad.api.schemas.people import (
    BanAsked,
    Conversion,
    EditedPeople,
    InvitationAsked,
    NewPeople,
    NewPerson,
    PeopleNamed,
    PersonItem,
    PersonPatch,
)
from naryad.api.schemas.shared import Page, Results
from naryad.core.labels import Label, make_label
from naryad.core.outcomes import only
from naryad.lists.questions import Show
from naryad.people import actions
from naryad.people.actions import PersonEdit
from naryad.people.queries import inputs_of

PEOPLE = Noun("people")


@PEOPLE.get("", "list", answers=Page[PersonItem], query=None)
def list_(request: ApiRequest) -> HttpResponse:
    """Newest first, of both kinds; `kind=customer` asks for one."""
    return answer_list(request, PEOPLE_LISTING)


@PEOPLE.post("", "add", answers=PersonItem, status=201)
def add(request: ApiRequest, body: NewPerson) -> HttpResponse:
    """Without `areas` in the default one. An invitation that cannot go out does not hold up the
    person; `invitation.answer` says why."""
    actor, at = request.actor, request.at
    if body.send_invitation:
        actor.require(Permission.INVITE_PEOPLE)
    card = Card(read_new(body, kind=body.kind), is_invited=body.send_invitation)
    saved = accounts.add_card(card, by=actor, at=at)
    item = take_item(request, PEOPLE_LISTING, saved.id, show=Show.HIDE)
    if saved.refusal is not None and item["invitation"]:
        item["invitation"]["answer"] = str(saved.refusal)
    return answer(item, status=201)


@PEOPLE.post("/batch", "add_many", answers=Results)
def add_many(request: ApiRequest, body: NewPeople) -> HttpResponse:
    """A result for each; those that are refused do not hold up the others."""
    request.actor.require(Permission.ADD_PEOPLE)
    outcomes = act_on_fit(
        body.items,
        read=lambda row: read_new(row, kind=row.kind),
        act=lambda new: actions.add_people(new, by=request.actor, at=request.at),
    )
    return answer_results(outcomes, status=201)


@PEOPLE.patch("/batch", "edit_many", answers=Results)
def edit_many(request: ApiRequest, body: EditedPeople) -> HttpResponse:
    """A result for each; everybody at most once."""
    actor = request.actor
    actor.require(Permission.EDIT_PEOPLE)
    current = inputs_of(actor, [row.id for row in body.items])
    outcomes = act_on_fit(
        body.items,
        read=lambda row: PersonEdit(row.id, read_edited(row, current.get(row.id)), row.version),
        act=lambda edits: actions.edit_people(edits, by=actor, at=request.at),
        key=lambda row: row.id,
    )
    return answer_edits(request, PEOPLE_LISTING, outcomes)


@PEOPLE.post("/invitations", "invite_many", answers=Results)
def invite_many(request: ApiRequest, body: PeopleNamed) -> HttpResponse:
    """A result for each."""
    ids = list(dict.fromkeys(body.people))
    return answer_results(accounts.invite_people(ids, by=request.actor, at=request.at))


@PEOPLE.get("/{row:person_id}", "one", answers=PersonItem, query=("deleted",))
def one(request: ApiRequest, person_id: int) -> HttpResponse:
    return answer_one(request, PEOPLE_LISTING, person_id)


@PEOPLE.patch("/{row:person_id}", "edit", answers=PersonItem)
def edit(request: ApiRequest, person_id: int, body: PersonPatch) -> HttpResponse:
    """What is not sent stays as it is; lists of links are sent whole. The kind changes by
    conversion alone."""

    def act(seen: int) -> None:
        actor = request.actor
        actor.require(Permission.EDIT_PEOPLE)
        current = inputs_of(actor, [person_id]).get(person_id)
        change = PersonEdit(person_id, read_edited(body, current), seen)
        only(actions.edit_people([change], by=actor, at=request.at))

    return answer_edit(request, PEOPLE_LISTING, person_id, version=body.version, act=act)


@PEOPLE.delete("/{row:person_id}", "delete", status=204)
def delete(request: ApiRequest, person_id: int) -> HttpResponse:
    only(actions.delete_people([person_id], by=request.actor, at=request.at))
    return answer_nothing()


@PEOPLE.post("/{row:person_id}/restoration", "restore", answers=PersonItem)
def restore(request: ApiRequest, person_id: int) -> HttpResponse:
    """With all that they were linked to; a ban stays a ban."""
    only(actions.restore_people([person_id], by=request.actor, at=request.at))
    return answer_item(request, PEOPLE_LISTING, person_id)


@PEOPLE.post("/{row:person_id}/conversion", "convert", answers=PersonItem)
def convert(request: ApiRequest, person_id: int, body: Conversion) -> HttpResponse:
    """Roles stay, also those that the new kind cannot use."""
    to = Kind(body.to.upper())
    only(actions.convert_people([person_id], to=to, by=request.actor, at=request.at))
    return answer_item(request, PEOPLE_LISTING, person_id)


@PEOPLE.post("/{row:person_id}/invitation", "invite", answers=PersonItem)
def invite(
    request: ApiRequest, person_id: int, body: InvitationAsked | None = None
) -> HttpResponse:
    """Once more, where one went out before, whose links are over then."""
    by_sms = bool(body and body.by_sms)
    only(accounts.invite_people([person_id], by=request.actor, at=request.at, by_sms=by_sms))
    return answer_item(request, PEOPLE_LISTING, person_id)


@PEOPLE.post("/{row:person_id}/ban", "ban", answers=PersonItem)
def ban(request: ApiRequest, person_id: int, body: BanAsked) -> HttpResponse:
    """Of somebody who is banned it changes reason and end."""
    actor, at, until = request.actor, request.at, body.until
    if body.new_reason:
        reason = _label(body.new_reason)
        banned = actions.ban_for_new_reason(
            [person_id], reason=reason, until=until, by=actor, at=at
        )
    else:
        reason_id = body.reason or 0
        banned = actions.ban_people([person_id], reason_id=reason_id, until=until, by=actor, at=at)
    only(banned)
    return answer_item(request, PEOPLE_LISTING, person_id)


@PEOPLE.delete("/{row:person_id}/ban", "unban", answers=PersonItem)
def unban(request: ApiRequest, person_id: int) -> HttpResponse:
    only(actions.unban_people([person_id], by=request.actor, at=request.at))
    return answer_item(request, PEOPLE_LISTING, person_id)


def _label(words: str) -> Label:
    return make_label(**{(get_language() or "en")[:2]: words})
