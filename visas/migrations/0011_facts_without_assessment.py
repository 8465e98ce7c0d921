"""Facts may stand without a stored assessment: a million of those would be gigabytes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("visas", "0010_what_tracks_ask")]

    operations = [
        migrations.AlterField(
            model_name="casefacts",
            name="assessment",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="visas.assessment",
            ),
        ),
    ]
