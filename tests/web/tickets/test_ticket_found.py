"""How does one come to a ticket without its card?"""

import pytest

from tests.web.pages import english, read_words
from tests.web.tickets.listed import Cast, build_cast
from tests.world import World

LIST = "/office/tickets/"


@pytest.fixture
def cast(world: World) -> Cast:
    return build_cast(world)


def test_a_number_and_words_find_a_ticket_from_anywhere(cast: Cast) -> None:
    head = english(cast.world, cast.world.service.head)
    assert "Закрытая" in read_words(head.get("/office/find/?q=старая-7"))
    technician = english(cast.world, cast.world.service.technician)
    assert str(cast.waiting.number) not in read_words(technician.get("/office/find/?q=ждущая"))


def test_a_ticket_is_looked_at_beside_the_list(cast: Cast) -> None:
    client = english(cast.world, cast.world.service.head)
    words = read_words(client.get(f"{LIST}peek/{cast.free.pk}/", headers={"HX-Request": "true"}))
    assert "течёт кран" in words
    hidden = english(cast.world, cast.world.service.technician)
    assert hidden.get(f"{LIST}peek/{cast.waiting.pk}/").status_code == 404
