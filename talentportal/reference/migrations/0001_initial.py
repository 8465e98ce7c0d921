"""The tables of published data, by edition and date."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        django.contrib.postgres.operations.TrigramExtension(),
        migrations.CreateModel(
            name="DataSet",
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
                ("code", models.CharField(max_length=80, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("institutions", "Universities"),
                            ("ambiguous_names", "Ambiguous names"),
                            ("rankings", "University ranking"),
                            ("companies", "Company list"),
                            ("gni", "Income per person (GNI)"),
                            ("fields", "Advanced fields"),
                            ("tb_countries", "Tuberculosis countries"),
                            ("fees", "Fees"),
                            ("holidays", "Public holidays"),
                        ],
                        max_length=32,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("edition", models.CharField(max_length=40)),
                ("source", models.TextField()),
                ("as_of", models.DateField()),
                ("row_count", models.PositiveIntegerField()),
                ("sha256", models.CharField(max_length=64)),
                ("description", models.JSONField(default=dict)),
                ("loaded_at", models.DateTimeField()),
            ],
            options={
                "ordering": ["kind", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "institutions",
                                    "ambiguous_names",
                                    "rankings",
                                    "companies",
                                    "gni",
                                    "fields",
                                    "tb_countries",
                                    "fees",
                                    "holidays",
                                ],
                            )
                        ),
                        name="reference_dataset_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__length__gt", 0)),
                        name="reference_dataset_has_source",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CompanyListEdition",
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
                ("source", models.TextField()),
                (
                    "provider",
                    models.CharField(
                        choices=[
                            ("FORTUNE", "Fortune Global 500"),
                            ("FORBES", "Forbes Global 2000"),
                            ("TIME", "TIME100 companies"),
                        ],
                        max_length=32,
                    ),
                ),
                ("edition", models.CharField(max_length=20)),
                ("published_on", models.DateField(null=True)),
                ("is_published_assumed", models.BooleanField(default=False)),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.dataset",
                    ),
                ),
            ],
            options={
                "ordering": ["provider", "-edition"],
            },
        ),
        migrations.CreateModel(
            name="AdvancedField",
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
                ("source", models.TextField()),
                ("code", models.SlugField(max_length=40)),
                ("name_en", models.CharField(max_length=100)),
                ("name_ko", models.CharField(max_length=100)),
                ("in_force_from", models.DateField()),
                ("in_force_to", models.DateField(blank=True, null=True)),
                ("is_start_assumed", models.BooleanField(default=False)),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.dataset",
                    ),
                ),
            ],
            options={
                "ordering": ["code", "in_force_from"],
            },
        ),
        migrations.CreateModel(
            name="Fee",
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
                ("source", models.TextField()),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("visa_single_short", "Visa, single entry, up to 90 days"),
                            ("visa_single_long", "Visa, single entry, 91 days or more"),
                            ("visa_double", "Visa, two entries"),
                            ("visa_multiple", "Visa, multiple entries"),
                            ("change_of_status", "Change of status"),
                            (
                                "change_of_status_f5",
                                "Change of status to permanent residence (F-5)",
                            ),
                            ("extension", "Extension of stay"),
                            ("activity_outside_status", "Activities outside the status"),
                            ("workplace_change", "Change or addition of the workplace"),
                            ("grant_of_status", "Grant of status"),
                            ("reentry_single", "Re-entry permit, single"),
                            ("reentry_multiple", "Re-entry permit, multiple"),
                            ("residence_card", "Residence card"),
                            ("certificate", "Certificate"),
                        ],
                        max_length=32,
                    ),
                ),
                ("amount", models.BigIntegerField()),
                (
                    "currency",
                    models.CharField(
                        choices=[("KRW", "won"), ("USD", "US dollars")], max_length=32
                    ),
                ),
                ("online_discount_percent", models.PositiveSmallIntegerField(default=0)),
                ("applies_from", models.DateField()),
                ("applies_to", models.DateField(blank=True, null=True)),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.dataset",
                    ),
                ),
            ],
            options={
                "ordering": ["code", "applies_from"],
            },
        ),
        migrations.CreateModel(
            name="GniFigure",
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
                ("source", models.TextField()),
                ("year", models.PositiveSmallIntegerField()),
                ("amount_won", models.BigIntegerField()),
                ("published_on", models.DateField(blank=True, null=True)),
                ("applies_from", models.DateField()),
                ("applies_to", models.DateField(blank=True, null=True)),
                ("status_code", models.CharField(blank=True, max_length=10)),
                ("is_period_assumed", models.BooleanField(default=False)),
                ("revised_won", models.BigIntegerField(blank=True, null=True)),
                ("revised_on", models.DateField(blank=True, null=True)),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.dataset",
                    ),
                ),
            ],
            options={
                "ordering": ["-applies_from", "status_code"],
            },
        ),
        migrations.CreateModel(
            name="Holiday",
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
                ("source", models.TextField()),
                ("on", models.DateField(unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("added", "Added"), ("removed", "Removed")], max_length=32
                    ),
                ),
                ("name_en", models.CharField(max_length=100)),
                ("name_ko", models.CharField(max_length=100)),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.dataset",
                    ),
                ),
            ],
            options={
                "ordering": ["on"],
            },
        ),
        migrations.CreateModel(
            name="Institution",
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
                ("ror_id", models.CharField(blank=True, max_length=40, null=True, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("name_ko", models.CharField(blank=True, max_length=200)),
                ("country", models.CharField(max_length=2)),
                ("city", models.CharField(blank=True, max_length=100)),
                ("domain", models.CharField(blank=True, max_length=100)),
                ("best_rank", models.PositiveIntegerField(null=True)),
            ],
            options={
                "ordering": ["name", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("name", "country"), name="reference_institution_name_in_country"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("ror_id__isnull", True),
                            ("ror_id__startswith", "https://ror.org/0"),
                            _connector="OR",
                        ),
                        name="reference_institution_ror_id",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AmbiguousName",
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
                ("name", models.CharField(max_length=200)),
                ("folded", models.CharField(db_index=True, max_length=200)),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ambiguous_names",
                        to="reference.institution",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "institution"],
            },
        ),
        migrations.CreateModel(
            name="InstitutionName",
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
                ("name", models.CharField(max_length=200)),
                ("folded", models.CharField(max_length=200)),
                ("compact", models.CharField(max_length=200)),
                ("position", models.PositiveSmallIntegerField()),
                (
                    "institution",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="names",
                        to="reference.institution",
                    ),
                ),
            ],
            options={
                "ordering": ["institution", "position"],
            },
        ),
        migrations.CreateModel(
            name="RankingEdition",
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
                ("source", models.TextField()),
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
                ("published_on", models.DateField(null=True)),
                ("is_published_assumed", models.BooleanField(default=False)),
                ("depth", models.PositiveIntegerField()),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.dataset",
                    ),
                ),
            ],
            options={
                "ordering": ["provider", "-edition"],
            },
        ),
        migrations.CreateModel(
            name="RankingEntry",
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
                ("position", models.PositiveIntegerField()),
                ("rank", models.PositiveIntegerField()),
                ("rank_to", models.PositiveIntegerField()),
                ("rank_text", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=200)),
                ("country", models.CharField(max_length=2)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="reference.rankingedition",
                    ),
                ),
                (
                    "institution",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="reference.institution",
                    ),
                ),
            ],
            options={
                "ordering": ["edition", "position"],
            },
        ),
        migrations.CreateModel(
            name="TuberculosisCountry",
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
                ("source", models.TextField()),
                ("country", models.CharField(max_length=2)),
                ("listed_from", models.DateField()),
                ("listed_to", models.DateField(blank=True, null=True)),
                (
                    "dataset",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="reference.dataset",
                    ),
                ),
            ],
            options={
                "ordering": ["country", "listed_from"],
            },
        ),
        migrations.CreateModel(
            name="CompanyEntry",
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
                ("rank", models.PositiveIntegerField()),
                ("name", models.CharField(max_length=200)),
                ("country", models.CharField(max_length=2)),
                ("folded", models.CharField(max_length=200)),
                ("compact", models.CharField(max_length=200)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="entries",
                        to="reference.companylistedition",
                    ),
                ),
            ],
            options={
                "ordering": ["edition", "rank", "name"],
                "indexes": [
                    models.Index(fields=["edition", "rank"], name="reference_company_rank"),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass(
                            models.F("compact"), name="text_pattern_ops"
                        ),
                        name="reference_company_prefix",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass(
                            models.F("folded"), name="gin_trgm_ops"
                        ),
                        name="reference_company_trigram",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "name", "country"), name="reference_companyentry_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("rank__gte", 1)), name="reference_companyentry_rank"
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="companylistedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("provider__in", ["FORTUNE", "FORBES", "TIME"])),
                name="reference_companylist_provider_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="companylistedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__length__gt", 0)),
                name="reference_companylist_has_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="companylistedition",
            constraint=models.UniqueConstraint(
                fields=("provider", "edition"), name="reference_companylist_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="advancedfield",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__length__gt", 0)), name="reference_field_has_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="advancedfield",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("code"), "="),
                    (
                        models.Func(
                            models.F("in_force_from"),
                            models.F("in_force_to"),
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="reference_field_one_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "code__in",
                        [
                            "visa_single_short",
                            "visa_single_long",
                            "visa_double",
                            "visa_multiple",
                            "change_of_status",
                            "change_of_status_f5",
                            "extension",
                            "activity_outside_status",
                            "workplace_change",
                            "grant_of_status",
                            "reentry_single",
                            "reentry_multiple",
                            "residence_card",
                            "certificate",
                        ],
                    )
                ),
                name="reference_fee_code_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.CheckConstraint(
                condition=models.Q(("currency__in", ["KRW", "USD"])),
                name="reference_fee_currency_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount__gte", 0)), name="reference_fee_amount"
            ),
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.CheckConstraint(
                condition=models.Q(("online_discount_percent__lte", models.Value(100))),
                name="reference_fee_discount",
            ),
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__length__gt", 0)), name="reference_fee_has_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="fee",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("code"), "="),
                    (
                        models.Func(
                            models.F("applies_from"),
                            models.F("applies_to"),
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="reference_fee_one_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="gnifigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("amount_won__gt", 0)), name="reference_gni_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="gnifigure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("applies_to__isnull", True),
                    ("applies_to__gte", models.F("applies_from")),
                    _connector="OR",
                ),
                name="reference_gni_days",
            ),
        ),
        migrations.AddConstraint(
            model_name="gnifigure",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__length__gt", 0)), name="reference_gni_has_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="gnifigure",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("status_code"), "="),
                    (
                        models.Func(
                            models.F("applies_from"),
                            models.F("applies_to"),
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="reference_gni_one_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="holiday",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["added", "removed"])),
                name="reference_holiday_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="holiday",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__length__gt", 0)), name="reference_holiday_has_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="ambiguousname",
            constraint=models.UniqueConstraint(
                fields=("name", "institution"), name="reference_ambiguousname_once"
            ),
        ),
        migrations.AddIndex(
            model_name="institutionname",
            index=models.Index(
                django.contrib.postgres.indexes.OpClass(
                    models.F("compact"), name="text_pattern_ops"
                ),
                name="reference_instname_prefix",
            ),
        ),
        migrations.AddIndex(
            model_name="institutionname",
            index=django.contrib.postgres.indexes.GinIndex(
                django.contrib.postgres.indexes.OpClass(models.F("folded"), name="gin_trgm_ops"),
                name="reference_instname_trigram",
            ),
        ),
        migrations.AddConstraint(
            model_name="institutionname",
            constraint=models.UniqueConstraint(
                fields=("institution", "name"), name="reference_institutionname_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="institutionname",
            constraint=models.UniqueConstraint(
                fields=("institution", "position"), name="reference_institutionname_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingedition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "provider__in",
                        ["QS", "QS_ENG", "THE", "THE_ENG", "USNEWS", "USNEWS_ENG", "ARWU"],
                    )
                ),
                name="reference_rankingedition_provider_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingedition",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__length__gt", 0)),
                name="reference_rankingedition_has_source",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingedition",
            constraint=models.UniqueConstraint(
                fields=("provider", "edition"), name="reference_rankingedition_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingentry",
            constraint=models.UniqueConstraint(
                fields=("edition", "position"), name="reference_rankingentry_position"
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingentry",
            constraint=models.UniqueConstraint(
                fields=("edition", "name", "country"), name="reference_rankingentry_name"
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingentry",
            constraint=models.UniqueConstraint(
                condition=models.Q(("institution__isnull", False)),
                fields=("edition", "institution"),
                name="reference_rankingentry_institution",
            ),
        ),
        migrations.AddConstraint(
            model_name="rankingentry",
            constraint=models.CheckConstraint(
                condition=models.Q(("rank__gte", 1), ("rank_to__gte", models.F("rank"))),
                name="reference_rankingentry_band",
            ),
        ),
        migrations.AddConstraint(
            model_name="tuberculosiscountry",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__length__gt", 0)), name="reference_tb_has_source"
            ),
        ),
        migrations.AddConstraint(
            model_name="tuberculosiscountry",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    (models.F("country"), "="),
                    (
                        models.Func(
                            models.F("listed_from"),
                            models.F("listed_to"),
                            django.contrib.postgres.fields.ranges.RangeBoundary(
                                inclusive_lower=True, inclusive_upper=True
                            ),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="reference_tb_one_on_a_day",
            ),
        ),
    ]
