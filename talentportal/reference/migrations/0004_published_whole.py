"""A published list is final as a whole: its edition, the number of its lines, what they mean.

Until now only what a line says was kept. What the loaders and the publication of an import write,
they write while `talentportal.replace` is on, for their transaction only.
"""

from django.db import migrations

GUARD = """
CREATE FUNCTION reference_published_whole() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('talentportal.replace', true) = 'on' THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'what was published is final: %', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
END $$;

CREATE TRIGGER reference_rankingedition_final
    BEFORE INSERT OR UPDATE OR DELETE ON reference_rankingedition
    FOR EACH ROW EXECUTE FUNCTION reference_published_whole();
CREATE TRIGGER reference_companylistedition_final
    BEFORE INSERT OR UPDATE OR DELETE ON reference_companylistedition
    FOR EACH ROW EXECUTE FUNCTION reference_published_whole();

CREATE TRIGGER reference_rankingentry_no_more_lines
    BEFORE INSERT ON reference_rankingentry
    FOR EACH ROW EXECUTE FUNCTION reference_published_whole();
CREATE TRIGGER reference_companyentry_no_more_lines
    BEFORE INSERT ON reference_companyentry
    FOR EACH ROW EXECUTE FUNCTION reference_published_whole();

CREATE TRIGGER reference_rankingentry_same_university
    BEFORE UPDATE OF institution_id ON reference_rankingentry
    FOR EACH ROW WHEN (OLD.institution_id IS DISTINCT FROM NEW.institution_id)
    EXECUTE FUNCTION reference_published_whole();

CREATE TRIGGER reference_gnifigure_final
    BEFORE UPDATE OF year, amount_won, applies_from, status_code ON reference_gnifigure
    FOR EACH ROW WHEN (
        (OLD.year, OLD.amount_won, OLD.applies_from, OLD.status_code)
        IS DISTINCT FROM (NEW.year, NEW.amount_won, NEW.applies_from, NEW.status_code)
    )
    EXECUTE FUNCTION reference_published_whole();
CREATE TRIGGER reference_gnifigure_stays
    BEFORE DELETE ON reference_gnifigure
    FOR EACH ROW EXECUTE FUNCTION reference_published_whole();
"""
GUARD_BACK = """
DROP TRIGGER reference_gnifigure_stays ON reference_gnifigure;
DROP TRIGGER reference_gnifigure_final ON reference_gnifigure;
DROP TRIGGER reference_rankingentry_same_university ON reference_rankingentry;
DROP TRIGGER reference_companyentry_no_more_lines ON reference_companyentry;
DROP TRIGGER reference_rankingentry_no_more_lines ON reference_rankingentry;
DROP TRIGGER reference_companylistedition_final ON reference_companylistedition;
DROP TRIGGER reference_rankingedition_final ON reference_rankingedition;
DROP FUNCTION reference_published_whole();
"""

SETTLERS = """
CREATE FUNCTION reference_import_four_eyes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM reference_rankingimportrow
        WHERE of_import_id = NEW.id AND resolved_by_id = NEW.settled_by_id
    ) THEN
        RAISE EXCEPTION 'nobody publishes a list of which they have settled a line'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'reference_import_four_eyes';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER reference_import_four_eyes
    BEFORE UPDATE OF state ON reference_rankingimport
    FOR EACH ROW WHEN (OLD.state = 'staged' AND NEW.state = 'published')
    EXECUTE FUNCTION reference_import_four_eyes();
"""
SETTLERS_BACK = """
DROP TRIGGER reference_import_four_eyes ON reference_rankingimport;
DROP FUNCTION reference_import_four_eyes();
"""

RECORDS = (
    "reference_rankingedition",
    "reference_rankingentry",
    "reference_companylistedition",
    "reference_companyentry",
    "reference_gnifigure",
    "reference_rankingimport",
    "reference_rankingimportrow",
)
NEVER_EMPTIED = [
    f"CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_truncate()"
    for table in RECORDS
]
NEVER_EMPTIED_BACK = [f"DROP TRIGGER {table}_never_emptied ON {table}" for table in RECORDS]


class Migration(migrations.Migration):
    dependencies = [
        ("reference", "0003_ranking_imports"),
        ("audit", "0004_never_emptied"),
    ]
    operations = [
        migrations.RunSQL(GUARD, GUARD_BACK),
        migrations.RunSQL(SETTLERS, SETTLERS_BACK),
        migrations.RunSQL(NEVER_EMPTIED, NEVER_EMPTIED_BACK),
    ]
