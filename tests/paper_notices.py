"""What has been told to whom in a house of the cast before a story begins?"""

from naryad.history.models import Event
from naryad.letters.models import Letter
from naryad.notifications.codes import Channel, Fate
from naryad.notifications.models import (
    DeadlineNews,
    Notice,
    NoticeSettings,
    NoticeSwitch,
    PushDevice,
)
from naryad.tickets.models import Ticket
from tests.world import House, World


def leave_notices(world: World, house: House) -> None:
    """About the thrown away ticket, and read long ago."""
    owned = {"organization": house.organization}
    ticket = Ticket.objects.get(**owned, number=f"0-{house.id}")
    Notice.objects.create(
        **owned,
        person=house.technician,
        ticket=ticket,
        event=Event.objects.filter(**owned).earliest("pk"),
        rule="MOVED",
        at=world.at,
        decided_at=world.at,
        bell=Fate.TOLD,
        mail=Fate.OFF,
        mail_at=world.at,
        read_at=world.at,
        letter=Letter.objects.filter(**owned).earliest("pk"),
    )
    NoticeSwitch.objects.create(
        **owned, person=house.technician, rule="MOVED", channel=Channel.BELL, is_on=False
    )
    NoticeSettings.objects.create(**owned)
    # Of a session that is over long ago.
    PushDevice.objects.create(
        **owned,
        person=house.technician,
        session_id=0,
        endpoint=f"https://fcm.googleapis.com/{house.id}",
        p256dh="a",
        auth="a",
        name="Firefox",
        added_at=world.at,
    )
    DeadlineNews.objects.create(
        **owned, ticket=ticket, kind="ticket.overdue", deadline=world.at.replace(year=2001)
    )
