"""What officers confirm of written names is remembered; a row ends once and never goes."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

FINAL = """
CREATE FUNCTION visas_namealias_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL
        AND (OLD.id, OLD.name, OLD.key, OLD.country, OLD.institution_id, OLD.seen,
             OLD.application_id, OLD.confirmed_by_id, OLD.confirmed_at)
        IS NOT DISTINCT FROM
            (NEW.id, NEW.name, NEW.key, NEW.country, NEW.institution_id, NEW.seen,
             NEW.application_id, NEW.confirmed_by_id, NEW.confirmed_at)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a remembered name can be revoked once, and nothing else'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_namealias_is_final';
END $$;
CREATE TRIGGER visas_namealias_is_final
    BEFORE UPDATE OR DELETE ON visas_namealias
    FOR EACH ROW EXECUTE FUNCTION visas_namealias_guard();
"""
FINAL_BACK = """
DROP TRIGGER visas_namealias_is_final ON visas_namealias;
DROP FUNCTION visas_namealias_guard();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0002_published"),
        ("visas", "0011_facts_without_assessment"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NameAlias",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=300)),
                ("key", models.TextField()),
                ("country", models.CharField(blank=True, default="", max_length=2)),
                ("seen", models.JSONField(blank=True, default=list)),
                (
                    "confirmed_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True, default="")),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="visas.application",
                    ),
                ),
                (
                    "confirmed_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.institution",
                    ),
                ),
                (
                    "revoked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="degree",
            name="alias",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="degrees",
                to="visas.namealias",
            ),
        ),
        migrations.AddIndex(
            model_name="degree",
            index=models.Index(
                condition=models.Q(("alias__isnull", False)),
                fields=["alias", "application"],
                name="visas_degree_of_alias",
            ),
        ),
        migrations.AddConstraint(
            model_name="namealias",
            constraint=models.CheckConstraint(
                condition=models.Q(("key__length__gt", 0)), name="visas_namealias_has_key"
            ),
        ),
        migrations.AddConstraint(
            model_name="namealias",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at", None)),
                fields=("key", "country"),
                name="visas_namealias_one_active",
            ),
        ),
        migrations.AddConstraint(
            model_name="namealias",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("reason", ""), ("revoked_at", None), ("revoked_by", None)),
                    models.Q(
                        ("revoked_at__isnull", False),
                        ("revoked_by__isnull", False),
                        models.Q(("reason", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="visas_namealias_revoked_with_reason",
            ),
        ),
        migrations.RunSQL(FINAL, FINAL_BACK),
    ]
