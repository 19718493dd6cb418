"""How does a migration make a reference that the database keeps inside one organization?"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation, OperationCategory
from django.db.migrations.state import ProjectState


class ComposeForeignKey(Operation):
    """(organization_id, field) → (organization_id, id) of the model that the field names."""

    reduces_to_sql = True
    reversible = True
    category = OperationCategory.ADDITION

    def __init__(self, model_name: str, field_name: str) -> None:
        self.model_name = model_name
        self.field_name = field_name

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Only the database changes; the field itself is already in the state."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table, column, target = self._names(app_label, to_state)
        schema_editor.execute(
            f"ALTER TABLE {table} ADD CONSTRAINT {self._constraint(table, column)} "
            f"FOREIGN KEY (organization_id, {column}) REFERENCES {target} (organization_id, id)"
        )

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        table, column, _target = self._names(app_label, from_state)
        schema_editor.execute(
            f"ALTER TABLE {table} DROP CONSTRAINT {self._constraint(table, column)}"
        )

    def describe(self) -> str:
        return f"Keep {self.model_name}.{self.field_name} inside its organization"

    def _names(self, app_label: str, state: ProjectState) -> tuple[str, str, str]:
        model: Any = state.apps.get_model(app_label, self.model_name)
        field = model._meta.get_field(self.field_name)
        return model._meta.db_table, field.column, field.related_model._meta.db_table

    @staticmethod
    def _constraint(table: str, column: str) -> str:
        return f"{table}_{column}_stays"[:63]


def compose_foreign_keys(**fields: str) -> list[ComposeForeignKey]:
    """`person_role="person role"` makes one key for each named field of each model."""
    return [
        ComposeForeignKey(model, name) for model, names in fields.items() for name in names.split()
    ]
