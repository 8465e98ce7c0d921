"""One index each: no foreign key keeps one of its own where a wider one begins with it."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0004_published_whole"),
    ]

    operations = [
        migrations.AlterField(
            model_name="companyentry",
            name="edition",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="entries",
                to="reference.companylistedition",
            ),
        ),
        migrations.AlterField(
            model_name="institutionname",
            name="institution",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="names",
                to="reference.institution",
            ),
        ),
        migrations.AlterField(
            model_name="rankingentry",
            name="edition",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="entries",
                to="reference.rankingedition",
            ),
        ),
        migrations.AlterField(
            model_name="rankingimportrow",
            name="of_import",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="rows",
                to="reference.rankingimport",
            ),
        ),
    ]
