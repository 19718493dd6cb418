"""Objects and equipment, in a tree."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
from django.db import migrations, models

import naryad.core.models
from naryad.core.composite_keys import compose_foreign_keys

_EDIT = ("assets.see_all", "assets.edit")
# What the roles that an organization starts with can do with the new noun.
_OF_ROLES = {
    "HEAD": (*_EDIT, "assets.delete"),
    "DISPATCHER": _EDIT,
    "TECHNICIAN": ("assets.see_in_areas", "assets.see_where_responsible"),
    "CUSTOMER": ("assets.see_of_companies",),
}
_GIVE = """
INSERT INTO people_rolepermission (organization_id, role_id, permission)
SELECT role.organization_id, role.id, given.permission
FROM people_role role CROSS JOIN unnest(ARRAY[{}]) AS given (permission)
WHERE role.code = '{}' ON CONFLICT DO NOTHING"""
_TAKE = "DELETE FROM people_rolepermission WHERE permission LIKE 'assets.%'"


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("areas", "0001_initial"),
        ("catalog", "0002_types_and_classes_of_assets"),
        ("companies", "0002_blank_before_searched_words"),
        ("organizations", "0002_demand_second_factor"),
        ("people", "0003_values_pasted_by_the_hundred"),
    ]

    operations = [
        migrations.CreateModel(
            name="Asset",
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
                ("description", models.TextField(blank=True, default="")),
                ("serial_number", models.CharField(blank=True, default="", max_length=100)),
                ("number", models.CharField(blank=True, default="", max_length=50)),
                ("external_id", models.CharField(blank=True, default="", max_length=100)),
                (
                    "above",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.BigIntegerField(), blank=True, default=list, size=None
                    ),
                ),
                ("own_address", models.CharField(blank=True, default="", max_length=500)),
                ("address", models.CharField(blank=True, default="", max_length=500)),
                ("latitude", models.FloatField(blank=True, null=True)),
                ("longitude", models.FloatField(blank=True, null=True)),
                ("inherits_areas", models.BooleanField(default=True)),
                ("warranty_till", models.DateField(blank=True, null=True)),
                ("is_mobile", models.BooleanField(default=False)),
                ("is_published", models.BooleanField(default=True)),
                ("tags", models.JSONField(blank=True, default=list)),
                ("contacts", models.JSONField(blank=True, default=list)),
                ("created_at", models.DateTimeField()),
                ("sort_key", models.CharField(max_length=310)),
                ("own_words", models.TextField()),
                ("place_words", models.TextField(blank=True, default="")),
                ("search_text", models.TextField()),
                (
                    "is_living",
                    models.GeneratedField(
                        db_persist=True,
                        expression=models.Q(("deleted_at__isnull", True)),
                        output_field=models.BooleanField(),
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AssetArea",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("is_own", models.BooleanField()),
                ("is_living", models.BooleanField()),
                ("is_published", models.BooleanField()),
                ("sort_key", models.CharField(max_length=310)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AssetSkill",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="AssetWorkType",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="asset",
            name="asset_class",
            field=naryad.core.models.OrganizationForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalog.assetclass",
            ),
        ),
        migrations.AddField(
            model_name="asset",
            name="company",
            field=naryad.core.models.OrganizationForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="companies.company",
            ),
        ),
        migrations.AddField(
            model_name="asset",
            name="organization",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organizations.organization",
            ),
        ),
        migrations.AddField(
            model_name="asset",
            name="own_company",
            field=naryad.core.models.OrganizationForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="companies.company",
            ),
        ),
        migrations.AddField(
            model_name="asset",
            name="parent",
            field=naryad.core.models.OrganizationForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="assets.asset",
            ),
        ),
        migrations.AddField(
            model_name="asset",
            name="place",
            field=naryad.core.models.OrganizationForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="assets.asset",
            ),
        ),
        migrations.AddField(
            model_name="asset",
            name="responsible",
            field=naryad.core.models.OrganizationForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="people.person",
            ),
        ),
        migrations.AddField(
            model_name="asset",
            name="type",
            field=naryad.core.models.OrganizationForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalog.assettype",
            ),
        ),
        migrations.AddField(
            model_name="assetarea",
            name="area",
            field=naryad.core.models.OrganizationForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="areas.area",
            ),
        ),
        migrations.AddField(
            model_name="assetarea",
            name="asset",
            field=naryad.core.models.OrganizationForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="assets.asset",
            ),
        ),
        migrations.AddField(
            model_name="assetarea",
            name="organization",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organizations.organization",
            ),
        ),
        migrations.AddField(
            model_name="assetskill",
            name="asset",
            field=naryad.core.models.OrganizationForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="assets.asset",
            ),
        ),
        migrations.AddField(
            model_name="assetskill",
            name="organization",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organizations.organization",
            ),
        ),
        migrations.AddField(
            model_name="assetskill",
            name="skill",
            field=naryad.core.models.OrganizationForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalog.skill",
            ),
        ),
        migrations.AddField(
            model_name="assetworktype",
            name="asset",
            field=naryad.core.models.OrganizationForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="assets.asset",
            ),
        ),
        migrations.AddField(
            model_name="assetworktype",
            name="organization",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="organizations.organization",
            ),
        ),
        migrations.AddField(
            model_name="assetworktype",
            name="work_type",
            field=naryad.core.models.OrganizationForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="catalog.worktype",
            ),
        ),
        migrations.AddIndex(
            model_name="asset",
            index=models.Index(
                models.F("organization"),
                models.F("is_living"),
                models.F("sort_key"),
                models.F("id"),
                name="asset_by_name",
            ),
        ),
        migrations.AddIndex(
            model_name="asset",
            index=models.Index(
                models.F("organization"),
                models.F("company"),
                models.F("is_living"),
                models.F("sort_key"),
                models.F("id"),
                name="asset_of_company",
            ),
        ),
        migrations.AddIndex(
            model_name="asset",
            index=models.Index(
                models.F("organization"),
                models.F("parent"),
                models.F("is_living"),
                models.F("sort_key"),
                models.F("id"),
                name="asset_of_parent",
            ),
        ),
        migrations.AddIndex(
            model_name="asset",
            index=models.Index(
                models.F("organization"),
                models.F("responsible"),
                models.F("is_living"),
                models.F("sort_key"),
                models.F("id"),
                condition=models.Q(("responsible__isnull", False)),
                name="asset_of_responsible",
            ),
        ),
        migrations.AddIndex(
            model_name="asset",
            index=django.contrib.postgres.indexes.GinIndex(models.F("above"), name="asset_subtree"),
        ),
        migrations.AddIndex(
            model_name="asset",
            index=django.contrib.postgres.indexes.GinIndex(
                models.F("organization"),
                django.contrib.postgres.indexes.OpClass(
                    models.F("search_text"), name="gin_trgm_ops"
                ),
                name="asset_search",
            ),
        ),
        migrations.AddConstraint(
            model_name="asset",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="assets_asset_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="asset",
            constraint=models.UniqueConstraint(
                fields=("organization", "id", "is_living", "is_published", "sort_key"),
                name="asset_carried_by_links",
            ),
        ),
        migrations.AddConstraint(
            model_name="asset",
            constraint=models.UniqueConstraint(
                condition=models.Q(("deleted_at", None), models.Q(("number", ""), _negated=True)),
                fields=("organization", "number"),
                name="asset_number_unique",
            ),
        ),
        migrations.AddConstraint(
            model_name="asset",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("deleted_at", None), models.Q(("external_id", ""), _negated=True)
                ),
                fields=("organization", "external_id"),
                name="asset_external_id_unique",
            ),
        ),
        migrations.AddConstraint(
            model_name="asset",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("latitude", None), ("longitude", None)),
                    models.Q(("latitude__range", (-90, 90)), ("longitude__range", (-180, 180))),
                    _connector="OR",
                ),
                name="asset_place_on_earth",
            ),
        ),
        migrations.AddIndex(
            model_name="assetarea",
            index=models.Index(
                models.F("organization"),
                models.F("area"),
                models.F("is_living"),
                models.F("sort_key"),
                models.F("asset"),
                name="asset_area_by_name",
            ),
        ),
        migrations.AddConstraint(
            model_name="assetarea",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="assets_assetarea_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="assetarea",
            constraint=models.UniqueConstraint(
                fields=("organization", "asset", "area"), name="asset_area_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="assetskill",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="assets_assetskill_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="assetskill",
            constraint=models.UniqueConstraint(
                fields=("organization", "asset", "skill"), name="asset_skill_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="assetworktype",
            constraint=models.UniqueConstraint(
                fields=("organization", "id"), name="assets_assetworktype_in_organization"
            ),
        ),
        migrations.AddConstraint(
            model_name="assetworktype",
            constraint=models.UniqueConstraint(
                fields=("organization", "asset", "work_type"), name="asset_work_type_once"
            ),
        ),
        *compose_foreign_keys(
            asset="type asset_class parent own_company company place responsible",
            assetarea="area",
            assetskill="asset skill",
            assetworktype="asset work_type",
        ),
        migrations.RunSQL(
            """
            ALTER TABLE assets_assetarea ADD CONSTRAINT assets_assetarea_carries_asset
            FOREIGN KEY (organization_id, asset_id, is_living, is_published, sort_key)
            REFERENCES assets_asset (organization_id, id, is_living, is_published, sort_key)
            ON UPDATE CASCADE
            """,
            "ALTER TABLE assets_assetarea DROP CONSTRAINT assets_assetarea_carries_asset",
        ),
        *[
            migrations.RunSQL(_GIVE.format(", ".join(f"'{each}'" for each in given), code), _TAKE)
            for code, given in _OF_ROLES.items()
        ],
    ]
