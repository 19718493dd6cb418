"""What can be done with many companies at once?"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies import actions
from naryad.companies.checking import lock_companies
from naryad.companies.counterparty import Counterparty
from naryad.companies.kinds import CompanyKind
from naryad.companies.locking import take_companies
from naryad.companies.models import Company
from naryad.companies.visibility import companies_visible_to
from naryad.core.errors import Invalid
from naryad.core.ids import read_id
from naryad.core.outcomes import Outcome
from naryad.lists.bulk.verbs import Noun, Parameters, Verb, calling


def _lock(ids: Sequence[int], *, by: Actor, at: datetime) -> Mapping[int, int]:
    """In the order of the actions: first the line of all who write companies."""
    lock_companies(by.organization_id)
    locked = take_companies(ids, by=by, is_deleted=None)
    return {pk: company.version for pk, company in locked.items()}


COMPANIES = Noun(
    "company",
    table=Company,
    visible_to=lambda actor: companies_visible_to(actor, with_deleted=True),
    lock=_lock,
    none_picked=_("No company is selected"),
    too_many=_("More than %(count)s companies at once are too many: narrow the list down first."),
)


def _change(
    ids: Sequence[int], parameters: Parameters, *, by: Actor, at: datetime
) -> Sequence[Outcome]:
    type_of = parameters.get("counterparty")
    change = actions.CompanyChange(
        added_kinds=frozenset(CompanyKind(each) for each in parameters.get("added_kinds", ())),
        taken_kinds=frozenset(CompanyKind(each) for each in parameters.get("taken_kinds", ())),
        counterparty=Counterparty(type_of) if type_of else None,
        parent_id=parameters.get("parent_id"),
        is_alone=bool(parameters.get("is_alone")),
    )
    return actions.change_companies(ids, change, by=by, at=at)


def _prepare_change(given: Parameters, *, by: Actor, at: datetime) -> Parameters:
    """As plain values; Invalid for what nobody can choose, and where nothing is chosen."""
    added, taken = list(given.get("added_kinds") or ()), list(given.get("taken_kinds") or ())
    type_of, parent = given.get("counterparty") or "", str(given.get("parent_id") or "")
    is_alone = bool(given.get("is_alone"))
    errors = {}
    for name, kinds in (("added_kinds", added), ("taken_kinds", taken)):
        if set(kinds) - set(CompanyKind.values):
            errors[name] = gettext("Choose from the list.")
    if type_of and type_of not in Counterparty.values:
        errors["counterparty"] = gettext("Choose one from the list.")
    if parent and not companies_visible_to(by).filter(pk=read_id(parent) or 0).exists():
        errors["parent_id"] = gettext("Choose a company from the list.")
    if not (added or taken or type_of or parent or is_alone):
        errors[""] = gettext("Choose what is to change.")
    if errors:
        raise Invalid(errors)
    return {
        "added_kinds": added,
        "taken_kinds": taken,
        "counterparty": type_of,
        "parent_id": read_id(parent),
        "is_alone": is_alone,
    }


VERBS = (
    Verb(
        COMPANIES,
        "change",
        _("Change…"),
        "pencil",
        Permission.EDIT_COMPANIES,
        act=_change,
        said=lambda count: ngettext(
            "%(count)s company changed", "%(count)s companies changed", count
        ),
        prepare=_prepare_change,
        asks=True,
    ),
    Verb(
        COMPANIES,
        "delete",
        _("Delete"),
        "trash",
        Permission.DELETE_COMPANIES,
        act=calling(actions.delete_companies),
        said=lambda count: ngettext(
            "%(count)s company deleted", "%(count)s companies deleted", count
        ),
        is_danger=True,
        undone_by="restore",
    ),
    Verb(
        COMPANIES,
        "restore",
        _("Restore"),
        "restore",
        Permission.DELETE_COMPANIES,
        act=calling(actions.restore_companies),
        said=lambda count: ngettext(
            "%(count)s company restored", "%(count)s companies restored", count
        ),
        undone_by="delete",
    ),
)
