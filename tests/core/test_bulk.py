"""Do many rows arrive in one statement as they are?"""

from datetime import date, timedelta

import pytest
from django.db import DataError, connection, transaction
from django.test.utils import CaptureQueriesContext

from naryad.assets.models import Asset
from naryad.core.bulk import insert_rows, write_rows
from naryad.history.models import Event
from tests.world import World

_HARD = "Ёж «№ 5» \\ ' \" \n\t % {} 🛗"


def _assets(world: World, count: int) -> list[Asset]:
    house = world.service
    return [
        Asset(
            organization_id=house.id,
            name=f"{_HARD}{at}",
            type=house.asset_type,
            above=[7, at],
            latitude=55.7522345,
            longitude=-0.1,
            warranty_till=date(2026, 2, 28),
            tags=[_HARD, str(at)],
            contacts=[{"name": _HARD}],
            created_at=world.at + timedelta(microseconds=at),
            sort_key=str(at),
            own_words="",
            search_text="",
        )
        for at in range(count)
    ]


def test_rows_are_kept_to_the_letter_and_know_what_the_database_adds(world: World) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        rows = insert_rows(_assets(world, 3))
    assert len(asked) == 1
    kept = Asset.objects.in_bulk([row.pk for row in rows])
    fields = [each.attname for each in Asset._meta.concrete_fields]
    for row in rows:
        of_row = {name: getattr(row, name) for name in fields}
        assert {name: getattr(kept[row.pk], name) for name in fields} == of_row
        row.tags, row.warranty_till, row.latitude = [{"a": 1}, None], None, None
        row.longitude, row.name = None, f"{row.sort_key}{_HARD}"
    write_rows(rows, fields=("tags", "warranty_till", "latitude", "longitude", "name"))
    for row in rows:
        fresh = Asset.objects.get(pk=row.pk)
        assert (fresh.tags, fresh.warranty_till, fresh.name) == (row.tags, None, row.name)
        assert (fresh.latitude, fresh.above) == (None, row.above)


def test_what_the_column_fills_in_by_itself_is_left_to_it(world: World) -> None:
    (event,) = insert_rows(
        [Event(organization_id=world.service.id, kind="x", subject="y", subject_id=1, at=world.at)]
    )
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_current_xact_id()::text::bigint")
        assert cursor.fetchone() == (Event.objects.get(pk=event.pk).transaction,)


def test_nothing_that_is_too_long_is_cut(world: World) -> None:
    (asset,) = insert_rows(_assets(world, 1))
    asset.number = "9" * 51
    for write in (lambda: write_rows([asset], fields=["number"]), lambda: insert_rows([asset])):
        with pytest.raises(DataError), transaction.atomic():
            write()
