"""What do 100,000 rows cost to check and to read in, and 1,000,000 tickets to write out?"""

import os
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

import rustpy_xlsxwriter
from django.db import connection, connections
from psycopg import sql
from psycopg.types.json import Jsonb

from bench.asset_world import make_assets, number_of_assets
from bench.ground import postmaster_of
from bench.measuring import processor_time
from bench.table import say_work
from bench.ticket_world import make_tickets
from bench.world import make_world
from naryad.access.roles import RoleCode
from naryad.catalog.models import AssetType
from naryad.companies.actions import add_companies
from naryad.companies.input import clean_company
from naryad.companies.kinds import CompanyKind
from naryad.config.database.urls import DatabaseUrls
from naryad.config.serving.memory import rest_collector
from naryad.core.labels import Label
from naryad.core.outcomes import only as only_one
from naryad.files.storing import forget_bytes
from naryad.lists.fields import Asker
from naryad.lists.questions import Question
from naryad.people.acting import act_as
from naryad.people.actions import found_organization
from naryad.people.models import Person, PersonRole, Role
from naryad.spreadsheets import actions
from naryad.spreadsheets.importing import CHECK, RUN, go_on
from naryad.spreadsheets.models import Export, Import
from naryad.spreadsheets.nouns import columns_for_file, open_noun
from naryad.spreadsheets.states import Format, ImportFormat, ImportState
from naryad.spreadsheets.working import work_on

_ROWS = 100_000
_COLUMNS = 15
_PEOPLE = (
    *("last_name", "first_name", "middle_name", "email", "phone", "position"),
    *("companies", "roles", "areas"),
)
_ASSETS = ("name", "type", "address", "serial_number", "number", "external_id", "parent")
_STAGED = ("organization_id", "run_id", "line", "cells")


@dataclass(frozen=True)
class Spent:
    """Seconds by the clock, which grow with whatever else the machine does, and of processor time,
    ours and the database's; megabytes at most."""

    seconds: float
    ours: float
    database: float
    megabytes: float

    @property
    def both(self) -> float:
        return self.ours + self.database


def run(urls: DatabaseUrls, *, only: Sequence[str] = ()) -> None:
    """`only`: "people", "objects" or "tickets"; nothing means all three."""
    if not only or "people" in only:
        _say_import("customers", _PEOPLE, _people(), key="email")
    if not only or "objects" in only:
        _say_import("assets", _ASSETS, _assets(), key="external_id")
    if not only or "tickets" in only:
        viewers = make_world(urls.owner)
        first = make_assets(viewers, number_of_assets(), owner_url=urls.owner)
        make_tickets(viewers, first_asset=first, assets=number_of_assets(), owner_url=urls.owner)
        _say_export(next(iter(viewers.groups["all"])))


def _number() -> int:
    return _ROWS // 10 if os.environ.get("NARYAD_BENCH_FEW") else _ROWS


def _people() -> Iterator[list[str]]:
    for at in range(_number()):
        name = [f"Orlov{at}", f"Pavel{at % 300}", "Petrovich"]
        reached = [f"p{at}@import.example", f"+7916{at:07}"]
        yield [*name, *reached, "engineer", "Client", "Customer", "Main"]


def _assets() -> Iterator[list[str]]:
    """Houses with ten things in each."""
    for at in range(_number()):
        house = at - at % 11
        if at == house:
            yield [f"House {at}", "Building", f"Harbour road {at}", "", f"H{at}", f"x{at}", ""]
        else:
            yield [f"Pump {at}", "Building", "", f"s{at}", f"P{at}", f"x{at}", f"x{house}"]


def _say_import(noun: str, keys: Sequence[str], rows: Iterator[list[str]], *, key: str) -> None:
    """In an organization of its own, as it begins."""
    person, given = _found(), list(rows)
    floor = _copy(person, given)
    run = _stage(person, noun, keys, given, key=key)
    checked = _apart(lambda: _check(run.pk))
    run.refresh_from_db()
    assert run.counts.get("new") == len(given), run.counts
    done = _apart(lambda: _run(run.pk))
    run.refresh_from_db()
    assert run.counts.get("done") == len(given), run.counts
    data = f"{len(given):,} rows"
    for name, spent in (("check", checked), ("import", done)):
        _say(f"{name} of {noun}", data, spent, floor)


def _found() -> Person:
    """A new organization with its administrator and one type of objects."""
    at = datetime.now(UTC)
    organization = found_organization(
        name=Label(en=f"Import {at:%H:%M:%S}"), zone="Europe/Moscow", language="en", at=at
    )
    AssetType.objects.create(organization=organization, name=Label(en="Building"))
    person = Person.objects.create(
        organization=organization,
        kind="EMPLOYEE",
        last_name="Admin",
        first_name="Ann",
        email=f"ann-{organization.pk}@import.example",
        created_at=at,
        sort_key="admin ann",
        search_text="",
    )
    role = Role.objects.get(organization=organization, code=RoleCode.ADMINISTRATOR)
    PersonRole.objects.create(organization=organization, person=person, role=role)
    client = clean_company({"name": "Client", "kinds": [CompanyKind.CUSTOMER]}, country="RU")
    only_one(add_companies([client], by=act_as(person, at=at), at=at))
    return person


def _stage(
    person: Person, noun: str, keys: Sequence[str], rows: list[list[str]], *, key: str
) -> Import:
    run = Import.objects.create(
        organization=person.organization,
        by=person,
        noun=noun,
        file_name="bench.csv",
        format=ImportFormat.CSV,
        columns=[{"head": each, "samples": []} for each in keys],
        mapping=[{"column": at, "to": each, "part": ""} for at, each in enumerate(keys)],
        key=key,
        language="en",
        zone="Europe/Moscow",
        state=ImportState.MAPPING,
        total=len(rows),
        created_at=datetime.now(UTC),
    )
    _copy_into("spreadsheets_importrow", person.organization_id, run.pk, rows)
    return run


def _copy(person: Person, rows: list[list[str]]) -> Spent:
    """PostgreSQL takes the cells as they are, without an index or a key."""
    return _apart(lambda: _copy_aside(person.organization_id, rows))


def _copy_aside(organization_id: int, rows: list[list[str]]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMP TABLE bench_cells "
            "(organization_id bigint, run_id bigint, line int, cells jsonb)"
        )
    _copy_into("bench_cells", organization_id, 0, rows)


def _copy_into(table: str, organization_id: int, run_id: int, rows: list[list[str]]) -> None:
    names = sql.SQL(", ").join(map(sql.Identifier, _STAGED))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), names)
    connection.ensure_connection()
    with connection.connection.cursor() as cursor, cursor.copy(statement) as copy:
        for line, cells in enumerate(rows, 2):
            copy.write_row((organization_id, run_id, line, Jsonb(cells)))


def _check(run_id: int) -> None:
    run = Import.objects.select_related("by__organization").get(pk=run_id)
    at = datetime.now(UTC)
    actions.check_import(run_id, by=act_as(run.by, at=at), at=at)
    go_on(run_id, CHECK)


def _run(run_id: int) -> None:
    """One job after another, as the worker does."""
    run = Import.objects.select_related("by__organization").get(pk=run_id)
    at = datetime.now(UTC)
    actions.run_import(run_id, by=act_as(run.by, at=at), at=at)
    while Import.objects.filter(pk=run_id, state=ImportState.RUNNING).exists():
        go_on(run_id, RUN)


def _say_export(person_id: int) -> None:
    export = _ask(person_id)
    ours = _apart(lambda: work_on(export.pk))
    export.refresh_from_db()
    assert export.written == export.total, export.because
    forget_bytes(str(export.file_key))
    bare = _apart(lambda: _write_bare(export.total or 0))
    _say("export of tickets", f"{export.written:,} × {_COLUMNS} cells", ours, bare)


def _say(name: str, data: str, spent: Spent, floor: Spent) -> None:
    say_work(
        name,
        data,
        median=1_000 * spent.seconds,
        cpu=1_000 * spent.ours,
        database=1_000 * spent.database,
        ratio=spent.both / floor.both,
        peak=spent.megabytes,
    )


def _ask(person_id: int) -> Export:
    """All open and closed tickets of the lists, with the first columns that a file may have."""
    at = datetime.now(UTC)
    person = Person.objects.select_related("organization").get(pk=person_id)
    by = act_as(person, at=at)
    asker = Asker(by, at, ZoneInfo("Europe/Moscow"))
    columns = [each.key for each in columns_for_file(open_noun("tickets", asker))][:_COLUMNS]
    return actions.start_export(
        "tickets",
        Question(),
        columns=columns,
        format=Format.XLSX,
        asker=asker,
        language="en",
        by=by,
        at=at,
    )


def _write_bare(count: int) -> None:
    """As many rows of as many cells that are there already."""
    row = {f"Column {at}": f"T-{at} lift 4711 stands" for at in range(_COLUMNS)}
    with TemporaryDirectory() as folder:
        rows = (row for _each in range(count))
        sheets: list[tuple[str, Any]] = [("Tickets", rows)]
        rustpy_xlsxwriter.write_worksheets(sheets, str(Path(folder) / "bare.xlsx"))


def _apart(work: Callable[[], object]) -> Spent:
    """In a process of its own, forked as the program forks its worker."""
    connections.close_all()
    rest_collector()
    start, database = time.monotonic(), processor_time(postmaster_of())
    pid = os.fork()
    if pid == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            connections.close_all()
            os._exit(status)
    _pid, status, usage = os.wait4(pid, 0)
    assert status == 0, "The work ended with an error."
    return Spent(
        seconds=time.monotonic() - start,
        ours=usage.ru_utime + usage.ru_stime,
        database=processor_time(postmaster_of()) - database,
        megabytes=usage.ru_maxrss / 1024,
    )
