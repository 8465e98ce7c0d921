"""What keeps lists quick while the table grows: fresh statistics, and searches of one place only.

An index-only count needs to know which pages everybody may see, and VACUUM tells: by default it
comes once a fifth of a table has changed, two hundred thousand cases of a million. A GIN index
gathers new entries in a list that every search looks through from end to end: these write at once.
"""

import django.contrib.postgres.indexes
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

VACUUM = """
ALTER TABLE visas_application SET (
    autovacuum_vacuum_scale_factor = 0.02,
    autovacuum_vacuum_insert_scale_factor = 0.02,
    autovacuum_analyze_scale_factor = 0.01
)
"""
VACUUM_BACK = """
ALTER TABLE visas_application RESET (
    autovacuum_vacuum_scale_factor,
    autovacuum_vacuum_insert_scale_factor,
    autovacuum_analyze_scale_factor
)
"""
GIN = (
    "visas_app_flags",
    "visas_app_name_trgm",
    "visas_app_employer_trgm",
    "visas_app_receipt_trgm",
)
AT_ONCE = [f"ALTER INDEX {name} SET (fastupdate = off)" for name in GIN]
AT_ONCE += [f"SELECT gin_clean_pending_list('{name}')" for name in GIN]
LATER = [f"ALTER INDEX {name} RESET (fastupdate)" for name in GIN]


class Migration(migrations.Migration):
    dependencies = [
        ("visas", "0017_scenarios"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunSQL(VACUUM, VACUUM_BACK),
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(AT_ONCE, LATER)],
            state_operations=[
                migrations.RemoveIndex(
                    model_name="application",
                    name="visas_app_name_trgm",
                ),
                migrations.RemoveIndex(
                    model_name="application",
                    name="visas_app_employer_trgm",
                ),
                migrations.RemoveIndex(
                    model_name="application",
                    name="visas_app_receipt_trgm",
                ),
                migrations.RemoveIndex(
                    model_name="application",
                    name="visas_app_flags",
                ),
                migrations.AddIndex(
                    model_name="application",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False,
                        fields=["flags"],
                        name="visas_app_flags",
                        opclasses=["jsonb_path_ops"],
                    ),
                ),
                migrations.AddIndex(
                    model_name="application",
                    index=django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper(
                                django.db.models.functions.text.Concat(
                                    models.F("family_name"),
                                    models.Value(" "),
                                    models.F("given_name"),
                                )
                            ),
                            name="gin_trgm_ops",
                        ),
                        fastupdate=False,
                        name="visas_app_name_trgm",
                    ),
                ),
                migrations.AddIndex(
                    model_name="application",
                    index=django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("offer_employer"),
                            name="gin_trgm_ops",
                        ),
                        fastupdate=False,
                        name="visas_app_employer_trgm",
                    ),
                ),
                migrations.AddIndex(
                    model_name="application",
                    index=django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            django.db.models.functions.text.Upper("receipt_number"),
                            name="gin_trgm_ops",
                        ),
                        fastupdate=False,
                        name="visas_app_receipt_trgm",
                    ),
                ),
            ],
        ),
    ]
