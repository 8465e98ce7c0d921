"""Drafts of rule editions, who wrote and who published; what is held so far came shipped."""

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

SHIPPED = "UPDATE visas_ruleedition SET status = 'published', is_shipped = true"


class Migration(migrations.Migration):
    dependencies = [
        ("visas", "0006_employer_identities"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="ruleedition",
            name="visas_edition_no_overlap",
        ),
        migrations.AddField(
            model_name="ruleedition",
            name="author",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ruleedition",
            name="based_on",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="visas.ruleedition",
            ),
        ),
        migrations.AddField(
            model_name="ruleedition",
            name="editors",
            field=models.ManyToManyField(related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="ruleedition",
            name="is_shipped",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="ruleedition",
            name="publication_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="ruleedition",
            name="published_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="ruleedition",
            name="published_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="ruleedition",
            name="source_ko",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="ruleedition",
            name="status",
            field=models.CharField(
                choices=[("draft", "Draft"), ("published", "Published")],
                default="draft",
                max_length=16,
            ),
        ),
        migrations.AddField(
            model_name="ruleedition",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
        migrations.RunSQL(SHIPPED, migrations.RunSQL.noop),
        migrations.AddIndex(
            model_name="ruleedition",
            index=models.Index(fields=["-effective_from", "-id"], name="visas_edition_newest"),
        ),
        migrations.AddIndex(
            model_name="ruleedition",
            index=models.Index(
                fields=["track", "-effective_from", "-id"], name="visas_edition_track"
            ),
        ),
        migrations.AddConstraint(
            model_name="ruleedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["draft", "published"])),
                name="visas_edition_known_status",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruleedition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("status", "draft"),
                        ("published_at", None),
                        ("published_by", None),
                        ("author__isnull", False),
                        ("is_shipped", False),
                    ),
                    models.Q(
                        models.Q(("status", "draft"), _negated=True),
                        models.Q(
                            ("is_shipped", True),
                            models.Q(
                                ("author__isnull", False),
                                ("published_at__isnull", False),
                                ("published_by__isnull", False),
                                models.Q(("published_by", models.F("author")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                    ),
                    _connector="OR",
                ),
                name="visas_edition_four_eyes",
            ),
        ),
        migrations.AddConstraint(
            model_name="ruleedition",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("status", "published")),
                expressions=[
                    (
                        models.Func(
                            "effective_from",
                            "effective_to",
                            models.Value("[]"),
                            function="DATERANGE",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                    ("track", "="),
                ],
                name="visas_edition_no_overlap",
            ),
        ),
    ]
