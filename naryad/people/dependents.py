"""What of people hangs on areas, companies, skills, work types and reasons for a ban?"""

from collections.abc import Sequence
from functools import partial

from django.db.models import Q, QuerySet
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from naryad.access.actor import Actor
from naryad.areas.models import Area
from naryad.catalog.models import Skill, WorkType
from naryad.core.dependents import Dependent, declare_dependent
from naryad.people.locking import hold_links
from naryad.people.models import Employment, Person, PersonArea, PersonSkill, PersonWorkType
from naryad.people.moving_companies import EmploymentMover
from naryad.people.moving_links import Links, move_ban_reason, move_links
from naryad.people.visibility import people_visible_to

_AREAS = Links(PersonArea, Area, "area", "areas")
_SKILLS = Links(PersonSkill, Skill, "skill", "skills")
_WORK_TYPES = Links(PersonWorkType, WorkType, "work_type", "work_types")


def declare_dependents() -> None:
    """Called once, when the program starts."""
    # Whoever had only the deleted area would be out of sight of all who see by area.
    declare_dependent(_links_dependent("area", _AREAS, blocks_delete=True))
    declare_dependent(_links_dependent("skill", _SKILLS))
    declare_dependent(_links_dependent("work_type", _WORK_TYPES))
    declare_dependent(
        Dependent(
            "company",
            _("people"),
            _count_in_companies,
            mover=EmploymentMover(),
            key="people",
            seen=_count_seen,
            lock=hold_links,
        )
    )
    declare_dependent(
        Dependent(
            "reason",
            _("banned people"),
            _count_banned,
            reassign=move_ban_reason,
            seen=_count_banned_seen,
            lock=hold_links,
        )
    )


def _links_dependent(of: str, links: Links, *, blocks_delete: bool = False) -> Dependent:
    return Dependent(
        of,
        _("people"),
        links.count_people,
        blocks_delete=blocks_delete,
        reassign=partial(move_links, links),
        seen=partial(_count_linked_seen, links),
        lock=hold_links,
    )


def _count_linked_seen(links: Links, actor: Actor, ids: Sequence[int]) -> int:
    """Deleted ones move too, for they may come back: they are counted for whoever sees them."""
    people = links.of(actor.organization_id, ids).values("person_id")
    return people_visible_to(actor, with_deleted=True).filter(pk__in=people).count()


def _count_in_companies(organization_id: int, ids: Sequence[int]) -> int:
    """Living people whose link is current by the clock of the database."""
    return _links_of(organization_id, ids).values("person_id").distinct().count()


def _count_seen(actor: Actor, ids: Sequence[int]) -> int:
    people = _links_of(actor.organization_id, ids).values("person_id")
    return people_visible_to(actor).filter(pk__in=people).count()


def _links_of(organization_id: int, ids: Sequence[int]) -> QuerySet[Employment]:
    return Employment.objects.filter(
        Q(till=None) | Q(till__gte=Now()),
        organization_id=organization_id,
        company_id__in=ids,
        is_living=True,
    )


def _count_banned(organization_id: int, ids: Sequence[int]) -> int:
    people = Person.objects.filter(organization_id=organization_id, ban_reason_id__in=ids)
    return people.filter(deleted_at=None).count()


def _count_banned_seen(actor: Actor, ids: Sequence[int]) -> int:
    return people_visible_to(actor).filter(ban_reason_id__in=ids).count()
