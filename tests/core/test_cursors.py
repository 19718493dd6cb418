"""Can a page's cursor be forged, and does a broken one break the page?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naryad.core.cursors import Cursor, read_cursor

CURSORS = st.builds(Cursor, st.text(max_size=40), st.integers(0, 2**63 - 1), st.booleans())


@given(cursor=CURSORS)
def test_a_cursor_comes_back_as_it_went(cursor: Cursor) -> None:
    assert read_cursor(cursor.token()) == cursor


@given(cursor=CURSORS, place=st.integers(0, 200), sign=st.sampled_from("aZ0:_-"))
def test_a_changed_token_is_the_first_page(cursor: Cursor, place: int, sign: str) -> None:
    token = cursor.token()
    place %= len(token)
    changed = token[:place] + sign + token[place + 1 :]
    assert read_cursor(changed) in (None, cursor)


@pytest.mark.parametrize("token", [None, "", "1", "%", "a:b", "a:b:c", "\x00", "ё" * 3000])
def test_nonsense_is_the_first_page(token: str | None) -> None:
    assert read_cursor(token) is None
