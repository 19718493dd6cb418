"""Does a page whose statement never ends give its thread back?"""

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from naryad.config.database.deadline import STATEMENT_SECONDS
from tests.database import TestDatabase
from tests.kills.working import holding
from tests.program import running_program


def test_a_page_that_waits_for_too_long_is_503_and_the_next_one_comes(
    own_database: TestDatabase, tmp_path: Path
) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with running_program(own_database, data) as program:
        lock = "LOCK TABLE organizations_organization IN ACCESS EXCLUSIVE MODE"
        with holding(own_database, lock), pytest.raises(HTTPError) as refused:
            urlopen(f"{program.base_url}/setup/", timeout=STATEMENT_SECONDS + 15)
        assert refused.value.code == 503
        assert refused.value.headers["Retry-After"] == "10"
        refused.value.close()
        with urlopen(f"{program.base_url}/setup/", timeout=5) as answer:
            assert answer.status == 200
