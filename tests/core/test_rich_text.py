"""Is formatted text harmless and in one shape, and does it say the same as plain text?"""

import time

import pytest

from naryad.core.rich_text import MOST_MARKUP, RichText, TooHeavy, read_html, write_html

KEY = "0123456789abcdef" * 2
PICTURE = f'<img src="/files/{KEY}/" alt="Valve" loading="lazy">'
REL = 'rel="noopener noreferrer nofollow"'


@pytest.mark.parametrize(
    ("given", "html", "text"),
    [
        # What a plain text says as well is kept plain.
        ("<p>a</p><p>b<br>c</p>", "", "a\n\nb\nc"),
        ("<p></p><p><br></p><ul></ul><p> </p>", "", ""),
        ("<div>a<div>b</div>c</div><p>&lt;b&gt;</p>", "", "a\n\nb\n\nc\n\n<b>"),
        # One shape, however it was nested.
        (
            "<b>a<p>b</p></b><del>c</del>",
            "<p><strong>a</strong></p><p><strong>b</strong></p><p><s>c</s></p>",
            "a\n\nb\n\nc",
        ),
        ("<em><strong>a</strong></em>", "<p><strong><em>a</em></strong></p>", "a"),
        ("<h1>a</h1><h5>b</h5>", "<h3>a</h3><h4>b</h4>", "a\n\nb"),
        (
            "<ul><li>a<ol><li>b<li>c</ol></ul>d",
            "<ul><li><p>a</p><ol><li><p>b</p></li><li><p>c</p></li></ol></li></ul><p>d</p>",
            "– a\n  1. b\n  2. c\n\nd",
        ),
        ("<ul>a</ul><li>b</li>", "", "a\n\nb"),
        (
            "<blockquote>a<br>b</blockquote>",
            "<blockquote><p>a<br>b</p></blockquote>",
            "> a\n> b",
        ),
        ("<pre>  a\n<b>b</b></pre>", "<pre><code>  a\nb</code></pre>", "a\nb"),
        # Links of four schemes.
        (
            '<a href="https://a.b/?c=1&d=2" target=_top>a</a> <a href="tel:+7">+7</a>',
            f'<p><a href="https://a.b/?c=1&amp;d=2" {REL}>a</a> <a href="tel:+7" {REL}>+7</a></p>',
            "a (https://a.b/?c=1&d=2) +7",
        ),
        *(
            (f'<a href="{href}">a</a>', "", "a")
            for href in (
                "javascript:alert(1)",
                "JaVaScRiPt&colon;alert(1)",
                "java\tscript:alert(1)",
                "data:text/html,a",
                "vbscript:a",
                "file:///etc/passwd",
                "//evil.example/",
                "/office/",
                "https://a.b/" + "c" * 2_000,
            )
        ),
        # Pictures of ours, and nothing else.
        (f'a<img src="/files/{KEY}/" alt="Valve" onerror=a>', f"<p>a</p>{PICTURE}", "a\n\n[Valve]"),
        *(
            (f'a<img src="{src}">', "", "a")
            for src in (
                f"https://evil.example/files/{KEY}/",
                f"//evil.example/files/{KEY}/",
                f"/files/{KEY}/../../office/",
                f"/files/{KEY.upper()}/",
                "/files/",
                "data:image/png;base64,aaaa",
                "x onerror=alert(1)",
            )
        ),
        # Hell.
        ("<script>alert(1)</script><scr<script>a</script>ipt>b", "", "aipt>b"),
        ("<p onclick=a style=b class=c id=d>e</p><style>f</style>", "", "e"),
        ("<svg onload=a><script>b</script></svg><math><mi>c</mi></math>d", "", "d"),
        ("<iframe srcdoc=a>b</iframe><object data=c></object><form><input></form>d", "", "d"),
        ('<noscript><p title="</noscript><img src=x onerror=a>">', "", '">'),
        ("<math><mtext><table><mglyph><style><img src=x onerror=a>", "", ""),
        ("<!-- a --><?php b ?><![CDATA[c]]>d", "", "d"),
        ("a\x00\x08\ud800<b>b\udfff</b>", "<p>a<strong>b</strong></p>", "ab"),
        ("<div>" * 10_000 + "a", "", "a"),
        ("<i>" * 10_000 + "a", "<p><em>a</em></p>", "a"),
        ("<" * 5_000 + " a", "", "<" * 5_000 + " a"),
    ],
)
def test_what_comes_in_is_cut_down_to_one_shape(given: str, html: str, text: str) -> None:
    read = read_html(given)
    assert (read.html, read.text) == (html, text)
    again = read_html(read.html or write_html(read.text))
    assert (again.html, again.text) == (html, text), "what is kept stays as it is"


@pytest.mark.parametrize(
    "given",
    [
        "a" * (MOST_MARKUP + 1),
        "<p>a" * 40_000,
        "<ul><li>" * 20_000,
        # Every paragraph would repeat the long link.
        f'<a href="https://a.b/{"c" * 1_900}">' + "<p>a" * 5_000,
    ],
)
def test_too_much_is_refused_before_it_costs_anything(given: str) -> None:
    began = time.process_time()
    with pytest.raises(TooHeavy):
        read_html(given)
    assert time.process_time() - began < 2


def test_nesting_without_end_is_made_flat() -> None:
    read = read_html("<blockquote>" * 5_000 + "a")
    assert read.html == "<blockquote>" * 12 + "<p>a</p>" + "</blockquote>" * 12


def test_pictures_are_told_once_each() -> None:
    read = read_html(f"{PICTURE}{PICTURE}<p>a</p>")
    assert read == RichText(f"{PICTURE}{PICTURE}<p>a</p>", "[Valve]\n\n[Valve]\n\na", (KEY,))
