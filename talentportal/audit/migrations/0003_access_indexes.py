"""Find lines of the access log by day and by what was done."""

from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("audit", "0002_append_only"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="access",
            name="audit_access_newest",
        ),
        migrations.AddIndex(
            model_name="access",
            index=models.Index(fields=["at"], name="audit_access_day"),
        ),
        migrations.AddIndex(
            model_name="access",
            index=models.Index(fields=["verb", "-id"], name="audit_access_verb"),
        ),
    ]
