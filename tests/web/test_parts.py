"""What do the shared pieces of pages promise to those who use them?"""

import pytest
from django import forms
from django.template import engines
from django.utils import translation
from jinja2 import Environment, UndefinedError

from naryad.web.http import stranger_context
from tests.world import NASTY


class Sample(forms.Form):
    name = forms.CharField(label="Name", help_text="As in the passport")
    phone = forms.CharField(label="Phone", required=False)
    kind = forms.ChoiceField(label="Kind", choices=[("1", "One"), ("2", NASTY)])
    companies = forms.MultipleChoiceField(
        label="Companies", choices=[("7", "Zenit"), ("8", "Polus")]
    )
    secret = forms.CharField(label="Secret", widget=forms.PasswordInput)


def _draw(source: str, **values: object) -> str:
    made = engines["jinja2"].env
    assert isinstance(made, Environment)
    with translation.override("en"):
        return made.from_string(source).render(stranger_context() | values)


def test_an_error_stands_at_its_field_and_is_tied_to_it() -> None:
    html = _draw('{{ ui.field(form["name"]) }}', form=Sample({}))
    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_name-error id_name-hint"' in html
    assert 'id="id_name-error"' in html
    assert "This field is required." in html


def test_what_is_wrong_takes_the_keyboard_and_leads_to_each_field() -> None:
    html = _draw("{{ ui.errors(form) }}", form=Sample({}))
    assert 'role="alert" tabindex="-1" autofocus' in html
    assert '<a href="#id_name">Name</a>' in html


def test_a_field_without_errors_is_tied_to_its_hint_alone() -> None:
    html = _draw('{{ ui.field(form["name"]) }}', form=Sample())
    assert 'aria-describedby="id_name-hint"' in html
    assert "aria-invalid" not in html


def test_what_was_typed_comes_back_escaped_and_a_password_does_not() -> None:
    form = Sample({"name": NASTY, "secret": "lantern"})
    html = _draw('{{ ui.field(form["name"]) }}{{ ui.field(form["secret"]) }}', form=form)
    assert "<img" not in html
    assert "&lt;img" in html
    assert "lantern" not in html


def test_the_rarer_demand_is_said_and_the_other_is_not() -> None:
    html = _draw('{{ ui.field(form["name"]) }}|{{ ui.field(form["phone"]) }}', form=Sample())
    name, phone = html.split("|")
    assert "required</span>" not in name
    assert "optional</span>" in phone


def test_the_chosen_options_stay_chosen() -> None:
    form = Sample({"kind": "2", "companies": ["8"]})
    html = _draw('{{ ui.field(form["kind"]) }}{{ ui.pick(form["companies"]) }}', form=form)
    assert '<option value="2" selected>' in html
    assert 'value="8" checked' in html
    assert 'value="7" checked' not in html


def test_the_summary_names_each_field_with_a_link_to_it() -> None:
    html = _draw("{{ ui.errors(form) }}", form=Sample({}))
    assert 'role="alert"' in html
    assert '<a href="#id_name">Name</a>' in html


def test_every_part_is_drawn_without_the_imports_of_a_file() -> None:
    assert "st-done" in _draw('{{ ui.status("Active", "done") }}')


def test_a_misspelt_part_or_name_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        _draw("{{ ui.buton('x') }}")
    with pytest.raises(UndefinedError):
        _draw("{{ nobody_passed_this }}")


def test_empty_facts_are_not_shown() -> None:
    html = _draw("{{ ui.facts([('Phone', ''), ('Area', 'North')]) }}")
    assert "Phone" not in html
    assert "North" in html


def test_a_busy_word_in_attributes_cannot_break_out() -> None:
    html = _draw("{{ ui.row_menu('/x', name) }}{{ ui.menu_link(name, '/x') }}", name=NASTY)
    assert "<img" not in html
