"""How is formatted text written anew in one shape?

What comes in may nest in any way; what is written is always holders (lists, quotes), in them blocks
(paragraphs, headings), in them runs of words with marks. Nothing empty is written.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import Any

from django.utils.translation import gettext as _

# Read as → written as. What else parts lines (cells of tables too) makes paragraphs.
BLOCKS = {
    **dict.fromkeys(("p", "div", "section", "article", "tr", "td", "th", "dt", "dd"), "p"),
    **dict.fromkeys(("h1", "h2", "h3"), "h3"),
    **dict.fromkeys(("h4", "h5", "h6"), "h4"),
    "pre": "pre",
}
HOLDERS = {"ul", "ol", "li", "blockquote"}
MARKS = {
    "a": "a",
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("i", "em"), "em"),
    **dict.fromkeys(("s", "del", "strike"), "s"),
    **dict.fromkeys(("code", "tt", "kbd", "samp"), "code"),
}
# From the outside in, whichever way they were nested.
_ORDER = ("a", "strong", "em", "s", "code")
_LISTS = {"ul", "ol"}
_DEEPEST = 12
_LONGEST_ALT = 300
_SPACE = re.compile(r"[ \t\n\r\f]+")


class Heavy(Exception):
    """It grows beyond the limit."""


@dataclass(eq=False)
class _Holder:
    tag: str
    count: int = 0
    bullet: str = ""


@dataclass
class _Block:
    """`prefix` of its first line as plain text, `more` of those that follow."""

    tag: str
    prefix: str
    more: str
    in_list: bool
    words: str = ""


@dataclass
class _Entry:
    """An open element of what comes in."""

    tag: str
    holder: _Holder | None = None
    mark: tuple[str, str] | None = None
    is_block: bool = False


@dataclass
class _Paper:
    most: int
    parts: list[str] = field(default_factory=list)
    size: int = 0

    def put(self, part: str) -> None:
        self.size += len(part)
        if self.size > self.most:
            raise Heavy
        self.parts.append(part)


class Writer(HTMLParser):
    """Fed with what a sanitizer has balanced. `shows`: which pictures stay."""

    def __init__(self, *, most: int, shows: Callable[[str], bool]) -> None:
        super().__init__(convert_charrefs=True)
        self.is_formatted, self.sources = False, list[str]()
        self._shows, self._paper = shows, _Paper(most)
        self._entries: list[_Entry] = []
        self._holders: list[_Holder] = []
        self._marks: list[tuple[str, str]] = []
        self._written: list[tuple[str, str]] = []
        self._next_tag, self._breaks, self._link_from = "p", 0, 0
        self._block: _Block | None = None
        self._blocks: list[_Block] = []

    @property
    def html(self) -> str:
        return "".join(self._paper.parts)

    @property
    def text(self) -> str:
        """Items of a list stand close, all else is parted by a blank line."""
        said, before = "", None
        for block in self._blocks:
            if before is not None:
                said += "\n" if before.in_list and block.in_list else "\n\n"
            lines = block.words.replace("\xa0", " ").split("\n")
            said += "\n".join(
                ((block.more if place else block.prefix) + line).rstrip()
                for place, line in enumerate(lines)
            )
            before = block
        return said.strip()

    def close(self) -> None:
        super().close()
        self._end_block()
        self._hold([])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._break()
        elif tag == "img":
            self._show(given)
        else:
            self._open(tag, given)

    def handle_endtag(self, tag: str) -> None:
        if not self._entries or self._entries[-1].tag != tag:
            return
        entry = self._entries.pop()
        if entry.mark is not None:
            self._marks.remove(entry.mark)
        if entry.holder is not None or entry.is_block:
            self._end_block()
            self._next_tag = "p"

    def handle_data(self, data: str) -> None:
        is_code = (self._block.tag if self._block else self._next_tag) == "pre"
        words = data if is_code else _SPACE.sub(" ", data)
        if not is_code and (self._block is None or self._breaks or self._block.words[-1:] == " "):
            words = words.lstrip(" ")
        if not words:
            return
        block = self._block or self._begin_block()
        self._write_breaks(block)
        if block.tag != "pre":
            self._mark(self._wanted_marks())
        self._paper.put(escape(words, quote=False))
        block.words += words

    def _open(self, tag: str, given: dict[str, str]) -> None:
        entry = _Entry(tag)
        self._entries.append(entry)
        if tag in MARKS:
            if tag != "a" or given.get("href"):
                entry.mark = (MARKS[tag], given.get("href", ""))
                self._marks.append(entry.mark)
            return
        self._end_block()
        if tag in BLOCKS:
            entry.is_block, self._next_tag = True, BLOCKS[tag]
        elif tag in HOLDERS:
            entry.holder, self._next_tag = _Holder(tag), "p"

    def _chain(self) -> list[_Holder]:
        """Items in lists alone, and nothing but items in lists."""
        chain: list[_Holder] = []
        for entry in self._entries:
            if (holder := entry.holder) is None:
                continue
            in_list = bool(chain) and chain[-1].tag in _LISTS
            if (holder.tag == "li") == in_list and len(chain) < _DEEPEST:
                chain.append(holder)
        return chain[:-1] if chain and chain[-1].tag in _LISTS else chain

    def _hold(self, chain: list[_Holder]) -> list[_Holder]:
        """Close what is not in the chain, open the rest of it; what was opened."""
        same = _count_same(self._holders, chain)
        while len(self._holders) > same:
            self._paper.put(f"</{self._holders.pop().tag}>")
        for holder in chain[same:]:
            if holder.tag == "li":
                above = self._holders[-1]
                above.count += 1
                holder.bullet = "– " if above.tag == "ul" else f"{above.count}. "
            self._holders.append(holder)
            self._paper.put(f"<{holder.tag}>")
            self.is_formatted = True
        return chain[same:]

    def _stand(self, tag: str) -> _Block:
        """A new place for words, with what stands before its lines as plain text."""
        chain = self._chain()
        fresh = self._hold(chain)
        prefix = more = ""
        for holder in chain:
            sign = "> " if holder.tag == "blockquote" else " " * len(holder.bullet)
            prefix += holder.bullet if holder in fresh and holder.bullet else sign
            more += sign
        block = _Block(tag, prefix, more, any(holder.tag == "li" for holder in chain))
        self._blocks.append(block)
        return block

    def _begin_block(self) -> _Block:
        self._block = self._stand(self._next_tag)
        self.is_formatted = self.is_formatted or self._block.tag != "p"
        self._paper.put(f"<{self._block.tag}>")
        if self._block.tag == "pre":
            self._paper.put("<code>")
        return self._block

    def _end_block(self) -> None:
        if self._block is None:
            return
        self._mark([])
        self._paper.put("</code></pre>" if self._block.tag == "pre" else f"</{self._block.tag}>")
        self._block, self._breaks = None, 0

    def _wanted_marks(self) -> list[tuple[str, str]]:
        """One of a kind, the innermost."""
        return [mark for mark in (self._last_mark(tag) for tag in _ORDER) if mark is not None]

    def _last_mark(self, tag: str) -> tuple[str, str] | None:
        return next((mark for mark in reversed(self._marks) if mark[0] == tag), None)

    def _mark(self, wanted: list[tuple[str, str]]) -> None:
        """Close and open marks until these are written."""
        same = _count_same(self._written, wanted)
        while len(self._written) > same:
            tag, href = self._written.pop()
            self._paper.put(f"</{tag}>")
            if tag == "a":
                self._name_link(href)
        for tag, href in wanted[same:]:
            self._paper.put(f'<a href="{escape(href)}">' if tag == "a" else f"<{tag}>")
            self._written.append((tag, href))
            self.is_formatted = True
            if tag == "a" and self._block is not None:
                self._link_from = len(self._block.words)

    def _name_link(self, href: str) -> None:
        """As plain text: where it leads, unless the words say it."""
        if self._block is None:
            return
        words = self._block.words[self._link_from :].strip()
        if words not in (href, href.partition(":")[2], href.partition("://")[2].rstrip("/")):
            self._block.words += f" ({href})"

    def _break(self) -> None:
        if self._block is not None:
            self._breaks += 1

    def _write_breaks(self, block: _Block) -> None:
        """Those at the end of a block are none."""
        for _each in range(self._breaks):
            self._paper.put("\n" if block.tag == "pre" else "<br>")
            block.words = block.words.rstrip(" ") + "\n"
        self._breaks = 0

    def _show(self, given: dict[str, str]) -> None:
        """A picture stands by itself; a link around it is dropped."""
        src, alt = given.get("src", ""), " ".join(given.get("alt", "").split())[:_LONGEST_ALT]
        if not self._shows(src):
            return
        self._end_block()
        self._stand("img").words = f"[{alt or _('picture')}]"
        self._paper.put(f'<img src="{escape(src)}" alt="{escape(alt)}">')
        self.sources.append(src)
        self.is_formatted = True


def _count_same(old: list[Any], new: list[Any]) -> int:
    """How many at their beginnings are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(old), len(new)))
