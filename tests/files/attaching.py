"""How does a test attach a file?"""

from collections.abc import Callable
from typing import Any

from naryad.files.actions import attach_file
from naryad.files.models import File
from naryad.files.owners import Owner
from tests.files import papers
from tests.world import World

Deed = Callable[..., Any]


def lift_of(world: World) -> Owner:
    return Owner("asset", world.service.lift.pk)


def attach(
    world: World,
    owner: Owner | None = None,
    *,
    upload: bytes = papers.PDF,
    name: str = "Паспорт.pdf",
    is_for_customers: bool = False,
) -> File:
    by = world.actor(world.service.head)
    pk = attach_file(owner or lift_of(world), upload, name=name, by=by, at=world.at)
    File.objects.filter(pk=pk).update(is_for_customers=is_for_customers)
    return File.objects.get(pk=pk)
