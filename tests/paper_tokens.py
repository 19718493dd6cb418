"""With which token could a program come in before a story begins?"""

from naryad.accounts.models import ApiToken
from tests.world import House, World


def leave_token(world: World, house: House, spice: str) -> None:
    """Which opens nothing: nobody knows a secret of this hash."""
    ApiToken.objects.create(
        organization=house.organization,
        person=house.admin,
        name=f"Accounting {spice}"[:100],
        hash=f"{house.id:064d}",
        start="nry_0000",
        scopes=["read"],
        created_at=world.at,
        created_by=house.admin,
    )
