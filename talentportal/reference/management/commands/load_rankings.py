"""manage.py load_rankings: brings university rankings into the database, by edition."""

from talentportal.reference.management.loader import LoadCommand
from talentportal.reference.rules.codes import DatasetKind


class Command(LoadCommand):
    help = "Load university rankings; universities must be there."
    kinds = (DatasetKind.RANKINGS,)
