"""Who is told that somebody else saved first, and of what?"""

import pytest

from naryad.core.errors import Stale
from naryad.core.versions import refuse_stale

CURRENT = {"name": "Маяк", "city": "Томск"}


@pytest.mark.parametrize("seen", [None, 4])
def test_nobody_is_refused_who_saw_the_latest_or_did_not_look(seen: int | None) -> None:
    refuse_stale(seen_version=seen, current_version=4, mine={"name": "Зенит"}, current=CURRENT)


@pytest.mark.parametrize("seen", [3, 5, 0])
def test_a_stale_form_learns_mine_and_theirs_of_what_parts(seen: int) -> None:
    mine = {"name": "Зенит", "city": "Томск", "unknown": 1}
    with pytest.raises(Stale) as refusal:
        refuse_stale(seen_version=seen, current_version=4, mine=mine, current=CURRENT)
    assert refusal.value.differences == {"name": ("Зенит", "Маяк")}
    assert refusal.value.version == 4
