"""Which formatted text is harmless, and what does it say as plain text?

Whatever comes in as HTML (an editor, a call, a letter) is cut down to one short list of elements,
written anew in one shape and cut once more, so that the sanitizer has the last word.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

import nh3

from naryad.core.rich_writing import BLOCKS, HOLDERS, MARKS, Heavy, Writer

# Before anything reads it, and of what is kept.
MOST_MARKUP = 200_000
# A parser takes a time that grows with the square of what is nested.
_MOST_TAGS = 12_000
_LONGEST_LINK = 2_000
_WRITTEN = {*BLOCKS.values(), *HOLDERS, *MARKS.values(), "br", "img"}
_READ = {*BLOCKS, *HOLDERS, *MARKS, "br", "img"}
# Of these not even the words are text.
_DROPPED = {"script", "style", "title", "template", "noscript", "svg", "math", "iframe", "select"}
_ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}}
_SCHEMES = {"http", "https", "mailto", "tel"}
_LINK = re.compile(r"(https?://|mailto:|tel:)\S", re.IGNORECASE)
_PICTURE = re.compile(r"/files/([0-9a-f]{32})/")
_SOURCE = re.compile(r'<img src="/files/([0-9a-f]{32})/"')
_UNFIT = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_BLANK_LINES = re.compile(r"\n[^\S\n]*\n\s*")


class TooHeavy(Exception):
    """More markup than anybody writes."""


@dataclass(frozen=True)
class RichText:
    """`html` is empty where the plain text says all that it says. `pictures`: the keys of files of
    ours that it shows."""

    html: str
    text: str
    pictures: tuple[str, ...] = ()


def point_at(rich: RichText, places: Mapping[str, str]) -> RichText:
    """With other keys in place of those of its pictures; a picture that has none is dropped."""
    if all(places.get(key) == key for key in rich.pictures):
        return rich
    there = _SOURCE.sub(lambda found: f'<img src="/files/{places.get(found[1], "")}/"', rich.html)
    return read_html(there)


def read_html(given: str) -> RichText:
    """Pictures of ours alone stay. TooHeavy."""
    _refuse_heavy(given)
    writer = Writer(most=MOST_MARKUP, shows=lambda src: bool(_read(src)))
    try:
        writer.feed(_cut(_UNFIT.sub("", given.replace("\r\n", "\n")), _READ))
        writer.close()
    except Heavy as heavy:
        raise TooHeavy from heavy
    keys = tuple(dict.fromkeys(found[1] for src in writer.sources if (found := _read(src))))
    html = _cut(writer.html, _WRITTEN) if writer.is_formatted else ""
    # What is kept can always be read again.
    _refuse_heavy(html)
    return RichText(html, writer.text, keys)


def write_html(text: str) -> str:
    """Plain text as an editor begins with it: blank lines part paragraphs."""
    parts = _BLANK_LINES.split(text.replace("\r\n", "\n").strip())
    return "".join(f"<p>{escape(part).replace(chr(10), '<br>')}</p>" for part in parts if part)


def _refuse_heavy(html: str) -> None:
    if len(html) > MOST_MARKUP or html.count("<") > _MOST_TAGS:
        raise TooHeavy


def _cut(html: str, tags: set[str]) -> str:
    cut = nh3.clean(
        html,
        tags=tags,
        clean_content_tags=_DROPPED,
        attributes=_ATTRIBUTES,
        attribute_filter=_filter,
        url_schemes=_SCHEMES,
        link_rel="noopener noreferrer nofollow",
        set_tag_attribute_values={"img": {"loading": "lazy"}},
    )
    return str(cut)


def _filter(tag: str, name: str, value: str) -> str | None:
    if name == "href":
        return value if len(value) <= _LONGEST_LINK and _LINK.match(value) else None
    if name == "src":
        return value if _read(value) else None
    return value


def _read(src: str) -> re.Match[str] | None:
    return _PICTURE.fullmatch(src)
