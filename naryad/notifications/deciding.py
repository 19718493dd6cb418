"""Is a person told of this, and if not, why?

The one place that decides; asked when an event has happened, and again before a letter leaves.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from naryad.notifications.codes import Channel, Fate
from naryad.notifications.happenings import Happening
from naryad.notifications.models import Notice
from naryad.notifications.readers import Readers
from naryad.notifications.rules import Rule, concerned
from naryad.notifications.switches import Switches

# After a longer silence of the program the bell tells it all, and letters would be a flood.
LONGEST_AGO = timedelta(days=2)


@dataclass(frozen=True)
class Deciding:
    readers: Readers
    switches: Switches
    at: datetime

    def decide(self, each: Happening) -> list[Notice]:
        """One for each person whom a rule names, told or not."""
        notices = []
        for person_id, rules in sorted(concerned(each).items()):
            person = self.readers.people.get(person_id)
            rule = next((rule for rule in rules if person and person.kind in rule.kinds), None)
            if rule is None:
                continue
            notice = self._make(each, person_id, rule)
            if not (rule.is_for_whoever_sees and notice.bell in (Fate.UNSEEN, Fate.BARRED)):
                notices.append(notice)
        return notices

    def why_not(self, notice: Notice, rule: Rule, channel: str) -> Fate | None:
        """None: nothing stands in the way."""
        person_id = notice.person_id
        if notice.event.actor_id == person_id:
            return Fate.OWN
        if person_id not in self.readers.people or person_id in self.readers.barred:
            return Fate.BARRED
        if notice.topic not in self.readers.sees[person_id]:
            return Fate.UNSEEN
        # A person of the other kind by now.
        if self.readers.people[person_id].kind not in rule.kinds:
            return Fate.UNSEEN
        if not self.switches.is_on(person_id, rule, channel):
            return Fate.OFF
        is_late = channel != Channel.BELL and self.at - notice.event.at > LONGEST_AGO
        return Fate.LATE if is_late else None

    def _make(self, each: Happening, person_id: int, rule: Rule) -> Notice:
        notice = Notice(
            organization_id=each.event.organization_id,
            person_id=person_id,
            **each.topic.key,
            event=each.event,
            rule=rule.code,
            at=each.event.at,
            decided_at=self.at,
            mail_at=each.event.at + rule.wait,
        )
        notice.bell = self.why_not(notice, rule, Channel.BELL) or Fate.TOLD
        notice.mail = self.why_not(notice, rule, Channel.MAIL) or Fate.WAITING
        notice.push = self.why_not(notice, rule, Channel.PUSH) or Fate.WAITING
        return notice
