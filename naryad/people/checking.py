"""May this input become this person?"""

from django.utils.translation import gettext as _

from naryad.access.kind import Kind
from naryad.core.errors import Invalid
from naryad.people.bounds import Bounds
from naryad.people.duplicates import Taken
from naryad.people.input import PersonInput
from naryad.people.linking import AREAS, COMPANIES, LINKED, ROLES, LinkBook, Links

NO_LINKS: Links = {each.field: frozenset() for each in LINKED}


def check_input(
    given: PersonInput,
    *,
    book: LinkBook,
    taken: Taken,
    before: Links,
    after: Links,
    needed: frozenset[str],
    bounds: Bounds,
    own_id: int | None = None,
) -> None:
    """Raise Invalid for links that the actor does not see or may not change, for links of a needed
    sort that would be left empty, and for contacts of others.

    `before` and `after` are complete: with what the actor does not see.
    """
    errors = bounds.errors(before, after)
    for each in LINKED:
        unknown = getattr(given, each.field) - before[each.field] - set(book.names[each.field])
        if unknown:
            errors[each.field] = _("Choose from the list.")
        elif each.field in needed and not after[each.field]:
            errors[each.field] = _("Choose at least one.")
    errors |= taken.errors(given, own_id=own_id)
    if errors:
        raise Invalid(errors)


def needed_of_new(kind: Kind, *, may_give: bool) -> frozenset[str]:
    """Everybody has an area, a customer a company, and a role whoever was added by somebody who
    may give one."""
    needed = {AREAS.field}
    if may_give:
        needed.add(ROLES.field)
    if kind == Kind.CUSTOMER:
        needed.add(COMPANIES.field)
    return frozenset(needed)


def needed_of_known(kind: Kind, before: Links) -> frozenset[str]:
    """An edit does not take the last area, role or, of a customer, company; whoever has none
    of them (the service company's system knows such people) is not held up."""
    return frozenset(name for name in needed_of_new(kind, may_give=True) if before[name])
