"""Loading: the same file twice changes nothing, a changed file needs a new edition."""

import shutil
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from pytest_django import DjangoAssertNumQueries

from talentportal.audit.models import Event
from talentportal.core import countries
from talentportal.reference.models import (
    AdvancedField,
    AmbiguousName,
    CompanyEntry,
    DataSet,
    Fee,
    GniFigure,
    Holiday,
    Institution,
    InstitutionName,
    RankingEdition,
    RankingEntry,
    TuberculosisCountry,
)
from talentportal.reference.services.loading import writing_published
from tests.talentportal.reference.conftest import SMALL

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the small world, so that a test may change it."""
    return Path(shutil.copytree(SMALL, tmp_path / "data"))


def load(folder: Path, command: str = "load_reference_data", **options: bool) -> list[str]:
    """Run a loading command and return the last word of each line it prints."""
    answer = StringIO()
    call_command(command, "--from", str(folder), stdout=answer, no_color=True, **options)
    return [line.split()[-1] for line in answer.getvalue().splitlines()]


def edit(path: Path, old: str, new: str) -> None:
    """Change the text of a file."""
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")


def test_what_ships_with_the_portal_loads_whole() -> None:
    answer = StringIO()
    call_command("load_reference_data", stdout=answer, no_color=True)

    counts = dict(DataSet.objects.values_list("code", "row_count"))
    assert counts == {
        "institutions": 734,
        "ambiguous-names": 127,
        "qs-2023": 200,
        "qs-2024": 201,
        "qs-2025": 201,
        "qs-2026": 200,
        "qs-2027": 501,
        "the-2023": 200,
        "the-2024": 201,
        "the-2025": 202,
        "the-2026": 201,
        "the-2027": 500,
        "usnews-2026-2027": 200,
        "arwu-2026": 500,
        "fortune-global-500-2026": 500,
        "gni": 5,
        "fields": 8,
        "tb-countries": 35,
        "fees": 14,
        "holidays": 0,
    }
    assert len(answer.getvalue().splitlines()) == len(counts)
    assert Institution.objects.count() == counts["institutions"]
    assert AmbiguousName.objects.count() == counts["ambiguous-names"]
    assert RankingEntry.objects.filter(institution=None).count() == 0
    assert RankingEntry.objects.count() == 3307
    assert CompanyEntry.objects.count() == 500
    assert Institution.objects.filter(best_rank=None).count() == 0
    used = {
        *Institution.objects.values_list("country", flat=True),
        *RankingEntry.objects.values_list("country", flat=True),
        *CompanyEntry.objects.values_list("country", flat=True),
        *TuberculosisCountry.objects.values_list("country", flat=True),
    }
    assert used - countries.codes() == set()


def test_loading_the_same_files_again_changes_nothing(
    folder: Path, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first = load(folder)
    keys = set(Institution.objects.values_list("pk", flat=True))
    lines = set(RankingEntry.objects.values_list("pk", flat=True))
    stamps = dict(DataSet.objects.values_list("code", "loaded_at"))

    second = load(folder)

    assert first == ["loaded"] * 11
    assert second == ["unchanged"] * 11
    assert set(Institution.objects.values_list("pk", flat=True)) == keys
    assert set(RankingEntry.objects.values_list("pk", flat=True)) == lines
    assert dict(DataSet.objects.values_list("code", "loaded_at")) == stamps
    assert Event.objects.filter(verb="reference.loaded").count() == 11
    with django_assert_num_queries(11 * 4):  # savepoint, lock, look, release
        load(folder)


def test_a_changed_file_is_refused_under_the_same_edition(folder: Path) -> None:
    load(folder)
    edit(folder / "rankings" / "qs-2027.csv", "282,", "283,")

    with pytest.raises(CommandError, match=r"qs-2027 2027 differs .* --replace"):
        load(folder, "load_rankings")

    assert RankingEntry.objects.get(edition__edition="2027", position=4).rank == 282


def test_a_changed_description_is_refused_too(folder: Path) -> None:
    load(folder)
    edit(folder / "datasets.toml", "published_on = 2025-06-19", "published_on = 2025-06-20")

    with pytest.raises(CommandError, match="qs-2026"):
        load(folder, "load_rankings")


def test_replacing_is_possible_when_asked_for_and_is_in_the_history(folder: Path) -> None:
    load(folder)
    edit(folder / "rankings" / "qs-2027.csv", "282,", "283,")

    outcomes = load(folder, "load_rankings", replace=True)

    assert outcomes == ["unchanged", "replaced", "unchanged"]
    assert RankingEntry.objects.get(edition__edition="2027", position=4).rank == 283
    event = Event.objects.filter(verb="reference.loaded").latest("id")
    assert event.before["row_count"] == event.after["row_count"] == 4
    assert event.before["sha256"] != event.after["sha256"]
    assert event.actor is None


def test_a_new_edition_of_a_table_takes_the_place_of_the_old(folder: Path) -> None:
    load(folder)
    by_hand = Holiday.objects.create(
        on="2027-01-04", kind="added", name_en="By hand", name_ko="임시공휴일", source="A test"
    )
    edit(folder / "holidays.csv", "2026-12-24", "2026-12-31")
    edit(
        folder / "datasets.toml", 'title = "Holidays"\nedition = "1"', 'edition = "2"\ntitle = "H"'
    )

    assert load(folder, "load_holidays") == ["replaced"]
    days = sorted(str(day) for day in Holiday.objects.values_list("on", flat=True))
    assert days == ["2026-07-17", "2026-12-31", str(by_hand.on)]


def test_a_university_keeps_its_key_when_its_names_change(folder: Path) -> None:
    load(folder)
    before = Institution.objects.get(ror_id="https://ror.org/05a28rw58").pk
    edit(folder / "universities.csv", "ETH Zurich,CH,", "ETH Zürich,CH,Poly|")

    assert load(folder, "load_institutions", replace=True) == ["replaced", "unchanged"]

    after = Institution.objects.get(ror_id="https://ror.org/05a28rw58")
    assert (after.pk, after.name) == (before, "ETH Zürich")
    assert list(after.names.values_list("name", "folded")) == [
        ("ETH Zürich", "eth zurich"),
        ("Poly", "poly"),
        (
            "Eidgenössische Technische Hochschule Zürich",
            "eidgenossische technische hochschule zurich",
        ),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "why"),
    [
        ("rankings/qs-2027.csv", "282,", "about 282,", "cannot be read"),
        ("rankings/qs-2027.csv", "05a28rw58", "05a28rw59", "no such university: ETH Zurich"),
        ("rankings/qs-2027.csv", "rank,", "place,", "cannot be read: 'rank'"),
        ("rankings/arwu-2026.csv", "101-150", "150-101", "contradicts itself"),
        (
            "gni.csv",
            "2025,52416000,2026-03-10,2026-04-01",
            "2025,52416000,,2026-03-31",
            "contradict",
        ),
        ("fees.csv", "certificate,", "certifikate,", "contradicts itself"),
        ("gni.csv", ",no,", ",maybe,", "cannot be read"),
    ],
)
def test_a_file_that_cannot_be_right_is_refused_whole(
    folder: Path, file: str, old: str, new: str, why: str
) -> None:
    edit(folder / file, old, new)

    with pytest.raises(CommandError, match=why):
        load(folder)

    assert not DataSet.objects.filter(code__in=[Path(file).stem]).exists()


def test_a_folder_without_a_manifest_is_refused_with_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no datasets"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("command", "model", "count"),
    [
        ("load_gni", GniFigure, 5),
        ("load_fields", AdvancedField, 8),
        ("load_tb_countries", TuberculosisCountry, 35),
        ("load_fees", Fee, 14),
        ("load_holidays", Holiday, 2),
        ("load_companies", CompanyEntry, 2),
        ("load_institutions", InstitutionName, 19),
    ],
)
def test_each_kind_has_its_own_command(command: str, model: type[Model], count: int) -> None:
    load(SMALL, command)

    assert model._default_manager.count() == count


def test_a_band_keeps_both_ends_and_its_words(small: None) -> None:
    entry = RankingEntry.objects.get(edition__provider="ARWU", position=2)

    assert (entry.rank, entry.rank_to, entry.rank_text) == (101, 150, "101-150")


def test_a_university_without_a_ror_id_is_found_by_name_and_country(small: None) -> None:
    entry = RankingEntry.objects.get(edition__edition="2027", position=4)

    assert entry.institution is not None
    assert (entry.institution.name, entry.institution.ror_id) == ("Universiti Utara Malaysia", None)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE reference_rankingentry SET rank = 1, rank_to = 1",
        "UPDATE reference_rankingentry SET name = 'Another'",
        "DELETE FROM reference_rankingentry",
        "UPDATE reference_companyentry SET rank = rank + 1",
        "DELETE FROM reference_companyentry",
    ],
)
def test_the_database_refuses_to_change_a_published_list(small: None, statement: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_which_university_a_line_means_is_corrected_by_loaders_only(small: None) -> None:
    entry = RankingEntry.objects.get(edition__edition="2027", position=2)
    entry.institution = Institution.objects.get(name="The University of Tokyo")

    with pytest.raises(IntegrityError), transaction.atomic():
        entry.save()
    with writing_published():
        entry.save()

    entry.refresh_from_db()
    assert str(entry.institution) == "The University of Tokyo"


def test_two_figures_never_hold_for_one_status_on_one_day(small: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        GniFigure.objects.create(
            year=2025, amount_won=1, applies_from="2027-03-31", source="A second figure"
        )


def test_an_edition_is_listed_once(small: None) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        RankingEdition.objects.create(provider="QS", edition="2027", depth=1, source="Again")
