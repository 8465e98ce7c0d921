"""Ways to cases that lacked an index: receipt numbers, track with outcome, open names.

The index for LIKE that Django adds to a unique text goes: beginnings of numbers are ranges.
"""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("visas", "0020_recommenders"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="application",
            name="receipt_number",
            field=models.CharField(max_length=20, null=True),
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
                fields=["receipt_number"],
                name="visas_app_open_no",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(
                    ("receipt_number__isnull", False),
                    ("state__in", ["approved", "refused", "withdrawn"]),
                ),
                fields=["receipt_number"],
                name="visas_app_closed_no",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                fields=["track", "assessed_outcome", "submitted_at", "id"],
                name="visas_app_track_outcome",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["track", "filed_on"], name="visas_app_filed"),
        ),
        migrations.AddIndex(
            model_name="application",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper(
                        django.db.models.functions.text.Concat(
                            models.F("family_name"), models.Value(" "), models.F("given_name")
                        )
                    ),
                    name="gin_trgm_ops",
                ),
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
                name="visas_app_open_name_trgm",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(
                    django.db.models.functions.text.Upper("offer_employer"), name="gin_trgm_ops"
                ),
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
                name="visas_app_open_firm_trgm",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.UniqueConstraint(
                fields=("receipt_number",), name="visas_application_one_receipt"
            ),
        ),
        migrations.AddIndex(
            model_name="casefacts",
            index=models.Index(
                condition=models.Q(("is_wide", True)),
                fields=["track"],
                name="visas_casefacts_wide",
            ),
        ),
    ]
