"""manage.py load_gni: brings income figures into the database."""

from talentportal.reference.management.loader import LoadCommand
from talentportal.reference.rules.codes import DatasetKind


class Command(LoadCommand):
    help = "Load gross national income per person, and when each figure applies."
    kinds = (DatasetKind.GNI,)
