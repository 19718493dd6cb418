"""What can be done with many people at once?"""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from naryad.access.actor import Actor
from naryad.access.kind import Kind
from naryad.access.permissions import Permission
from naryad.accounts.actions import invite_people
from naryad.core.errors import Invalid, NotVisible
from naryad.core.outcomes import Outcome
from naryad.lists.bulk.verbs import Noun, Parameters, Verb, calling
from naryad.people import actions
from naryad.people.actions import AreaChange
from naryad.people.input import clean_ids, clean_position
from naryad.people.locking import lock_people
from naryad.people.models import Person
from naryad.people.relinking import remember_links
from naryad.people.visibility import people_visible_to


def _lock(ids: Sequence[int], *, by: Actor, at: datetime) -> Mapping[int, int]:
    locked = lock_people(ids, by=by, at=at, with_deleted=True)
    return {person_id: person.version for person_id, person in locked.items()}


PEOPLE = Noun(
    "person",
    table=Person,
    visible_to=lambda actor: people_visible_to(actor, with_deleted=True),
    lock=_lock,
    none_picked=_("Nobody is selected"),
    too_many=_("More than %(count)s people at once are too many: narrow the list down first."),
)


def _ban(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    until = parse_datetime(parameters["until"]) if parameters.get("until") else None
    reason_id = parameters["reason_id"]
    return actions.ban_people(ids, reason_id=reason_id, until=until, by=by, at=at)


def _banned_before(ids: Sequence[int], *, at: datetime) -> Collection[int]:
    """Lifting the new ban would open a way in that was closed already."""
    people = Person.objects.filter(pk__in=ids, banned_at__isnull=False)
    return {person.pk for person in people if person.is_banned(at=at)}


def _prepare_ban(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """A new reason counts before a chosen one, and joins the directory once for the whole run."""
    reason_id, until = given.get("reason_id") or 0, given.get("until")
    if given.get("new_reason"):
        reason_id = actions.add_ban_reason(given["new_reason"], by=by, at=at)
    return {"reason_id": reason_id, "until": until.isoformat() if until else None}


def _set_areas(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    change, area_ids = AreaChange(parameters["change"]), frozenset(parameters["area_ids"])
    return actions.set_areas(ids, change=change, area_ids=area_ids, by=by, at=at)


def _add_to_company(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    company_id, position = parameters["company_id"], parameters["position"]
    return actions.add_to_company(ids, company_id=company_id, position=position, by=by, at=at)


def _prepare_areas(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    change = str(given.get("change") or "")
    if change not in AreaChange.__members__:
        raise Invalid({"change": _("Choose one from the list.")})
    return {"change": change, "area_ids": sorted(clean_ids(given.get("area_ids"), "area_ids"))}


def _prepare_company(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    company_ids = clean_ids(given.get("company_id"), "company_id")
    if len(company_ids) != 1:
        raise Invalid({"company_id": _("Choose one from the list.")})
    return {"company_id": min(company_ids), "position": clean_position(given.get("position"))}


def _put_links_back(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    return actions.put_links_back(ids, before=parameters["kept"], by=by, at=at)


def _prepare_nothing(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """An undo begins with what a run has kept, never with what somebody sends."""
    raise NotVisible


VERBS = (
    Verb(
        PEOPLE,
        "invite",
        _("Send an invitation"),
        "mail-forward",
        Permission.INVITE_PEOPLE,
        act=calling(invite_people),
        said=lambda count: ngettext(
            "%(count)s invitation is on its way", "%(count)s invitations are on their way", count
        ),
    ),
    Verb(
        PEOPLE,
        "to-employees",
        _("Move to employees"),
        "transfer",
        Permission.CONVERT_TO_EMPLOYEE,
        act=calling(actions.convert_people, to=Kind.EMPLOYEE),
        said=lambda count: ngettext(
            "%(count)s person moved to employees", "%(count)s people moved to employees", count
        ),
        asks=True,
        undone_by="to-customers",
    ),
    Verb(
        PEOPLE,
        "to-customers",
        _("Move to customers"),
        "transfer",
        Permission.CONVERT_TO_CUSTOMER,
        act=calling(actions.convert_people, to=Kind.CUSTOMER),
        said=lambda count: ngettext(
            "%(count)s person moved to customers", "%(count)s people moved to customers", count
        ),
        asks=True,
        undone_by="to-employees",
    ),
    Verb(
        PEOPLE,
        "set-areas",
        _("Set areas…"),
        "map-pins",
        Permission.EDIT_PEOPLE,
        act=_set_areas,
        said=lambda count: ngettext(
            "Areas of %(count)s person changed", "Areas of %(count)s people changed", count
        ),
        prepare=_prepare_areas,
        asks=True,
        undone_by="put-back",
        keep=remember_links,
    ),
    Verb(
        PEOPLE,
        "add-to-company",
        _("Add to a company…"),
        "building-plus",
        Permission.EDIT_PEOPLE,
        act=_add_to_company,
        said=lambda count: ngettext(
            "%(count)s person added to the company",
            "%(count)s people added to the company",
            count,
        ),
        prepare=_prepare_company,
        asks=True,
        undone_by="put-back",
        keep=remember_links,
    ),
    Verb(
        PEOPLE,
        "put-back",
        _("Put areas and companies back"),
        "arrow-back-up",
        Permission.EDIT_PEOPLE,
        act=_put_links_back,
        said=lambda count: ngettext(
            "%(count)s person is as before", "%(count)s people are as before", count
        ),
        prepare=_prepare_nothing,
        is_offered=False,
    ),
    Verb(
        PEOPLE,
        "ban",
        _("Ban…"),
        "ban",
        Permission.BAN_PEOPLE,
        act=_ban,
        said=lambda count: ngettext("%(count)s person banned", "%(count)s people banned", count),
        prepare=_prepare_ban,
        asks=True,
        is_danger=True,
        undone_by="unban",
        beyond_undo=_banned_before,
    ),
    Verb(
        PEOPLE,
        "unban",
        _("Lift the ban"),
        "lock-open",
        Permission.BAN_PEOPLE,
        act=calling(actions.unban_people),
        said=lambda count: ngettext("%(count)s ban lifted", "%(count)s bans lifted", count),
    ),
    Verb(
        PEOPLE,
        "delete",
        _("Delete"),
        "trash",
        Permission.DELETE_PEOPLE,
        act=calling(actions.delete_people),
        said=lambda count: ngettext("%(count)s person deleted", "%(count)s people deleted", count),
        is_danger=True,
        undone_by="restore",
    ),
    Verb(
        PEOPLE,
        "restore",
        _("Restore"),
        "restore",
        Permission.DELETE_PEOPLE,
        act=calling(actions.restore_people),
        said=lambda count: ngettext(
            "%(count)s person restored", "%(count)s people restored", count
        ),
        undone_by="delete",
    ),
)
