"""What an employer's name came to is kept beside the post, as for universities."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("visas", "0005_nobody_holds_their_own"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="employment",
            name="confirmed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="employment",
            name="confirmed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="employment",
            name="employer_kind",
            field=models.CharField(
                blank=True,
                choices=[
                    ("company", "Listed company"),
                    ("university", "University"),
                    ("government_institute", "Government-led research institute"),
                ],
                default="",
                max_length=32,
            ),
        ),
        migrations.AddField(
            model_name="employment",
            name="employer_ref",
            field=models.CharField(blank=True, default="", max_length=300),
        ),
        migrations.AddField(
            model_name="employment",
            name="match_because",
            field=models.CharField(blank=True, default="", max_length=60),
        ),
        migrations.AddField(
            model_name="employment",
            name="match_candidates",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="employment",
            name="match_status",
            field=models.CharField(
                blank=True,
                choices=[
                    ("match", "Matched"),
                    ("review", "An officer must look"),
                    ("none", "Not in the held lists"),
                    ("confirmed", "Confirmed by an officer"),
                ],
                default="",
                max_length=12,
            ),
        ),
        migrations.AddConstraint(
            model_name="employment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("employer_kind", ""), ("employer_ref", "")),
                    models.Q(
                        ("employer_kind__in", ["company", "university", "government_institute"]),
                        models.Q(("employer_ref", ""), _negated=True),
                        ("match_status__in", ["match", "confirmed"]),
                    ),
                    _connector="OR",
                ),
                name="visas_employment_kind_and_ref",
            ),
        ),
        migrations.AddConstraint(
            model_name="employment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("match_status", "match"), _negated=True),
                    models.Q(("employer_kind", ""), _negated=True),
                    _connector="OR",
                ),
                name="visas_employment_match_names_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="employment",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("confirmed_by__isnull", False), ("match_status", "confirmed")),
                    models.Q(
                        models.Q(("match_status", "confirmed"), _negated=True),
                        ("confirmed_by", None),
                    ),
                    _connector="OR",
                ),
                name="visas_employment_confirmed_by_somebody",
            ),
        ),
    ]
