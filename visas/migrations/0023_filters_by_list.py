"""Filters of open and of closed cases by themselves: the newest of any kind are open."""

import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0004_published_whole"),
        ("visas", "0022_law_is_kept_whole"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="application",
            name="visas_app_field",
        ),
        migrations.RemoveIndex(
            model_name="application",
            name="visas_app_outcome",
        ),
        migrations.RemoveIndex(
            model_name="application",
            name="visas_app_track",
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(
                    ("receipt_number__isnull", False),
                    (
                        "state__in",
                        [
                            "approval_proposed",
                            "in_review",
                            "queued",
                            "refusal_proposed",
                            "submitted",
                            "supplement",
                        ],
                    ),
                ),
                fields=["track", "submitted_at", "id"],
                include=("applicant",),
                name="visas_app_open_track",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(
                    ("receipt_number__isnull", False),
                    ("state__in", ["approved", "refused", "withdrawn"]),
                ),
                fields=["nationality", "submitted_at", "id"],
                include=("applicant",),
                name="visas_app_closed_nation",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(
                    ("receipt_number__isnull", False),
                    ("state__in", ["approved", "refused", "withdrawn"]),
                ),
                fields=["offer_field", "submitted_at", "id"],
                include=("applicant",),
                name="visas_app_closed_field",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(
                    ("receipt_number__isnull", False),
                    ("state__in", ["approved", "refused", "withdrawn"]),
                ),
                fields=["assessed_outcome", "submitted_at", "id"],
                include=("applicant",),
                name="visas_app_closed_outcome",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(
                    ("receipt_number__isnull", False),
                    ("state__in", ["approved", "refused", "withdrawn"]),
                ),
                fields=["track", "submitted_at", "id"],
                include=("applicant",),
                name="visas_app_closed_track",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(
                    ("receipt_number__isnull", False),
                    (
                        "state__in",
                        [
                            "approval_proposed",
                            "in_review",
                            "queued",
                            "refusal_proposed",
                            "submitted",
                            "supplement",
                        ],
                    ),
                ),
                fastupdate=False,
                fields=["flags"],
                name="visas_app_open_flags",
                opclasses=["jsonb_path_ops"],
            ),
        ),
    ]
