"""Does the outbox find its page among very many letters without looking at them all?"""

from datetime import timedelta
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

import psycopg
import pytest

from naryad.core.cursors import Cursor
from naryad.lists.addresses import read_question
from naryad.lists.fields import Asker
from naryad.lists.letters.letters_list import list_letters
from naryad.lists.reading import read_page
from tests.database import TestDatabase
from tests.reading import count_rows_read
from tests.world import World

MANY, RARE = 40_000, 2_000
# A page, the cap of its number, and the rows of the page once more.
MOST_READ = 2_500


@pytest.fixture
def outbox(own_world: World, own_database: TestDatabase) -> World:
    """Letters of one house; one of RARE was refused, doubled, of another kind and language."""
    with psycopg.connect(own_database.urls.owner, autocommit=True) as connection:
        given = {"house": own_world.service.id, "many": MANY, "rare": RARE, "at": own_world.at}
        connection.execute(_LETTERS, given)
        connection.execute("ANALYZE letters_letter")
    return own_world


def _count(world: World, query: str, cursor: Cursor | None = None) -> int:
    asker = Asker(world.actor(world.service.head), world.at, ZoneInfo("UTC"))
    asked = list_letters(asker)
    question = read_question(parse_qs(query), asked)
    assert read_page(asked, question, cursor=cursor).page.rows, query
    return count_rows_read(lambda: read_page(asked, question, cursor=cursor), "letters_letter")


def test_no_page_reads_more_than_it_shows_and_counts(outbox: World) -> None:
    for query in (
        "",
        "state=accepted",
        "state=refused",
        "state=refused&kind=test",
        "state=doubled",
        "kind=test",
        "q=rare17",
        "q=r",
        "to=~rare17",
        "written=yesterday",
        f"written.before={(outbox.at - timedelta(days=20)).date()}",
    ):
        read = _count(outbox, query)
        assert read < MOST_READ, f"{query}: {read}"


def test_a_page_far_below_costs_what_the_first_costs(outbox: World) -> None:
    far = Cursor(str(outbox.at - timedelta(days=25)), 0)
    assert _count(outbox, "", far) < MOST_READ
    assert _count(outbox, "", Cursor(far.sort_key, 0, is_backward=True)) < MOST_READ


_LETTERS = """
INSERT INTO letters_letter (organization_id, kind, subject_id, "to", language, state, message_id,
                            title, attempts, is_possibly_doubled, answer, created_at, next_try_at)
SELECT %(house)s, CASE WHEN is_rare THEN 'test' ELSE 'invitation' END, i,
       CASE WHEN is_rare THEN 'rare' ELSE 'person' END || i || '@example', 'ru',
       CASE WHEN is_rare THEN 'REFUSED' ELSE 'ACCEPTED' END, 'many-' || i, '', 1, is_rare, '',
       %(at)s - i * interval '1 minute', %(at)s
FROM (SELECT i, i %% %(rare)s = 17 AS is_rare FROM generate_series(%(many)s, 1, -1) i) made
"""
