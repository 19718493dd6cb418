"""What may be changed of an attached file?"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from naryad.files.models import File


@dataclass(frozen=True)
class FileInput:
    """`name` without the ending, which stays: it says what the content is."""

    name: str
    is_for_customers: bool


def values_of_file(file: File) -> Mapping[str, Any]:
    return {
        "name": file.name.removesuffix(ending_of(file)),
        "is_for_customers": file.is_for_customers,
    }


def ending_of(file: File) -> str:
    """With its dot."""
    return f".{file.name.rpartition('.')[2]}"
