"""The database guards law and records where it did not: who wrote, who had filed, TRUNCATE.

A draft's writers may go only with the draft. No draft becomes law over days on which cases were
filed. Cases with more degrees than are told apart are left to the evaluator.
"""

from django.db import migrations

WRITERS = """
CREATE FUNCTION visas_edition_keeps_writers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM visas_ruleedition WHERE id = OLD.ruleedition_id) AND NOT EXISTS (
        SELECT FROM visas_ruleedition_editors
        WHERE ruleedition_id = OLD.ruleedition_id AND user_id = OLD.user_id
    ) THEN
        RAISE EXCEPTION 'who wrote on a rule edition stays noted'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_edition_keeps_writers';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER visas_edition_keeps_writers
    AFTER DELETE ON visas_ruleedition_editors DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION visas_edition_keeps_writers();
"""
WRITERS_BACK = """
DROP TRIGGER visas_edition_keeps_writers ON visas_ruleedition_editors;
DROP FUNCTION visas_edition_keeps_writers();
"""

FILED = """
CREATE FUNCTION visas_edition_finds_no_cases() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM visas_application
        WHERE track = NEW.track AND filed_on >= NEW.effective_from
            AND filed_on <= COALESCE(NEW.effective_to, 'infinity')
    ) THEN
        RAISE EXCEPTION 'cases filed from % on keep their criteria', NEW.effective_from
            USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_edition_finds_no_cases';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER visas_edition_finds_no_cases
    BEFORE UPDATE OF status ON visas_ruleedition
    FOR EACH ROW WHEN (OLD.status = 'draft' AND NEW.status <> 'draft')
    EXECUTE FUNCTION visas_edition_finds_no_cases();
"""
FILED_BACK = """
DROP TRIGGER visas_edition_finds_no_cases ON visas_ruleedition;
DROP FUNCTION visas_edition_finds_no_cases();
"""

RECORDS = (
    "visas_assessment",
    "visas_letter",
    "visas_namealias",
    "visas_pointreview",
    "visas_proposal",
    "visas_ruleedition",
    "visas_ruleedition_editors",
)
NEVER_EMPTIED = [
    f"CREATE TRIGGER {table}_never_emptied BEFORE TRUNCATE ON {table}"
    " FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_truncate()"
    for table in RECORDS
]
NEVER_EMPTIED_BACK = [f"DROP TRIGGER {table}_never_emptied ON {table}" for table in RECORDS]

WIDE = "UPDATE visas_casefacts SET is_wide = true WHERE cardinality(degree_levels) > 4"


class Migration(migrations.Migration):
    dependencies = [
        ("visas", "0021_more_ways_to_cases"),
        ("audit", "0004_never_emptied"),
    ]
    operations = [
        migrations.RunSQL(WRITERS, WRITERS_BACK),
        migrations.RunSQL(FILED, FILED_BACK),
        migrations.RunSQL(NEVER_EMPTIED, NEVER_EMPTIED_BACK),
        migrations.RunSQL(WIDE, migrations.RunSQL.noop),
    ]
