"""What does somebody say of the columns and words of a file, before its rows are checked?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from naryad.spreadsheets.sheets.columns import ColumnKind, SheetColumn, SheetKey
from naryad.web.forms.action_form import ActionForm

if TYPE_CHECKING:
    from naryad.spreadsheets.models import Import
    from naryad.spreadsheets.words_in import Word

# A part of the file's cell → the column that names it in a mapping.
PARTS = {"full_name": "last_name", "phones": "phone"}
_LONGEST = 500
# Of these whole files are alike: a role, a company, a kind.
_ALIKE = {ColumnKind.CHOICE, ColumnKind.REFERENCE, ColumnKind.REFERENCES}


@dataclass(frozen=True, slots=True)
class Matching:
    """What can be matched: columns of the noun, its keys, what may be made on the way."""

    columns: Sequence[SheetColumn]
    keys: Sequence[SheetKey]
    creatable: Sequence[tuple[str, str]]
    words: Sequence["Word"]
    choices_of: Mapping[str, Sequence[tuple[str, str]]]
    sends_invitations: bool


class MatchingForm(ActionForm):
    key = forms.ChoiceField(
        label=gettext_lazy("A row is here already, if this is the same"),
        required=False,
        widget=forms.RadioSelect,
    )
    empty = forms.ChoiceField(
        label=gettext_lazy("An empty cell of a row that is here already"),
        required=False,
        choices=[
            ("keep", gettext_lazy("leaves what is there")),
            ("clear", gettext_lazy("empties the field")),
        ],
        widget=forms.RadioSelect,
    )
    create = forms.MultipleChoiceField(
        label=gettext_lazy("What is named in the file and is not here yet"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    invite = forms.ChoiceField(
        label=gettext_lazy("Invitations to those who are added"),
        required=False,
        choices=[
            ("later", gettext_lazy("later: I will invite them from the list")),
            ("now", gettext_lazy("now: each gets a letter or a text message after the import")),
            ("never", gettext_lazy("never: nobody is asked in")),
        ],
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, run: "Import", matching: Matching, **options: Any) -> None:
        super().__init__(*args, initial=_initial(run, matching), **options)
        self._run, self.matching = run, matching
        self._choices("key").choices = [(each.code, str(each.label)) for each in matching.keys]
        self._choices("create").choices = list(matching.creatable)
        if not matching.creatable:
            del self.fields["create"]
        if not matching.sends_invitations:
            del self.fields["invite"]
        self._add_columns()
        self._add_words()
        self._add_same()

    @property
    def places(self) -> list[tuple[int, Any]]:
        return [(index, self[f"to-{index}"]) for index in range(len(self._run.columns))]

    @property
    def words(self) -> list[tuple[int, "Word", Any]]:
        matched = enumerate(self.matching.words)
        return [(number, word, self[f"word-{number}"]) for number, word in matched]

    @property
    def same(self) -> list[Any]:
        return [self[name] for name in self.fields if name.startswith("same-")]

    @property
    def said_of_all(self) -> list[str]:
        """Keys of the columns that are alike in all rows."""
        return [each.name.removeprefix("same-") for each in self.same if each.value()]

    def mapping(self) -> list[dict[str, Any]]:
        return [{"column": index, **_target(str(bound.data or ""))} for index, bound in self.places]

    def word_values(self) -> dict[str, dict[str, str]]:
        """What was matched before stays, unless it was asked for anew."""
        values = {key: dict(chosen) for key, chosen in self._run.values.items()}
        for number, word, bound in self.words:
            # Another file may have come between: only a word that was shown is taken.
            if self.data.get(f"text-{number}") != word.text:
                continue
            chosen = values.setdefault(word.column.key, {})
            chosen.pop(word.text, None)
            if bound.data:
                chosen[word.text] = str(bound.data)
        return values

    def asked_words(self) -> set[str]:
        return {text for name, text in self.data.items() if name.startswith("text-")}

    def options(self) -> dict[str, Any]:
        same = {each.name.removeprefix("same-"): str(each.data or "").strip() for each in self.same}
        return {
            "create": self._chosen("create"),
            "empty": str(self["empty"].data or "keep"),
            "same": {key: text[:_LONGEST] for key, text in same.items() if text},
            **({"invite": str(self["invite"].data or "later")} if "invite" in self.fields else {}),
        }

    def chosen_key(self) -> str:
        return str(self["key"].data or "")

    def _chosen(self, name: str) -> list[str]:
        return [str(each) for each in self[name].data or []] if name in self.fields else []

    def _choices(self, name: str) -> Any:
        return self.fields[name]

    def _add_columns(self) -> None:
        choices = _targets(self.matching.columns)
        for index, column in enumerate(self._run.columns):
            label = _("Goes to: %(head)s") % {"head": column["head"] or str(index + 1)}
            self.fields[f"to-{index}"] = forms.ChoiceField(
                label=label, choices=choices, required=False
            )

    def _add_words(self) -> None:
        for number, word in enumerate(self.matching.words):
            self.fields[f"word-{number}"] = forms.ChoiceField(
                label=_("Means: %(text)s") % {"text": word.text},
                choices=[
                    ("", _("not matched")),
                    *((each.code, each.label) for each in word.choices),
                ],
                required=False,
                initial=word.chosen,
            )

    def _add_same(self) -> None:
        """What the file may lack because it is alike in all rows."""
        mapped = {entry.get("to") for entry in self._run.mapping}
        for column in self.matching.columns:
            if column.key not in mapped and column.kind in _ALIKE:
                self.fields[f"same-{column.key}"] = _alike_field(column, self.matching.choices_of)


def _alike_field(
    column: SheetColumn, choices_of: Mapping[str, Sequence[tuple[str, str]]]
) -> forms.Field:
    if column.key in choices_of:
        choices = [("", "–"), *choices_of[column.key]]
        return forms.ChoiceField(label=str(column.label), choices=choices, required=False)
    widget = forms.TextInput({"autocomplete": "off"})
    return forms.CharField(label=str(column.label), required=False, widget=widget)


def _initial(run: "Import", matching: Matching) -> dict[str, Any]:
    places = {f"to-{entry['column']}": _say_target(entry) for entry in run.mapping}
    same = {f"same-{key}": text for key, text in _same(run, matching).items()}
    return {
        "key": run.key,
        "empty": run.options.get("empty", "keep"),
        "create": run.options.get("create", []),
        "invite": run.options.get("invite", "later"),
        "version": run.version,
        **places,
        **same,
    }


def _same(run: "Import", matching: Matching) -> Mapping[str, str]:
    """Until somebody has said it: of the customers in a file each is a customer."""
    roles = matching.choices_of.get("roles", ())
    proposed = {"roles": roles[0][0]} if run.noun == "customers" and roles else {}
    said: Mapping[str, str] = run.options.get("same") or proposed
    return said


def _targets(columns: Sequence[SheetColumn]) -> list[tuple[str, str]]:
    keys = {each.key for each in columns}
    parts = {
        "full_name": _("Whole name: last, first, middle"),
        "phones": _("Phones, several in a cell"),
    }
    return [
        ("", _("– not imported –")),
        *((f"part:{part}", words) for part, words in parts.items() if PARTS[part] in keys),
        *((each.key, str(each.label)) for each in columns),
    ]


def _target(given: str) -> dict[str, Any]:
    part = given.removeprefix("part:")
    if part != given:
        return {"to": PARTS.get(part), "part": part if part in PARTS else ""}
    return {"to": given or None, "part": ""}


def _say_target(entry: Mapping[str, Any]) -> str:
    return f"part:{entry['part']}" if entry.get("part") else entry.get("to") or ""
