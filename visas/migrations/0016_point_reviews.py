"""Reviewers' scores of a case that is weighed by points: kept for good, and never one's own."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

RECORD = """
CREATE TRIGGER visas_pointreview_append_only
    BEFORE UPDATE OR DELETE ON visas_pointreview
    FOR EACH ROW EXECUTE FUNCTION visas_record_is_final();
CREATE FUNCTION visas_pointreview_not_own() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT 1 FROM visas_application
        WHERE id = NEW.application_id AND applicant_id = NEW.reviewer_id
    ) THEN
        RAISE EXCEPTION 'visas_pointreview_not_own: nobody scores their own application'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_pointreview_not_own';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER visas_pointreview_not_own
    BEFORE INSERT ON visas_pointreview
    FOR EACH ROW EXECUTE FUNCTION visas_pointreview_not_own();
"""
RECORD_BACK = """
DROP TRIGGER visas_pointreview_not_own ON visas_pointreview;
DROP FUNCTION visas_pointreview_not_own();
DROP TRIGGER visas_pointreview_append_only ON visas_pointreview;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("visas", "0015_month_mark"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PointReview",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("seat", models.PositiveSmallIntegerField()),
                (
                    "made_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("expertise", models.PositiveSmallIntegerField()),
                ("expertise_reason", models.TextField()),
                ("strategic_value", models.PositiveSmallIntegerField()),
                ("strategic_value_reason", models.TextField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="visas.application",
                    ),
                ),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="visas.ruleedition",
                    ),
                ),
                (
                    "reviewer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["seat"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("application", "seat"), name="visas_pointreview_one_a_seat"
                    ),
                    models.UniqueConstraint(
                        fields=("application", "reviewer"), name="visas_pointreview_one_a_reviewer"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seat__gte", 1), ("seat__lte", 2)),
                        name="visas_pointreview_known_seat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expertise__lte", 100), ("strategic_value__lte", 100)),
                        name="visas_pointreview_possible",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("expertise_reason", ""), _negated=True),
                            models.Q(("strategic_value_reason", ""), _negated=True),
                        ),
                        name="visas_pointreview_has_reasons",
                    ),
                ],
            },
        ),
        migrations.RunSQL(RECORD, RECORD_BACK),
    ]
