"""Writes one edition of a list of companies, line by line as published."""

from talentportal.kernel.names import fold
from talentportal.reference.models import CompanyEntry, CompanyListEdition, DataSet
from talentportal.reference.services.manifest import Row


def write(dataset: DataSet, rows: list[Row]) -> None:
    """Write the edition anew."""
    about = dataset.description
    edition, _ = CompanyListEdition.objects.update_or_create(
        provider=about["provider"],
        edition=about["edition"],
        defaults={
            "published_on": about.get("published_on"),
            "is_published_assumed": about.get("is_published_assumed") == "True",
            "source": dataset.full_source,
            "dataset": dataset,
        },
    )
    edition.entries.all().delete()
    CompanyEntry.objects.bulk_create(_entry(edition, row) for row in rows)


def _entry(edition: CompanyListEdition, row: Row) -> CompanyEntry:
    folded = fold(row["name"])
    return CompanyEntry(
        edition=edition,
        rank=int(row["rank"]),
        name=row["name"],
        country=row["country"],
        folded=folded,
        compact=folded.replace(" ", ""),
    )
