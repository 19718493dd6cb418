"""Which addresses are there, and how does a test walk to one?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from naryad.accounts.models import ApiToken, IdentityProvider
from naryad.files.models import File
from naryad.intake.models import CodeSettings, Inquiry
from naryad.letters.models import Letter
from naryad.lists.bulk.models import BulkRun
from naryad.lists.models import JournalLine, SavedView
from naryad.notifications.models import Notice
from naryad.outputs.models import Output
from naryad.registration.models import Offer
from naryad.spreadsheets.models import Export, ExportSchedule, Import
from naryad.stickers.models import StickerDesign
from naryad.tickets.codes import CycleState
from naryad.tickets.models import Ticket, Transition
from naryad.webhooks.models import Delivery, Webhook
from tests.world import House

# For the placeholders of addresses: something of our house.
KNOWN: dict[str, Callable[[House], object]] = {
    "person_id": lambda house: house.customer.pk,
    "company_id": lambda house: house.polus.pk,
    "asset_id": lambda house: house.lift.pk,
    "template_id": lambda house: house.like_lift.pk,
    "code_id": lambda house: house.blank_code.pk,
    "code": lambda house: "0" * 16,
    "design_id": lambda house: StickerDesign.objects.get(organization=house.organization).pk,
    "output_id": lambda house: Output.objects.get(organization=house.organization).pk,
    "settings_id": lambda house: (
        CodeSettings.objects.get(organization=house.organization, is_default=False).pk
    ),
    "inquiry_id": lambda house: (
        Inquiry.objects.get(organization=house.organization, state="NEW").pk
    ),
    "token": lambda house: "no-such-token",
    "batch_id": lambda house: house.blank_code.batch_id,
    "contract_id": lambda house: house.of_tower.pk,
    "ticket_id": lambda house: ticket_of(house).pk,
    "step_id": lambda house: way_from(ticket_of(house)),
    "sought": lambda house: "parent_id",
    "area_id": lambda house: house.south.pk,
    "entry_id": lambda house: house.skill.pk,
    "role_id": lambda house: house.roles["LEAD"].pk,
    "noun": lambda house: "skills",
    "setting": lambda house: "statuses",
    "setting_id": lambda house: house.status.pk,
    "type_id": lambda house: house.ticket_type.pk,
    "number": lambda house: 1,
    "cycle_id": lambda house: house.draft.pk,
    "stage_id": lambda house: house.over.pk,
    "transition_id": lambda house: house.finish.pk,
    "notice_id": lambda house: Notice.objects.filter(organization_id=house.id).earliest("pk").pk,
    "letter_id": lambda house: (
        Letter.objects.filter(organization=house.organization).latest("pk").pk
    ),
    "line_id": lambda house: JournalLine.objects.filter(organization_id=house.id).latest("pk").pk,
    "holder": lambda house: "asset",
    "owner_id": lambda house: house.lift.pk,
    "file_id": lambda house: file_of_lift(house).pk,
    "file_key": lambda house: file_of_lift(house).key,
    "factor_id": lambda house: 1,
    "provider_id": lambda house: IdentityProvider.objects.get(organization=house.organization).pk,
    "offer_id": lambda house: Offer.objects.get(organization=house.organization).pk,
    "run_id": lambda house: BulkRun.objects.get(organization=house.organization, verb="delete").pk,
    "export_id": lambda house: Export.objects.get(organization=house.organization).pk,
    "schedule_id": lambda house: ExportSchedule.objects.get(organization=house.organization).pk,
    "import_id": lambda house: Import.objects.get(organization=house.organization).pk,
    "line": lambda house: 2,
    "listed": lambda house: "customers",
    "column": lambda house: "position",
    "field": lambda house: "code",
    "view_id": lambda house: SavedView.objects.get(organization=house.organization).pk,
    "key": lambda house: "no-such-key",
    "token_id": lambda house: ApiToken.objects.get(organization=house.organization).pk,
    # No program: it is not there.
    "program_id": lambda house: house.technician.pk,
    "device_id": lambda house: 1,
    "webhook_id": lambda house: Webhook.objects.get(organization=house.organization).pk,
    "delivery_id": lambda house: Delivery.objects.get(organization=house.organization).pk,
    "language": lambda house: "ru",
    "secret": lambda house: "no-such-secret",
}


def ticket_of(house: House) -> Ticket:
    """That of the cast, which is thrown away until somebody walks there."""
    mine = Ticket.objects.filter(organization=house.organization)
    living = mine.filter(deleted_at=None).order_by("pk").first()
    if living is not None:
        return living
    first = mine.get(number=f"0-{house.id}")
    mine.filter(pk=first.pk).update(deleted_at=None)
    return mine.get(pk=first.pk)


def way_from(ticket: Ticket) -> int:
    """To be assigned, which only the office does, and nobody before somebody is chosen."""
    published = Transition.objects.filter(cycle__state=CycleState.PUBLISHED, deleted_at=None)
    found = published.get(
        cycle__type_id=ticket.type_id, from_stage_id=ticket.stage_id, name__ru="Назначить"
    )
    return found.pk


def file_of_lift(house: House) -> File:
    """Not for customers."""
    return File.objects.get(owner_noun="asset", owner_id=house.lift.pk)


@dataclass(frozen=True)
class Address:
    name: str
    placeholders: tuple[str, ...]

    def path(self, house: House, **chosen: object) -> str:
        values = {name: KNOWN[name](house) for name in self.placeholders}
        return reverse(self.name, kwargs={**values, **chosen})


def all_addresses() -> list[Address]:
    return [
        Address(str(pattern.name), tuple(pattern.pattern.converters))
        for pattern in patterns(get_resolver())
    ]


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    """Operations of the API have a table of their own: api_operations.py."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            if entry.namespace != "api":
                yield from patterns(entry)
        else:
            assert entry.name, f"{entry.pattern} has no name"
            yield entry
