"""What do tests of letters share?"""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django import Settings

from naryad.letters.actions import NewLetter, write_letters
from naryad.letters.models import Letter
from tests.world import World

Write = Callable[[World], Letter]


@pytest.fixture
def write(settings: Settings, tmp_path: Path) -> Write:
    """A test letter of the service company to its administrator, waiting to be sent."""
    settings.DATA_FOLDER = tmp_path
    settings.EMAIL_URL = ""

    def write_letter(world: World) -> Letter:
        house = world.service
        new = NewLetter(
            "test",
            to="orlova@service.example",
            language="en",
            subject_id=world.login(house.admin).pk,
            person_id=house.admin.pk,
        )
        (written,) = write_letters([new], organization_id=house.id, at=world.at)
        return written

    return write_letter


@pytest.fixture
def letter(world: World, write: Write) -> Letter:
    return write(world)
