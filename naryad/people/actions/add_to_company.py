"""How do many people come to belong to a company?"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.access.permissions import Permission
from naryad.companies.visibility import companies_visible_to
from naryad.core.outcomes import Outcome
from naryad.people.bounds import read_bounds
from naryad.people.input import clean_position
from naryad.people.linking import COMPANIES, LinkBook
from naryad.people.locking import share_links
from naryad.people.models import Person
from naryad.people.relinking import Wanted, refuse_unseen, relink_people


@transaction.atomic
def add_to_company(
    ids: Sequence[int], *, company_id: int, position: str = "", by: Actor, at: datetime
) -> list[Outcome]:
    """From today: employees as staff, customers as clients. Other companies stay; without a
    position everybody keeps their own. Raises NotAmongThose, and Invalid for the position and for a
    company into which the actor may not put people.

    Refused: NotVisible, BannedPerson, RoleNotYours.
    """
    by.require(Permission.EDIT_PEOPLE)
    share_links(by.organization_id)
    new_position = clean_position(position)
    refuse_unseen(companies_visible_to(by), {company_id}, field="company_id")
    read_bounds(by).refuse_ids(COMPANIES.field, frozenset({company_id}), field="company_id")

    def decide(person: Person, book: LinkBook) -> Wanted:
        after = book.of(person.pk)[COMPANIES.field] | {company_id}
        return Wanted({COMPANIES.field: after}, new_position or person.position)

    named = {COMPANIES.field: frozenset({company_id})}
    return relink_people(ids, decide, named=named, by=by, at=at)
