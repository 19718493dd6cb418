"""How does a phone number read, on screens and in letters alike?"""

from functools import lru_cache

import phonenumbers

_NBSP = "\u00a0"


@lru_cache(maxsize=20_000)
def say_phone(number: str | None, extension: str = "") -> str:
    """+79162041833 as +7 916 204-18-33, with spaces that do not break."""
    if not number:
        return ""
    try:
        parsed = phonenumbers.parse(number)
    except phonenumbers.NumberParseException:
        said = number
    else:
        said = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    return (f"{said}, {extension}" if extension else said).replace(" ", _NBSP)
