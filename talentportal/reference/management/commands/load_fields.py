"""manage.py load_fields: brings the advanced fields into the database."""

from talentportal.reference.management.loader import LoadCommand
from talentportal.reference.rules.codes import DatasetKind


class Command(LoadCommand):
    help = "Load the fields of advanced industry."
    kinds = (DatasetKind.FIELDS,)
