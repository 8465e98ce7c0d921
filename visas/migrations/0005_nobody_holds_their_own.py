"""The database, too, lets nobody work on their own application."""

import django.db.models.expressions
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("visas", "0004_created_index")]

    operations = [
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("officer", None),
                    models.Q(
                        ("officer", django.db.models.expressions.F("applicant")), _negated=True
                    ),
                    _connector="OR",
                ),
                name="visas_application_nobody_holds_their_own",
            ),
        ),
    ]
