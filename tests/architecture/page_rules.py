"""Which rules does every template, script and style sheet of the program keep?"""

import re
from collections.abc import Iterator

from tests.architecture.rules import Find, Rule

TEMPLATES = ("naryad/*/templates/*",)
SCRIPTS = ("naryad/web/static/js/*.js",)
STYLES = ("naryad/web/static/css/*.css",)
MOST_LINES = 100


def long_page(source: str) -> Iterator[int]:
    lines = len(source.splitlines())
    if lines > MOST_LINES:
        yield lines


def lines_with(pattern: str) -> Find:
    """Lines on which the pattern begins."""
    compiled = re.compile(pattern, re.IGNORECASE)

    def find(source: str) -> Iterator[int]:
        last = 0
        for match in compiled.finditer(source):
            line = source.count("\n", 0, match.start()) + 1
            if line != last:
                yield line
            last = line

    return find


RULES = (
    Rule(
        "A template has at most 100 lines.",
        TEMPLATES,
        long_page,
        good="<p>\n" * 100,
        bad="<p>\n" * 101,
    ),
    Rule(
        "A script has at most 100 lines.",
        SCRIPTS,
        long_page,
        good="x();\n" * 100,
        bad="x();\n" * 101,
    ),
    Rule(
        "A template has no style of its own.",
        TEMPLATES,
        lines_with(r"\sstyle\s*=|<style"),
        good='<p class="st" data-style="x">',
        bad='<p style="color: red">',
        except_in={"naryad/letters/templates/*": "mail programs know no style sheets"},
    ),
    Rule(
        "A template has no script of its own.",
        TEMPLATES,
        lines_with(r"<script(?![^>]*\ssrc=)[^>]*>|\son[a-z]+=[\"']|javascript:"),
        good='<script type="module" src="{{ asset("x.js") }}"></script>',
        bad='<script>alert(1)</script><p onclick="x()">',
    ),
    Rule(
        "Everything in a template is escaped.",
        TEMPLATES,
        lines_with(r"\|\s*safe\b|autoescape\s+false|Markup\("),
        good="{{ person.full_name }}",
        bad="{{ person.full_name | safe }}",
    ),
    Rule(
        "A form says what is wrong in our words: those of the browser are in its own language.",
        TEMPLATES,
        lines_with(
            r"<form (?![^>]*novalidate)(?:\{\{.*?\}\}|[^>])*method=\"post\"(?:\{\{.*?\}\}|[^>])*>"
            r"(?:(?!</form>)[\s\S])*ui\.(?:field|label_pair|pick|photo)\("
        ),
        good='<form method="post" novalidate>{{ ui.field(form.name) }}</form>',
        bad='<form method="post" action="{{ here }}">\n{{ ui.field(form.name) }}</form>',
    ),
    Rule(
        "A template asks the database for nothing.",
        TEMPLATES,
        lines_with(
            r"\.(all|objects|filter|exclude|order_by|select_related)\b|\.(first|count)\(|_set\b"
        ),
        good="{% for person in people %}{{ rows|length }}",
        bad="{% for person in company.people.all %}",
    ),
    Rule(
        "A template does not know roles by their code.",
        TEMPLATES,
        lines_with(r"(?-i:ADMINISTRATOR|DISPATCHER|TECHNICIAN)|is_administrator"),
        good="{% if actor.may_change('people.edit') %}",
        bad="{% if actor.is_administrator %}",
    ),
    Rule(
        "Words of a page are written in English and translated elsewhere.",
        (*TEMPLATES, *SCRIPTS),
        lines_with(r"[а-яё]"),
        good='{{ _("Save") }}',
        bad="Сохранить",
        except_in={
            "naryad/web/static/js/choices.js": "folds ё as the search does",
            "naryad/web/static/js/sift.js": "folds ё as the search does",
            "naryad/web/templates/parts/frame.html": "names each language in itself",
            "naryad/web/templates/layouts/passport.html": "the same",
            "naryad/web/static/js/password.js": "knows the rows of a Russian keyboard",
        },
    ),
    Rule(
        "A script never makes markup or code of text.",
        SCRIPTS,
        lines_with(
            r"(inner|outer)HTML|insertAdjacentHTML|document\.write|\beval\(|new Function"
            r"|createContextualFragment"
        ),
        good="line.textContent = name;",
        bad="line.innerHTML = name;",
        except_in={
            "naryad/web/static/js/requests.js": "puts in a part that our own server has rendered",
        },
    ),
    Rule(
        "A script sets no style.",
        SCRIPTS,
        lines_with(r"\.cssText|setAttribute\([\"']style"),
        good='row.classList.add("on");',
        bad='row.setAttribute("style", "color: red");',
    ),
    Rule(
        "A style sheet names no element by id and overrides nothing by force.",
        STYLES,
        lines_with(r"(^|[\s,}])#[a-z_][\w-]*\s*[{,]|!important"),
        good=".st { color: #fff; background: #abc; }",
        bad="#menu { color: red }",
        except_in={
            "naryad/web/static/css/base.css": "those who want no motion get none",
            "naryad/web/static/css/reset.css": "what is hidden stays hidden",
        },
    ),
)
