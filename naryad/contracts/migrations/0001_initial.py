"""Contracts, the objects that they cover and who is reminded of their end."""

import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import naryad.core.models
from naryad.core.composite_keys import compose_foreign_keys

_SEE = ("contracts.see_all",)
# What the roles that an organization starts with can do with the new noun.
_OF_ROLES = {
    "HEAD": (*_SEE, "contracts.edit", "contracts.delete"),
    "DISPATCHER": _SEE,
}
_GIVE = """
INSERT INTO people_rolepermission (organization_id, role_id, permission)
SELECT role.organization_id, role.id, given.permission
FROM people_role role CROSS JOIN unnest(ARRAY[{}]) AS given (permission)
WHERE role.code = '{}' ON CONFLICT DO NOTHING"""
_TAKE = "DELETE FROM people_rolepermission WHERE permission LIKE 'contracts.%'"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("assets", "0001_initial"),
        ("companies", "0004_merges"),
        ("organizations", "0002_demand_second_factor"),
        ("people", "0003_values_pasted_by_the_hundred"),
    ]

    operations = [
        migrations.CreateModel(
            name="Contract",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("name", models.CharField(max_length=300)),
                ("number", models.CharField(blank=True, default="", max_length=100)),
                ("external_id", models.CharField(blank=True, default="", max_length=100)),
                ("since", models.DateField()),
                ("till", models.DateField(blank=True, null=True)),
                ("description", models.TextField(blank=True, default="")),
                ("conditions", models.TextField(blank=True, default="")),
                ("reminds_of_end", models.BooleanField(default=False)),
                ("remind_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField()),
                ("sort_key", models.CharField(max_length=310)),
                ("search_text", models.TextField()),
                (
                    "is_living",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Q(("deleted_at__isnull", True)),
                        output_field=models.BooleanField(),
                    ),
                ),
                (
                    "company",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="companies.company",
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
            name="ContractAsset",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("with_below", models.BooleanField()),
                (
                    "asset",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="assets.asset",
                    ),
                ),
                (
                    "contract",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.contract",
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
            name="ContractRecipient",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "contract",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="contracts.contract",
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
                    "person",
                    naryad.core.models.OrganizationForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddIndex(
            model_name="contract",
            index=models.Index(
                models.F("organization"),
                models.F("is_living"),
                models.F("sort_key"),
                models.F("id"),
                name="contract_by_name",
            ),
        ),
        migrations.AddIndex(
            model_name="contract",
            index=models.Index(
                models.F("organization"),
                models.F("company"),
                models.F("is_living"),
                models.F("sort_key"),
                models.F("id"),
                name="contract_of_company",
            ),
        ),
        migrations.AddIndex(
            model_name="contract",
            index=models.Index(
                models.F("organization"), models.F("till"), models.F("id"), name="contract_by_end"
            ),
        ),
        migrations.AddIndex(
            model_name="contract",
            index=models.Index(
                models.F("due_on"),
                models.F("organization"),
                condition=models.Q(("due_on__isnull", False)),
                name="contract_to_remind_of",
            ),
        ),
        migrations.AddIndex(
            model_name="contract",
            index=django.contrib.postgres.indexes.GinIndex(
                models.F("organization"),
                django.contrib.postgres.indexes.OpClass(
                    models.F("search_text"), name="gin_trgm_ops"
                ),
                name="contract_search",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="contracts_contract_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("deleted_at", None), models.Q(("external_id", ""), _negated=True)
                ),
                fields=("organization", "external_id"),
                name="contract_external_id_unique",
            ),
        ),
        migrations.AddConstraint(
            model_name="contract",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("till", None), ("till__gte", models.F("since")), _connector="OR"
                ),
                name="contract_ends_after_start",
            ),
        ),
        migrations.AddIndex(
            model_name="contractasset",
            index=models.Index(
                models.F("organization"), models.F("asset"), name="contract_of_asset"
            ),
        ),
        migrations.AddConstraint(
            model_name="contractasset",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="contracts_contractasset_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="contractasset",
            constraint=models.UniqueConstraint(
                fields=("organization", "contract", "asset"), name="contract_asset_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="contractrecipient",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="contracts_contractrecipient_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="contractrecipient",
            constraint=models.UniqueConstraint(
                fields=("organization", "contract", "person"), name="contract_recipient_once"
            ),
        ),
        *compose_foreign_keys(
            contract="company",
            contractasset="contract asset",
            contractrecipient="contract person",
        ),
        *[
            migrations.RunSQL(_GIVE.format(", ".join(f"'{each}'" for each in given), code), _TAKE)
            for code, given in _OF_ROLES.items()
        ],
    ]
