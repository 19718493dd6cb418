"""Which passwords are fit to be kept?"""

import pytest

from naryad.accounts.passwords import LONGEST, PasswordOwner, check_password
from naryad.accounts.secrets import hash_typed_secret, make_secret, make_typed_secret
from naryad.core.errors import Invalid

OWNER = PasswordOwner(("irina.savelieva@galaktika.example", "Савельева", "Ирина", "СервисПром"))


@pytest.mark.parametrize(
    "password",
    [
        "chiller on the roof",
        "1593572486 ",
        "ирина любит крыши и чиллеры",
        "galaktika needs cold air",
        "пароль из слов",
        "x" * 9 + "Y",
        "a" * 30 + "b" * 30 + "c" * 4,
        "🔧" * 6 + "ключ",
    ],
)
def test_any_ten_characters_that_are_not_common_or_ones_own_will_do(password: str) -> None:
    check_password(password, password, owner=OWNER)


@pytest.mark.parametrize(
    "password",
    [
        "",
        "nine char",
        "qwertyuiop",
        "1234567890",
        "Савельева2026",
        "irina-savelieva",
        "Galaktika!!!!",
        "сервиспром1",
        "naryad-naryad",
        "наряднаряд",
        "x" * (LONGEST + 1),
    ],
)
def test_short_common_and_own_words_will_not(password: str) -> None:
    with pytest.raises(Invalid) as refused:
        check_password(password, password, owner=OWNER)
    assert set(refused.value.errors) == {"password"}


def test_a_secret_has_256_random_bits_and_no_two_are_alike() -> None:
    secrets = {make_secret() for _ in range(50)}
    assert len(secrets) == 50
    assert all(len(secret) == 43 for secret in secrets)


def test_a_typed_secret_is_the_same_however_it_is_typed() -> None:
    code = make_typed_secret()
    assert len(code.replace("-", "")) == 12
    for typed in (code.lower(), code.replace("-", " "), f" {code} "):
        assert hash_typed_secret(typed) == hash_typed_secret(code)
    assert hash_typed_secret(code[:-1]) != hash_typed_secret(code)
