"""Which customers look at their requests? Most speak for one company, these also for a hundred."""

from django.db import connection, transaction
from django.db.models import Min

from bench.world import VIEWERS, cookie_of, let_in
from naryad.access.permissions import Permission
from naryad.accounts.models import Login, Membership
from naryad.core.labels import Label
from naryad.people.models import Employment, Person, PersonRole, Role, RolePermission

MANY = 100
_NAME = "Speaks for companies"
_RIGHTS = (
    Permission.SEE_OWN_COMPANIES,
    Permission.SEE_ASSETS_OF_COMPANIES,
    Permission.SEE_TICKETS_OF_COMPANIES,
    Permission.SEE_REQUESTED_TICKETS,
    Permission.ADD_TICKETS,
)
# Besides the one that they have.
_LINKS = """
INSERT INTO people_employment (organization_id, person_id, company_id, side, position, since, kind,
    is_living, sort_key)
SELECT p.organization_id, p.id, c.first + 1 + mod(p.id * 37 + step * 41, 4999), 'CLIENT', '',
    current_date - 30, p.kind, p.is_living, p.sort_key
FROM people_person p CROSS JOIN generate_series(1, %s::int - 1) step,
    (SELECT min(id) AS first FROM companies_company
     WHERE organization_id = %s::bigint AND NOT is_own) c
WHERE p.id = ANY(%s::bigint[]) ON CONFLICT DO NOTHING"""


def make_customers(organization_id: int) -> dict[int, dict[int, str]]:
    """Cookies by person id, by the number of their companies."""
    mine = {"organization_id": organization_id}
    customers = list(Person.objects.filter(**mine, kind="CUSTOMER").order_by("pk")[: 4 * VIEWERS])
    # Of every second pair, so that nobody speaks for the largest company, which is one of a kind.
    chosen = [each for each in customers if each.pk % 50][: 2 * VIEWERS]
    groups = {1: chosen[:VIEWERS], MANY: chosen[VIEWERS:]}
    if not PersonRole.objects.filter(person=chosen[0]).exists():
        _let_in(organization_id, groups)
    return {
        number: {person.pk: cookie_of(person) for person in people}
        for number, people in groups.items()
    }


@transaction.atomic
def send_away(organization_id: int) -> None:
    """As if they had never come, so that lists of people stand again as the floor says them."""
    role = Role.objects.filter(organization_id=organization_id, name__en=_NAME).first()
    if role is None:
        return
    held = PersonRole.objects.filter(organization_id=organization_id, role=role)
    people = list(held.values_list("person_id", flat=True))
    mine = {"organization_id": organization_id, "person_id__in": people}
    Membership.objects.filter(**mine).delete()
    Login.objects.filter(email__in=Person.objects.filter(pk__in=people).values("email")).delete()
    first = Employment.objects.filter(**mine).values("person_id").annotate(first=Min("pk"))
    Employment.objects.filter(**mine).exclude(pk__in=first.values("first")).delete()
    held.delete()
    RolePermission.objects.filter(organization_id=organization_id, role=role).delete()
    role.delete()


@transaction.atomic
def _let_in(organization_id: int, groups: dict[int, list[Person]]) -> None:
    role = Role.objects.create(organization_id=organization_id, name=Label(en=_NAME))
    RolePermission.objects.bulk_create(
        RolePermission(organization_id=organization_id, role=role, permission=permission)
        for permission in _RIGHTS
    )
    for people in groups.values():
        for person in people:
            let_in(person, role)
    with connection.cursor() as cursor:
        cursor.execute(_LINKS, [MANY, organization_id, [each.pk for each in groups[MANY]]])
