"""manage.py load_fees: brings fees into the database."""

from talentportal.reference.management.loader import LoadCommand
from talentportal.reference.rules.codes import DatasetKind


class Command(LoadCommand):
    help = "Load fees."
    kinds = (DatasetKind.FEES,)
