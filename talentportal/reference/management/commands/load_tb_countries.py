"""manage.py load_tb_countries: brings the tuberculosis list into the database."""

from talentportal.reference.management.loader import LoadCommand
from talentportal.reference.rules.codes import DatasetKind


class Command(LoadCommand):
    help = "Load the countries with a high tuberculosis risk."
    kinds = (DatasetKind.TB_COUNTRIES,)
