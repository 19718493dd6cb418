"""How tickets go their way: types, stages, statuses, versions of life cycles."""

import django.db.models.deletion
import django.db.models.fields.json
import django.db.models.functions.text
from django.db import migrations, models

import naryad.core.labels
import naryad.core.models
from naryad.core.composite_keys import compose_foreign_keys


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("areas", "0001_initial"),
        ("catalog", "0002_types_and_classes_of_assets"),
        ("organizations", "0002_demand_second_factor"),
        ("people", "0003_values_pasted_by_the_hundred"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cycle",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("number", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("DRAFT", "Draft"),
                            ("PUBLISHED", "In force"),
                            ("RETIRED", "Replaced"),
                        ],
                        default="DRAFT",
                        max_length=10,
                    ),
                ),
                ("created_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(blank=True, null=True)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Stage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("name", naryad.core.labels.LabelField(default=dict)),
                ("description", naryad.core.labels.LabelField(blank=True, default=dict)),
                (
                    "color",
                    models.CharField(
                        choices=[
                            ("GRAY", "Gray"),
                            ("BROWN", "Brown"),
                            ("RED", "Red"),
                            ("ORANGE", "Orange"),
                            ("AMBER", "Amber"),
                            ("OLIVE", "Olive"),
                            ("GREEN", "Green"),
                            ("TEAL", "Teal"),
                            ("CYAN", "Cyan"),
                            ("BLUE", "Blue"),
                            ("INDIGO", "Indigo"),
                            ("PURPLE", "Purple"),
                            ("PINK", "Pink"),
                        ],
                        default="GRAY",
                        max_length=10,
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("NEW", "New"),
                            ("WORK", "In work"),
                            ("WAIT", "Waiting"),
                            ("DONE", "Done"),
                            ("CLOSED", "Closed"),
                        ],
                        default="WORK",
                        max_length=10,
                    ),
                ),
                ("effects", models.JSONField(blank=True, default=list)),
                ("requirements", models.JSONField(blank=True, default=list)),
                ("code", models.CharField(blank=True, default="", max_length=30)),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "assignee",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="CycleStage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "cycle",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.cycle",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "stage",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.stage",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="cycle",
            name="start_stage",
            field=naryad.core.models.OrganizationForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tickets.stage",
            ),
        ),
        migrations.CreateModel(
            name="Status",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("name", naryad.core.labels.LabelField(default=dict)),
                (
                    "color",
                    models.CharField(
                        choices=[
                            ("GRAY", "Gray"),
                            ("BROWN", "Brown"),
                            ("RED", "Red"),
                            ("ORANGE", "Orange"),
                            ("AMBER", "Amber"),
                            ("OLIVE", "Olive"),
                            ("GREEN", "Green"),
                            ("TEAL", "Teal"),
                            ("CYAN", "Cyan"),
                            ("BLUE", "Blue"),
                            ("INDIGO", "Indigo"),
                            ("PURPLE", "Purple"),
                            ("PINK", "Pink"),
                        ],
                        default="GRAY",
                        max_length=10,
                    ),
                ),
                ("code", models.CharField(blank=True, default="", max_length=30)),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="cycle",
            name="start_status",
            field=naryad.core.models.OrganizationForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tickets.status",
            ),
        ),
        migrations.CreateModel(
            name="TicketType",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("name", naryad.core.labels.LabelField(default=dict)),
                ("number_mask", models.CharField(max_length=60)),
                ("close_minutes", models.PositiveIntegerField(blank=True, null=True)),
                ("has_all_areas", models.BooleanField(default=True)),
                ("has_all_work_types", models.BooleanField(default=True)),
                ("is_default", models.BooleanField(default=False)),
                ("external_id", models.CharField(blank=True, default="", max_length=100)),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="cycle",
            name="type",
            field=naryad.core.models.OrganizationForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="tickets.tickettype",
            ),
        ),
        migrations.CreateModel(
            name="Transition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("name", naryad.core.labels.LabelField(default=dict)),
                ("description", naryad.core.labels.LabelField(blank=True, default=dict)),
                (
                    "branch",
                    models.CharField(
                        choices=[
                            ("MAIN", "Main"),
                            ("APPROVAL", "Approval"),
                            ("CUSTOMER", "Customer"),
                        ],
                        default="MAIN",
                        max_length=10,
                    ),
                ),
                (
                    "who",
                    models.CharField(
                        choices=[
                            ("EVERYBODY", "Every employee who may move tickets"),
                            ("ROLES", "Only these roles"),
                            ("NOBODY", "Nobody: only by time"),
                        ],
                        default="EVERYBODY",
                        max_length=10,
                    ),
                ),
                ("after_seconds", models.PositiveIntegerField(blank=True, null=True)),
                ("before_deadline_seconds", models.PositiveIntegerField(blank=True, null=True)),
                ("position", models.PositiveIntegerField(default=0)),
                (
                    "cycle",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.cycle",
                    ),
                ),
                (
                    "from_stage",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.stage",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "status",
                    naryad.core.models.OrganizationForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.status",
                    ),
                ),
                (
                    "to_stage",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.stage",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TransitionRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", naryad.core.labels.LabelField(blank=True, default=dict)),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "role",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.role",
                    ),
                ),
                (
                    "transition",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.transition",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TypeArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "area",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="areas.area",
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "type",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.tickettype",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="TypeWorkType",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "organization",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="organizations.organization",
                    ),
                ),
                (
                    "type",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="tickets.tickettype",
                    ),
                ),
                (
                    "work_type",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="catalog.worktype",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="tickets_stage_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", {}), _negated=True), name="stage_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.UniqueConstraint(
                models.F("organization"),
                django.db.models.functions.text.Lower(
                    django.db.models.fields.json.KeyTextTransform("ru", "name")
                ),
                condition=models.Q(("deleted_at", None)),
                name="stage_unique_ru",
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.UniqueConstraint(
                models.F("organization"),
                django.db.models.functions.text.Lower(
                    django.db.models.fields.json.KeyTextTransform("en", "name")
                ),
                condition=models.Q(("deleted_at", None)),
                name="stage_unique_en",
            ),
        ),
        migrations.AddConstraint(
            model_name="stage",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at", None), models.Q(("code", ""), _negated=True)),
                fields=("organization", "code"),
                name="stage_code_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="cyclestage",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="tickets_cyclestage_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="cyclestage",
            constraint=models.UniqueConstraint(
                fields=("organization", "cycle", "stage"), name="cycle_stage_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="status",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="tickets_status_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="status",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", {}), _negated=True), name="status_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="status",
            constraint=models.UniqueConstraint(
                models.F("organization"),
                django.db.models.functions.text.Lower(
                    django.db.models.fields.json.KeyTextTransform("ru", "name")
                ),
                condition=models.Q(("deleted_at", None)),
                name="status_unique_ru",
            ),
        ),
        migrations.AddConstraint(
            model_name="status",
            constraint=models.UniqueConstraint(
                models.F("organization"),
                django.db.models.functions.text.Lower(
                    django.db.models.fields.json.KeyTextTransform("en", "name")
                ),
                condition=models.Q(("deleted_at", None)),
                name="status_unique_en",
            ),
        ),
        migrations.AddConstraint(
            model_name="status",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at", None), models.Q(("code", ""), _negated=True)),
                fields=("organization", "code"),
                name="status_code_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="tickettype",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="tickets_tickettype_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="tickettype",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", {}), _negated=True), name="ticket_type_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="tickettype",
            constraint=models.UniqueConstraint(
                models.F("organization"),
                django.db.models.functions.text.Lower(
                    django.db.models.fields.json.KeyTextTransform("ru", "name")
                ),
                condition=models.Q(("deleted_at", None)),
                name="ticket_type_unique_ru",
            ),
        ),
        migrations.AddConstraint(
            model_name="tickettype",
            constraint=models.UniqueConstraint(
                models.F("organization"),
                django.db.models.functions.text.Lower(
                    django.db.models.fields.json.KeyTextTransform("en", "name")
                ),
                condition=models.Q(("deleted_at", None)),
                name="ticket_type_unique_en",
            ),
        ),
        migrations.AddConstraint(
            model_name="tickettype",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at", None), ("is_default", True)),
                fields=("organization",),
                name="ticket_type_one_default",
            ),
        ),
        migrations.AddConstraint(
            model_name="tickettype",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("deleted_at", None), models.Q(("external_id", ""), _negated=True)
                ),
                fields=("organization", "external_id"),
                name="ticket_type_external_id_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="tickets_cycle_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.UniqueConstraint(
                fields=("organization", "type", "number"), name="cycle_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "PUBLISHED")),
                fields=("organization", "type"),
                name="cycle_one_published",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at", None), ("state", "DRAFT")),
                fields=("organization", "type"),
                name="cycle_one_draft",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.CheckConstraint(
                condition=models.Q(("deleted_at", None), ("state", "DRAFT"), _connector="OR"),
                name="cycle_only_drafts_go",
            ),
        ),
        migrations.AddConstraint(
            model_name="cycle",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state", "DRAFT"),
                    models.Q(("start_stage__isnull", False), ("start_status__isnull", False)),
                    _connector="OR",
                ),
                name="cycle_in_force_has_a_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="transition",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="tickets_transition_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="transition",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", {}), _negated=True), name="transition_has_a_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="transition",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at", None)),
                fields=("organization", "cycle", "from_stage", "to_stage", "branch"),
                name="transition_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="transition",
            constraint=models.CheckConstraint(
                condition=models.Q(("from_stage", models.F("to_stage")), _negated=True),
                name="transition_leads_elsewhere",
            ),
        ),
        migrations.AddConstraint(
            model_name="transitionrole",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="tickets_transitionrole_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="transitionrole",
            constraint=models.UniqueConstraint(
                fields=("organization", "transition", "role"), name="transition_role_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="typearea",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="tickets_typearea_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="typearea",
            constraint=models.UniqueConstraint(
                fields=("organization", "type", "area"), name="ticket_type_area_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="typeworktype",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="tickets_typeworktype_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="typeworktype",
            constraint=models.UniqueConstraint(
                fields=("organization", "type", "work_type"), name="ticket_type_work_type_once"
            ),
        ),
        *compose_foreign_keys(
            stage="assignee",
            cycle="type start_stage start_status",
            cyclestage="cycle stage",
            transition="cycle from_stage to_stage status",
            transitionrole="transition role",
            typearea="type area",
            typeworktype="type work_type",
        ),
    ]
