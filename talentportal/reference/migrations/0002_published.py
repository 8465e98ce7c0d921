"""The database lets nobody change a published list.

Updates of a line are refused, except of our own finding which institution it means. Lines and
editions go only while a loader that was told to replace them says so for its transaction.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION reference_published_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF current_setting('talentportal.replace', true) = 'on' THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION 'a published list cannot lose a line'
            USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
    END IF;
    RAISE EXCEPTION 'a published line cannot be changed'
        USING ERRCODE = 'check_violation', CONSTRAINT = TG_NAME;
END $$;

CREATE TRIGGER reference_rankingentry_published_update
    BEFORE UPDATE OF edition_id, position, rank, rank_to, rank_text, name, country
    ON reference_rankingentry FOR EACH ROW
    WHEN ((OLD.edition_id, OLD.position, OLD.rank, OLD.rank_to, OLD.rank_text, OLD.name, OLD.country)
          IS DISTINCT FROM
          (NEW.edition_id, NEW.position, NEW.rank, NEW.rank_to, NEW.rank_text, NEW.name, NEW.country))
    EXECUTE FUNCTION reference_published_guard();

CREATE TRIGGER reference_rankingentry_published_delete
    BEFORE DELETE ON reference_rankingentry FOR EACH ROW
    EXECUTE FUNCTION reference_published_guard();

CREATE TRIGGER reference_companyentry_published_update
    BEFORE UPDATE OF edition_id, rank, name, country
    ON reference_companyentry FOR EACH ROW
    WHEN ((OLD.edition_id, OLD.rank, OLD.name, OLD.country)
          IS DISTINCT FROM (NEW.edition_id, NEW.rank, NEW.name, NEW.country))
    EXECUTE FUNCTION reference_published_guard();

CREATE TRIGGER reference_companyentry_published_delete
    BEFORE DELETE ON reference_companyentry FOR EACH ROW
    EXECUTE FUNCTION reference_published_guard();
"""

BACKWARD = """
DROP TRIGGER reference_rankingentry_published_update ON reference_rankingentry;
DROP TRIGGER reference_rankingentry_published_delete ON reference_rankingentry;
DROP TRIGGER reference_companyentry_published_update ON reference_companyentry;
DROP TRIGGER reference_companyentry_published_delete ON reference_companyentry;
DROP FUNCTION reference_published_guard();
"""


class Migration(migrations.Migration):
    dependencies = [("reference", "0001_initial")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
