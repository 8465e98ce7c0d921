"""The database refuses a move that is not in `visas.rules.workflow.VISA`, and keeps its records.

The pairs are written out, not computed: a migration must mean the same for ever.
`tests/visas/test_guards.py` fails when they and the table part ways.
"""

from django.db import migrations

RECEIPTS = "CREATE SEQUENCE visas_receipt_number AS bigint START 1"
RECEIPTS_BACK = "DROP SEQUENCE visas_receipt_number"

MOVES = """
CREATE FUNCTION visas_application_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (OLD.state, NEW.state) NOT IN (
        ('draft', 'submitted'),
        ('draft', 'withdrawn'),
        ('submitted', 'queued'),
        ('submitted', 'withdrawn'),
        ('queued', 'in_review'),
        ('queued', 'withdrawn'),
        ('in_review', 'supplement'),
        ('in_review', 'approval_proposed'),
        ('in_review', 'refusal_proposed'),
        ('in_review', 'queued'),
        ('in_review', 'withdrawn'),
        ('supplement', 'in_review'),
        ('supplement', 'withdrawn'),
        ('approval_proposed', 'approved'),
        ('approval_proposed', 'in_review'),
        ('approval_proposed', 'withdrawn'),
        ('refusal_proposed', 'refused'),
        ('refusal_proposed', 'in_review'),
        ('refusal_proposed', 'withdrawn')
    ) THEN
        RAISE EXCEPTION 'a visa application that is % cannot become %', OLD.state, NEW.state
            USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_application_legal_move';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER visas_application_legal_move
    BEFORE UPDATE OF state ON visas_application
    FOR EACH ROW WHEN (OLD.state IS DISTINCT FROM NEW.state)
    EXECUTE FUNCTION visas_application_guard();
"""
MOVES_BACK = """
DROP TRIGGER visas_application_legal_move ON visas_application;
DROP FUNCTION visas_application_guard();
"""

FIXED = """
CREATE FUNCTION visas_application_filing_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'receipt number and filing day of an application are final'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_application_filing_is_final';
END $$;
CREATE TRIGGER visas_application_filing_is_final
    BEFORE UPDATE OF receipt_number, filed_on, applicant_id ON visas_application
    FOR EACH ROW WHEN (
        OLD.receipt_number IS NOT NULL AND (
            OLD.receipt_number IS DISTINCT FROM NEW.receipt_number
            OR OLD.filed_on IS DISTINCT FROM NEW.filed_on
            OR OLD.applicant_id IS DISTINCT FROM NEW.applicant_id
        )
    )
    EXECUTE FUNCTION visas_application_filing_is_final();
"""
FIXED_BACK = """
DROP TRIGGER visas_application_filing_is_final ON visas_application;
DROP FUNCTION visas_application_filing_is_final();
"""

RECORDS = """
CREATE FUNCTION visas_record_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'a row of % is a record and cannot be changed', TG_TABLE_NAME
        USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_record_is_final';
END $$;
CREATE TRIGGER visas_assessment_append_only
    BEFORE UPDATE OR DELETE ON visas_assessment
    FOR EACH ROW EXECUTE FUNCTION visas_record_is_final();
CREATE TRIGGER visas_letter_append_only
    BEFORE UPDATE OR DELETE ON visas_letter
    FOR EACH ROW EXECUTE FUNCTION visas_record_is_final();
CREATE TRIGGER visas_proposal_settled_is_final
    BEFORE UPDATE ON visas_proposal
    FOR EACH ROW WHEN (OLD.settlement <> '')
    EXECUTE FUNCTION visas_record_is_final();
CREATE TRIGGER visas_proposal_never_deleted
    BEFORE DELETE ON visas_proposal
    FOR EACH ROW EXECUTE FUNCTION visas_record_is_final();
"""
RECORDS_BACK = """
DROP TRIGGER visas_proposal_never_deleted ON visas_proposal;
DROP TRIGGER visas_proposal_settled_is_final ON visas_proposal;
DROP TRIGGER visas_letter_append_only ON visas_letter;
DROP TRIGGER visas_assessment_append_only ON visas_assessment;
DROP FUNCTION visas_record_is_final();
"""


class Migration(migrations.Migration):
    dependencies = [("visas", "0001_initial")]
    operations = [
        migrations.RunSQL(RECEIPTS, RECEIPTS_BACK),
        migrations.RunSQL(MOVES, MOVES_BACK),
        migrations.RunSQL(FIXED, FIXED_BACK),
        migrations.RunSQL(RECORDS, RECORDS_BACK),
    ]
