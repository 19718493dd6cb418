"""What does a person want to be told of, and where?"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from naryad.notifications.models import NoticeSwitch
from naryad.notifications.rules import Rule

Chosen = Mapping[tuple[int, str, str], bool]


@dataclass(frozen=True)
class Switches:
    """Of some people: where they have chosen nothing, the rule says."""

    chosen: Chosen = field(default_factory=dict)

    def is_on(self, person_id: int, rule: Rule, channel: str) -> bool:
        if channel not in rule.channels:
            return False
        return self.chosen.get((person_id, rule.code, channel), rule.is_on(channel))


def read_switches(person_ids: Collection[int], *, organization_id: int) -> Switches:
    rows = NoticeSwitch.objects.filter(organization_id=organization_id, person_id__in=person_ids)
    columns = rows.values_list("person_id", "rule", "channel", "is_on")
    return Switches({(person, rule, channel): on for person, rule, channel, on in columns})
