"""Which object does a scanned code stand for, and what does a code look like?"""

import re
import secrets
from urllib.parse import unquote

from naryad.access.actor import Actor
from naryad.assets.code_states import CodeOrigin
from naryad.assets.models import AssetCode
from naryad.assets.visibility import asset_codes_visible_to

# Without I, L, O and U, which people take for something else: five bits a letter, eighty in all.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 16
LONGEST_FOREIGN = 500
_MISTAKEN = str.maketrans({"I": "1", "L": "1", "O": "0", "-": "", " ": ""})
_OURS = re.compile(f"[{ALPHABET}]{{{LENGTH}}}")
_ADDRESS = re.compile(r"/q/([^/?#\s]+)/?(?:[?#]\S*)?$", re.IGNORECASE)


def make_code() -> str:
    """Nobody guesses it, and it says nothing of the object."""
    return "".join(secrets.choice(ALPHABET) for _letter in range(LENGTH))


def read_code(typed: str) -> str | None:
    """One of ours, as it stands in an address or was typed by hand, in small letters and with
    dashes or not; None for anything else."""
    text = typed.strip()
    address = _find_address(text)
    bare = (unquote(address.group(1)) if address else text).upper().translate(_MISTAKEN)
    return bare if _OURS.fullmatch(bare) else None


def is_address_of_ours(typed: str) -> bool:
    """It has the shape of ours, whether or not there is such a code: nobody else's looks so."""
    return bool(_find_address(typed.strip())) and read_code(typed) is not None


def _find_address(text: str) -> re.Match[str] | None:
    """What is longer than any code is none; to look through it could take minutes."""
    return _ADDRESS.search(text) if len(text) <= LONGEST_FOREIGN else None


def say_code(text: str) -> str:
    """For people who type it: in groups of four."""
    if not _OURS.fullmatch(text):
        return text
    return "-".join(text[at : at + 4] for at in range(0, LENGTH, 4))


def find_code(typed: str) -> AssetCode | None:
    """Ours alone, of whichever organization, with its object: for whoever brings nothing but the
    code. One look into one index, whatever the answer."""
    text = read_code(typed) or ""
    codes = AssetCode.objects.filter(text=text, origin=CodeOrigin.OWN)
    return codes.select_related("asset__asset_class", "organization").first()


def find_seen_code(typed: str, *, actor: Actor) -> AssetCode | None:
    """Ours or a foreign one, as far as the actor sees it."""
    codes = asset_codes_visible_to(actor).filter(text__in=texts_of(typed))
    return codes.select_related("asset").first()


def texts_of(typed: str) -> list[str]:
    """How what was scanned or typed may be kept: as ours, or letter by letter."""
    whole, ours = typed.strip(), read_code(typed)
    return [text for text in (ours, whole) if text]
