"""What the tracks beside F-2-T ask of an applicant, and lists by track."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("visas", "0009_flat_facts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="application",
            name="offer_is_sme",
            field=models.BooleanField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="application",
            name="recommendation_institution",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        migrations.AddField(
            model_name="application",
            name="recommendation_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("university_president", "The president of a university"),
                    ("kotra", "KOTRA"),
                ],
                default="",
                max_length=24,
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="recommended_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["track", "submitted_at", "id"], name="visas_app_track"),
        ),
    ]
