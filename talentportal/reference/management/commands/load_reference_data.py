"""manage.py load_reference_data: brings all reference data into the database."""

from talentportal.reference.management.loader import LoadCommand


class Command(LoadCommand):
    help = "Load every data set that is new, in order; harmless to run again."
