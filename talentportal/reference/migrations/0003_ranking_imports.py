"""Rankings that were brought in and do not count yet; what was settled is final."""

import uuid

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

import talentportal.reference.rules.codes

FINAL = """
CREATE FUNCTION reference_import_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.state = 'staged'
        AND (OLD.id, OLD.provider, OLD.edition, OLD.published_on, OLD.source_en, OLD.source_ko,
             OLD.depth, OLD.sha256, OLD.row_count, OLD.uploaded_by_id)
        IS NOT DISTINCT FROM
            (NEW.id, NEW.provider, NEW.edition, NEW.published_on, NEW.source_en, NEW.source_ko,
             NEW.depth, NEW.sha256, NEW.row_count, NEW.uploaded_by_id)
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'what was handed in stays, and a settled list is final'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'reference_import_is_final';
END $$;
CREATE TRIGGER reference_import_is_final
    BEFORE UPDATE OR DELETE ON reference_rankingimport
    FOR EACH ROW EXECUTE FUNCTION reference_import_guard();

CREATE FUNCTION reference_importrow_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    staged boolean;
BEGIN
    SELECT state = 'staged' INTO staged FROM reference_rankingimport
        WHERE id = CASE WHEN TG_OP = 'INSERT' THEN NEW.of_import_id ELSE OLD.of_import_id END
        FOR SHARE;
    IF NOT staged OR TG_OP = 'DELETE' OR (TG_OP = 'UPDATE' AND
        (OLD.id, OLD.of_import_id, OLD.position, OLD.line, OLD.rank, OLD.rank_to, OLD.rank_text,
         OLD.name, OLD.country, OLD.ror_id)
        IS DISTINCT FROM
        (NEW.id, NEW.of_import_id, NEW.position, NEW.line, NEW.rank, NEW.rank_to, NEW.rank_text,
         NEW.name, NEW.country, NEW.ror_id))
    THEN
        RAISE EXCEPTION 'a line says what the file says, and a settled list is final'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reference_importrow_is_final';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reference_importrow_is_final
    BEFORE INSERT OR UPDATE OR DELETE ON reference_rankingimportrow
    FOR EACH ROW EXECUTE FUNCTION reference_importrow_guard();
"""
FINAL_BACK = """
DROP TRIGGER reference_importrow_is_final ON reference_rankingimportrow;
DROP FUNCTION reference_importrow_guard();
DROP TRIGGER reference_import_is_final ON reference_rankingimport;
DROP FUNCTION reference_import_guard();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0002_published"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="RankingImport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, editable=False),
                ),
                ("updated_at", models.DateTimeField(auto_now=True)),
                (
                    "provider",
                    models.CharField(
                        choices=[
                            ("QS", "QS World University Rankings"),
                            ("QS_ENG", "QS by subject: Engineering and Technology"),
                            ("THE", "THE World University Rankings"),
                            ("THE_ENG", "THE by subject: Engineering"),
                            ("USNEWS", "U.S. News Best Global Universities"),
                            ("USNEWS_ENG", "U.S. News Best Global Universities: Engineering"),
                            ("ARWU", "Academic Ranking of World Universities"),
                        ],
                        max_length=32,
                    ),
                ),
                ("edition", models.CharField(max_length=20)),
                ("published_on", models.DateField()),
                ("source_en", models.TextField()),
                ("source_ko", models.TextField()),
                ("depth", models.PositiveIntegerField()),
                ("file_name", models.CharField(max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("row_count", models.PositiveIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("staged", "Not published"),
                            ("published", "Published"),
                            ("discarded", "Discarded"),
                        ],
                        default=talentportal.reference.rules.codes.ImportState["STAGED"],
                        max_length=32,
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                ("settled_at", models.DateTimeField(null=True)),
                (
                    "became",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.rankingedition",
                    ),
                ),
                (
                    "settled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RankingImportRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("position", models.PositiveIntegerField()),
                ("line", models.PositiveIntegerField()),
                ("rank", models.PositiveIntegerField()),
                ("rank_to", models.PositiveIntegerField()),
                ("rank_text", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=200)),
                ("country", models.CharField(max_length=2)),
                ("ror_id", models.CharField(blank=True, default="", max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("match", "Recognised"),
                            ("review", "Several may be meant"),
                            ("none", "Not held"),
                            ("chosen", "Chosen"),
                            ("added", "To be added"),
                            ("left", "Left without a university"),
                        ],
                        max_length=32,
                    ),
                ),
                ("because", models.CharField(blank=True, default="", max_length=60)),
                ("candidates", models.JSONField(blank=True, default=list)),
                ("addition", models.JSONField(blank=True, null=True)),
                ("resolved_at", models.DateTimeField(null=True)),
                (
                    "institution",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.institution",
                    ),
                ),
                (
                    "of_import",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="reference.rankingimport",
                    ),
                ),
                (
                    "resolved_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
            },
        ),
        migrations.AddIndex(
            model_name="rankingimport",
            index=models.Index(fields=["-created_at", "-id"], name="reference_import_newest"),
        ),
        migrations.AddConstraint(
            model_name="rankingimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "provider__in",
                        ["QS", "QS_ENG", "THE", "THE_ENG", "USNEWS", "USNEWS_ENG", "ARWU"],
                    )
                ),
                name="reference_import_provider_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingimport",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["staged", "published", "discarded"])),
                name="reference_import_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingimport",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_en__length__gt", 0)),
                name="reference_import_has_source_en",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingimport",
            constraint=models.CheckConstraint(
                condition=models.Q(("source_ko__length__gt", 0)),
                name="reference_import_has_source_ko",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingimport",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    ("state", talentportal.reference.rules.codes.ImportState["STAGED"])
                ),
                fields=("provider", "edition"),
                name="reference_import_one_staged",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("settled_at", None),
                        ("settled_by", None),
                        ("state", talentportal.reference.rules.codes.ImportState["STAGED"]),
                    ),
                    models.Q(
                        models.Q(
                            ("state", talentportal.reference.rules.codes.ImportState["STAGED"]),
                            _negated=True,
                        ),
                        ("settled_at__isnull", False),
                        ("settled_by__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="reference_import_settled_by_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingimport",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("state", talentportal.reference.rules.codes.ImportState["PUBLISHED"]),
                        _negated=True,
                    ),
                    models.Q(
                        ("became__isnull", False),
                        models.Q(("settled_by", models.F("uploaded_by")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="reference_import_four_eyes",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingimportrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("state__in", ["match", "review", "none", "chosen", "added", "left"])
                ),
                name="reference_importrow_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingimportrow",
            constraint=models.UniqueConstraint(
                fields=("of_import", "position"), name="reference_importrow_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingimportrow",
            constraint=models.UniqueConstraint(
                condition=models.Q(("institution__isnull", False)),
                fields=("of_import", "institution"),
                name="reference_importrow_institution",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingimportrow",
            constraint=models.CheckConstraint(
                condition=models.Q(("rank__gte", 1), ("rank_to__gte", models.F("rank"))),
                name="reference_importrow_band",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingimportrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("addition__isnull", True),
                        ("institution__isnull", False),
                        (
                            "state__in",
                            [
                                talentportal.reference.rules.codes.RowState["MATCH"],
                                talentportal.reference.rules.codes.RowState["CHOSEN"],
                            ],
                        ),
                    ),
                    models.Q(
                        ("addition__isnull", False),
                        ("institution", None),
                        ("state", talentportal.reference.rules.codes.RowState["ADDED"]),
                    ),
                    models.Q(
                        ("addition__isnull", True),
                        ("institution", None),
                        (
                            "state__in",
                            [
                                talentportal.reference.rules.codes.RowState["REVIEW"],
                                talentportal.reference.rules.codes.RowState["NONE"],
                                talentportal.reference.rules.codes.RowState["LEFT"],
                            ],
                        ),
                    ),
                    _connector="OR",
                ),
                name="reference_importrow_means_what_its_state_says",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingimportrow",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        (
                            "state__in",
                            [
                                talentportal.reference.rules.codes.RowState["CHOSEN"],
                                talentportal.reference.rules.codes.RowState["ADDED"],
                                talentportal.reference.rules.codes.RowState["LEFT"],
                            ],
                        ),
                        _negated=True,
                    ),
                    models.Q(("resolved_at__isnull", False), ("resolved_by__isnull", False)),
                    _connector="OR",
                ),
                name="reference_importrow_resolved_by_somebody",
            ),
        ),
        migrations.RunSQL(FINAL, FINAL_BACK),
    ]
