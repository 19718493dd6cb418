"""How does a login become an actor?

Every door asks here, whichever way somebody has come in: by password, passkey, letter, code or
token. So what an organization demands of a sign-in is demanded everywhere.
"""

from dataclasses import replace
from datetime import datetime

from naryad.access.actor import Actor
from naryad.accounts.factors import has_factor
from naryad.accounts.ways_in import WayIn
from naryad.people.acting import act_with


def act_through(way: WayIn, *, at: datetime) -> Actor:
    """The person with today's rights. Of an administrator without the second factor that their
    organization demands, none of them: nothing is seen or done until there is one."""
    actor = act_with(way.membership.person, way.holding, at=at)
    if not lacks_factor(way, actor):
        return actor
    return replace(actor, permissions=frozenset(), is_administrator=False, lacks_factor=True)


def lacks_factor(way: WayIn, actor: Actor) -> bool:
    """One organization's demand binds nobody in another one."""
    return (
        actor.is_administrator
        and way.membership.person.organization.administrators_need_factor
        and not has_factor(way.membership.login_id)
    )
