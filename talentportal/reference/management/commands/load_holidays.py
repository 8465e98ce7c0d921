"""manage.py load_holidays: brings added and removed holidays into the database."""

from talentportal.reference.management.loader import LoadCommand
from talentportal.reference.rules.codes import DatasetKind


class Command(LoadCommand):
    help = "Load days by which the calendar of holidays differs from the published one."
    kinds = (DatasetKind.HOLIDAYS,)
