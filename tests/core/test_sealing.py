"""Can a sealed secret be read by nobody but this installation, for this purpose?"""

from typing import Any

import pytest

from naryad.core.sealing import SealBroken, seal, unseal


def test_what_was_sealed_is_read_again_and_stands_nowhere_in_the_clear() -> None:
    sealed = seal("тайна & co", purpose="a")
    assert unseal(sealed, purpose="a") == "тайна & co"
    assert "co" not in sealed and seal("тайна & co", purpose="a") != sealed


def test_another_purpose_another_key_and_a_changed_letter_open_nothing(settings: Any) -> None:
    sealed = seal("secret", purpose="a")
    for broken in (lambda: unseal(sealed, purpose="b"), lambda: unseal(sealed[:-9], purpose="a")):
        with pytest.raises(SealBroken):
            broken()
    settings.SECRET_KEY = "another"
    with pytest.raises(SealBroken):
        unseal(sealed, purpose="a")
