"""Which rights reach only as far as somebody's own areas, companies or work types?"""

from naryad.access.permissions import Permission, hold_everywhere

P = Permission
BY_AREAS = frozenset({P.SEE_PEOPLE_IN_AREAS, P.SEE_ASSETS_IN_AREAS, P.SEE_TICKETS_IN_AREAS})
BY_COMPANIES = frozenset(
    {
        P.SEE_PEOPLE_OF_COMPANIES,
        P.SEE_OWN_COMPANIES,
        P.SEE_ASSETS_OF_COMPANIES,
        P.SEE_ASSETS_OF_SUBSIDIARIES,
        P.SEE_CONTRACTS_OF_COMPANIES,
        P.SEE_TICKETS_OF_COMPANIES,
    }
)
BY_WORK_TYPES = frozenset({P.SEE_TICKETS_OF_WORK_TYPES})


def bound_by(
    rights: frozenset[Permission], permissions: frozenset[Permission]
) -> frozenset[Permission]:
    """Those of the rights by which the holder of these permissions sees their own alone, since
    none of the wider ones that are held covers them."""
    return (permissions & rights) - hold_everywhere(permissions)
