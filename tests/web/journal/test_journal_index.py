"""Does the journal find its page among very many sign-ins and events without reading them all?"""

from datetime import timedelta
from urllib.parse import parse_qs
from zoneinfo import ZoneInfo

import psycopg
import pytest

from naryad.core.cursors import Cursor
from naryad.lists.addresses import read_question
from naryad.lists.fields import Asker
from naryad.lists.reading import read_page
from naryad.web.office.journal_list import open_journal
from tests.database import TestDatabase
from tests.reading import count_rows_read
from tests.world import World

# Of so many sign-ins and as many events, one of RARE is the kind, person, address… that is sought.
MANY, RARE = 40_000, 2_000
# A page, the cap of its number, and the rows of the page once more.
MOST_READ = 3_000


@pytest.fixture
def journal(own_world: World, own_database: TestDatabase) -> World:
    house = own_world.service
    given = {
        "house": house.id,
        "many": MANY,
        "rare": RARE,
        "at": own_world.at,
        "login": own_world.login(house.technician).pk,
        "usual": house.technician.pk,
        "other": house.head.pk,
        "role": house.roles["LEAD"].pk,
    }
    with psycopg.connect(own_database.urls.owner, autocommit=True) as connection:
        connection.execute(_SIGN_INS, given)
        connection.execute(_EVENTS, given)
        connection.execute("ANALYZE history_event, accounts_signin, people_person")
    return own_world


def _count(world: World, query: str, cursor: Cursor | None = None) -> int:
    asked = open_journal(Asker(world.actor(world.service.admin), world.at, ZoneInfo("UTC"))).asked
    question = read_question(parse_qs(query), asked)
    assert read_page(asked, question, cursor=cursor).page.rows, query
    tables = ("accounts_signin", "history_event")
    return count_rows_read(lambda: read_page(asked, question, cursor=cursor), *tables)


def test_no_page_reads_more_than_it_shows_and_counts(journal: World) -> None:
    house = journal.service
    for query in (
        "",
        "kind=sign-ins",
        "kind=rights",
        "kind=failed",
        "kind=LIMITED",
        "kind=person.banned",
        "kind=LIMITED&kind=person.banned",
        f"who={house.head.pk}",
        f"who={house.technician.pk}",
        f"whom={house.head.pk}",
        f"person={house.head.pk}",
        f"role={house.roles['LEAD'].pk}",
        "subject=role",
        "address=~203.0.113",
        "q=head@service",
        "at=yesterday",
        f"at.before={(journal.at - timedelta(days=20)).date()}",
    ):
        read = _count(journal, query)
        assert read < MOST_READ, f"{query}: {read}"


def test_a_page_far_below_costs_what_the_first_costs(journal: World) -> None:
    far = Cursor(str(journal.at - timedelta(days=25)), 0)
    assert _count(journal, "", far) < MOST_READ
    assert _count(journal, "kind=rights", far) < MOST_READ
    assert _count(journal, "", Cursor(far.sort_key, 0, is_backward=True)) < MOST_READ


_SIGN_INS = """
INSERT INTO accounts_signin (login_id, organization_id, person_id, outcome, address, device, at)
SELECT %(login)s, %(house)s, CASE WHEN is_rare THEN %(other)s ELSE %(usual)s END,
       CASE WHEN is_rare THEN 'LIMITED' ELSE 'DONE' END,
       CASE WHEN is_rare THEN '203.0.113.7' ELSE '198.51.100.1' END, '',
       %(at)s - i * interval '1 minute'
FROM (SELECT i, i %% %(rare)s = 17 AS is_rare FROM generate_series(%(many)s, 1, -1) i) made
"""
# A fifth of the older half is about rights: what is newest is not.
_EVENTS = """
INSERT INTO history_event (organization_id, kind, subject, subject_id, actor_id, at, changes,
                           is_about_rights)
SELECT %(house)s,
       CASE WHEN is_rare THEN 'person.banned' WHEN is_of_rights THEN 'person.invited'
            ELSE 'person.edited' END,
       CASE WHEN i %% %(rare)s = 27 THEN 'role' ELSE 'person' END,
       CASE WHEN i %% %(rare)s = 27 THEN %(role)s WHEN is_rare THEN %(other)s ELSE %(usual)s END,
       CASE WHEN is_rare THEN %(other)s ELSE %(usual)s END,
       %(at)s - i * interval '61 seconds', '{}', is_of_rights
FROM (SELECT i, i %% %(rare)s = 17 AND i > %(many)s / 2 AS is_rare,
             i %% 5 = 2 AND i > %(many)s / 2 AS is_of_rights
      FROM generate_series(%(many)s, 1, -1) i) made
"""
