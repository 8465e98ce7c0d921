"""Find messages that have failed."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("outbox", "0001_initial"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("attempts__gt", 0), ("delivered_at", None)),
                fields=["-id"],
                name="outbox_message_failed",
            ),
        ),
    ]
