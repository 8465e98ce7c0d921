"""Count the changes of a scenario, so that a program can say which it has seen."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("visas", "0018_tables_that_grow")]

    operations = [
        migrations.AddField(
            model_name="scenario",
            name="version",
            field=models.PositiveIntegerField(default=1),
        ),
    ]
