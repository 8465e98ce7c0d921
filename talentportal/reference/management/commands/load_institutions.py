"""manage.py load_institutions: brings universities and their names into the database."""

from talentportal.reference.management.loader import LoadCommand
from talentportal.reference.rules.codes import DatasetKind


class Command(LoadCommand):
    help = "Load universities, their names, and the names that several bear."
    kinds = (DatasetKind.INSTITUTIONS, DatasetKind.AMBIGUOUS_NAMES)
