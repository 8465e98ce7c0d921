"""Which university an officer said recommends an applicant."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("reference", "0003_ranking_imports"),
        ("visas", "0019_scenario_versions"),
    ]

    operations = [
        migrations.AddField(
            model_name="application",
            name="recommender",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="reference.institution",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="recommender_confirmed_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="recommender_confirmed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("recommender", None),
                    ("recommender_confirmed_at", None),
                    ("recommender_confirmed_by", None),
                )
                | models.Q(
                    ("recommender_confirmed_at__isnull", False),
                    ("recommender_confirmed_by__isnull", False),
                ),
                name="visas_application_recommender_by_somebody",
            ),
        ),
    ]
