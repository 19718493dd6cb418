"""What do a load balancer and a supervisor learn?"""

from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.database import TestDatabase


def test_a_living_process_says_so_without_the_database(
    django_assert_num_queries: DjangoAssertNumQueries, db: None
) -> None:
    with django_assert_num_queries(0):
        answer = Client().get("/livez")
    assert (answer.status_code, answer.json()) == (200, {"live": True})


def test_a_migrated_database_makes_it_ready(own_database: TestDatabase) -> None:
    answer = Client().get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"ready": True, "database": True, "migrations": True, "worker": False}


def test_a_database_of_another_version_or_none_makes_it_unready(
    own_database: TestDatabase,
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('search_path', 'pg_temp', false)")
    answer = Client().get("/readyz")
    assert answer.status_code == 503
    assert answer.json()["ready"] is False
