"""Which name does a stored file show?"""

import re

MOST_LETTERS = 200
_BAD = re.compile(r'[<>:"|?*]')
# Windows keeps these for devices and will not save a file of such a name.
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


def split_name(name: str) -> tuple[str, str]:
    """What the sender called it, without folders and without what could deceive or do harm where
    it is saved; and its ending in small letters, without the dot."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    printable = "".join(letter for letter in last if letter.isprintable()).strip()
    stem, dot, ending = printable.rpartition(".")
    return (clean_stem(stem), ending.strip().lower()) if dot else (clean_stem(ending), "")


def clean_stem(stem: str) -> str:
    """The name without its ending; empty when nothing of it is left."""
    printable = "".join(letter for letter in stem if letter.isprintable())
    clean = _BAD.sub("_", printable.replace("\\", "_").replace("/", "_")).strip(". ")
    clean = clean[:MOST_LETTERS].strip(". ")
    return f"_{clean}" if _DEVICES.fullmatch(clean) else clean
