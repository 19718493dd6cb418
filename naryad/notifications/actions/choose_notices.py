"""How does a person choose what to be told of?"""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from naryad.access.actor import Actor
from naryad.core.errors import NotPermitted
from naryad.core.locks import hold_lock
from naryad.notifications.models import NoticeSwitch
from naryad.notifications.rules import rules_for


@transaction.atomic
def choose_notices(chosen: Collection[tuple[str, str]], *, by: Actor, at: datetime) -> bool:
    """All that the person wants, as (rule, channel); whatever is not among it is off. Only rules
    that speak to people of their kind count. What a rule does by itself is not kept, so that it may
    become another. One's own wish changes nothing for others, so history does not tell of it."""
    by.require_own_eyes()
    if by.person_id is None:
        raise NotPermitted
    mine = {"organization_id": by.organization_id, "person_id": by.person_id}
    hold_lock(f"notice switches/{by.person_id}")
    NoticeSwitch.objects.filter(**mine).delete()
    wanted = set(chosen)
    NoticeSwitch.objects.bulk_create(
        NoticeSwitch(**mine, rule=rule.code, channel=channel, is_on=(rule.code, channel) in wanted)
        for rule in rules_for(by.kind)
        for channel in rule.channels
        if rule.is_on(channel) != ((rule.code, channel) in wanted)
    )
    return True
