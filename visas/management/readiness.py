"""What a command for batch users needs before it answers: tables and reference data."""

import io

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from talentportal.reference.models import Institution
from visas.models import RuleEdition


def make_ready() -> None:
    """Bring a demonstration's database up to date; refuse where a deployment's is not.

    Standard output stays free for the answers. Raises CommandError.
    """
    executor = MigrationExecutor(connection)
    is_behind = bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if not is_behind and Institution.objects.exists() and RuleEdition.objects.exists():
        return
    if not settings.DEMO:
        raise CommandError(
            "The database is not up to date: run migrate, load_reference_data and "
            "load_rule_editions first."
        )
    quiet = io.StringIO()
    call_command("migrate", interactive=False, verbosity=0, stdout=quiet)
    call_command("load_reference_data", stdout=quiet)
    call_command("load_rule_editions", stdout=quiet)
