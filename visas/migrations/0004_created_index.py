"""An index for the order in which the API lists applications."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("visas", "0003_queue_indexes")]

    operations = [
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["created_at", "id"], name="visas_app_created"),
        ),
    ]
