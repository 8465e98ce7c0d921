"""An index for every list of the desk and every filter of open cases, small enough to count by."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("visas", "0012_remembered_names"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="application",
            name="visas_app_mine",
        ),
        migrations.RemoveIndex(
            model_name="application",
            name="visas_app_open",
        ),
        migrations.RemoveIndex(
            model_name="application",
            name="visas_app_to_sign",
        ),
        migrations.RemoveIndex(
            model_name="application",
            name="visas_app_closed",
        ),
        migrations.AlterField(
            model_name="application",
            name="applicant",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="visa_applications",
                to=settings.AUTH_USER_MODEL,
            ),
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
                fields=["officer", "submitted_at", "id"],
                include=("applicant",),
                name="visas_app_mine",
            ),
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
                fields=["submitted_at", "id"],
                include=("applicant",),
                name="visas_app_open",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(("receipt_number__isnull", False), ("state", "queued")),
                fields=["submitted_at", "id"],
                include=("applicant",),
                name="visas_app_queued",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(
                    ("receipt_number__isnull", False),
                    ("state__in", ["approval_proposed", "refusal_proposed"]),
                ),
                fields=["submitted_at", "id"],
                include=("applicant",),
                name="visas_app_to_sign",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(
                    ("receipt_number__isnull", False),
                    ("state__in", ["approved", "refused", "withdrawn"]),
                ),
                fields=["submitted_at", "id"],
                name="visas_app_closed",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(
                condition=models.Q(
                    ("receipt_number__isnull", False),
                    ("due_on__isnull", False),
                    ("state", "supplement"),
                ),
                fields=["due_on", "id"],
                include=("applicant",),
                name="visas_app_answers",
            ),
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
                fields=["nationality", "submitted_at", "id"],
                include=("applicant",),
                name="visas_app_open_nation",
            ),
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
                fields=["offer_field", "submitted_at", "id"],
                include=("applicant",),
                name="visas_app_open_field",
            ),
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
                fields=["assessed_outcome", "submitted_at", "id"],
                include=("applicant",),
                name="visas_app_open_outcome",
            ),
        ),
    ]
