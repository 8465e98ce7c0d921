"""manage.py load_companies: brings company lists into the database, by edition."""

from talentportal.reference.management.loader import LoadCommand
from talentportal.reference.rules.codes import DatasetKind


class Command(LoadCommand):
    help = "Load company lists."
    kinds = (DatasetKind.COMPANIES,)
