"""An index for each list of the desk, its order and its filters."""

import django.contrib.postgres.indexes
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("visas", "0002_guards"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="application",
            name="visas_app_mine",
        ),
        migrations.RemoveIndex(
            model_name="application",
            name="visas_app_due",
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(
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
                    )
                ),
                fields=["officer", "submitted_at", "id"],
                name="visas_app_mine",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(
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
                    )
                ),
                fields=["submitted_at", "id"],
                name="visas_app_open",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("state__in", ["approval_proposed", "refusal_proposed"])),
                fields=["submitted_at", "id"],
                name="visas_app_to_sign",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("state__in", ["approved", "refused", "withdrawn"])),
                fields=["submitted_at", "id"],
                name="visas_app_closed",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=django.contrib.postgres.indexes.GinIndex(
                fields=["flags"], name="visas_app_flags", opclasses=["jsonb_path_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("due_on__isnull", False)),
                fields=["due_on", "id"],
                name="visas_app_due",
            ),
        ),
    ]
