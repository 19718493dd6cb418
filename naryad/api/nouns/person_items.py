"""How are people written down for the API, and what is read of what it is sent?"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from naryad.access.kind import Kind
from naryad.accounts.queries import InvitationView, invitation_states, last_seen
from naryad.api.asking import ApiRequest
from naryad.api.paging import ItemOf, Listing
from naryad.api.schemas.people import PersonFields, PersonItem
from naryad.core.errors import NotVisible
from naryad.lists.people.everybody import list_everybody
from naryad.people.input import PersonInput, clean_person
from naryad.people.linking import read_links
from naryad.people.visibility import people_visible_to

if TYPE_CHECKING:
    from naryad.people.models import Person

_LINKS = {
    "companies": "company_ids",
    "roles": "role_ids",
    "areas": "area_ids",
    "skills": "skill_ids",
    "work_types": "work_type_ids",
}
_SAME = (
    "last_name",
    "first_name",
    "middle_name",
    "email",
    "phone",
    "phone_extension",
    "work_phone",
    "work_phone_extension",
    "other_phone",
    "other_phone_extension",
    "position",
    "personnel_number",
    "language",
)


def write_people(ids: Sequence[int], request: ApiRequest) -> list[ItemOf]:
    """In a fixed number of queries, of those whom the caller sees."""
    actor = request.actor
    people = people_visible_to(actor, with_deleted=True).select_related("ban_reason").in_bulk(ids)
    found = [people[each] for each in ids if each in people]
    links = read_links([person.pk for person in found], by=actor)
    told = _tell(found, request)
    return [
        _item(person, request) | _say_links(links.seen(person.pk)) | told[person.pk]
        for person in found
    ]


def _item(person: "Person", request: ApiRequest) -> ItemOf:
    is_banned = person.is_banned(at=request.at)
    return {
        "id": person.pk,
        "kind": person.kind.lower(),
        "name": person.name,
        **{name: getattr(person, name) for name in _SAME},
        "sex": person.sex.lower(),
        "mobile": person.is_mobile,
        "banned": is_banned,
        "ban": _say_ban(person) if is_banned and request.actor.is_employee else None,
        "deleted": person.deleted_at is not None,
        "service": person.is_service,
        "created_at": person.created_at,
        "version": person.version,
    }


def _say_ban(person: "Person") -> ItemOf:
    reason = person.ban_reason
    return {
        "reason": person.ban_reason_id,
        "name": "" if reason is None else str(reason.name),
        "until": person.banned_until,
    }


def _say_links(seen: Mapping[str, frozenset[int]]) -> ItemOf:
    return {name: sorted(seen[field]) for name, field in _LINKS.items()}


def _tell(people: Sequence["Person"], request: ApiRequest) -> dict[int, ItemOf]:
    """What a customer is not told of colleagues."""
    ids = [person.pk for person in people]
    if not request.actor.is_employee:
        return {each: {"invitation": None, "last_seen_at": None} for each in ids}
    organization_id = request.actor.organization_id
    invitations = invitation_states(ids, organization_id=organization_id, at=request.at)
    seen = last_seen(ids, organization_id=organization_id)
    return {
        each: {"invitation": _say_invitation(invitations[each]), "last_seen_at": seen.get(each)}
        for each in ids
    }


def _say_invitation(view: InvitationView) -> ItemOf:
    return {"state": view.state.lower(), "since": view.since, "answer": view.answer}


PEOPLE_LISTING = Listing(
    "people",
    list_everybody,
    write_people,
    keys=tuple(PersonItem.model_fields),
    names={
        "companies": "company",
        "roles": "role",
        "areas": "area",
        "last_seen_at": "seen",
        "created_at": "added",
    },
    for_customers=frozenset({"name", "last_name", "first_name", "position", "company", "kind"}),
    sought_by_customers=("last_name", "first_name", "middle_name", "position"),
    free_orders=frozenset({"name"}),
)


def read_new(given: PersonFields, *, kind: str) -> PersonInput:
    """Raises Invalid with every field that needs a word."""
    return clean_person(_values(given), kind=Kind(kind.upper()))


def read_edited(given: PersonFields, current: PersonInput | None) -> PersonInput:
    """The card as the caller sees it, with what was sent put onto it. Raises NotVisible."""
    if current is None:
        raise NotVisible
    return clean_person({**asdict(current), **_values(given)}, kind=current.kind)


def _values(given: PersonFields) -> dict[str, Any]:
    sent = given.sent()
    values = {name: value for name, value in sent.items() if name in _SAME}
    values |= {_LINKS[name]: value or () for name, value in sent.items() if name in _LINKS}
    if "mobile" in sent:
        values["is_mobile"] = sent["mobile"]
    if "sex" in sent:
        values["sex"] = (sent["sex"] or "unknown").upper()
    # A number with another extension, or without, is another number.
    extensions = {f"{name}_extension" for name in ("phone", "work_phone", "other_phone")}
    values |= {
        name: "" for name in extensions - set(sent) if name.removesuffix("_extension") in sent
    }
    return values
