"""The database itself keeps published rule editions as they are, and wants two people for one."""

from django.db import migrations

GUARD = """
CREATE FUNCTION visas_edition_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    closed visas_ruleedition;
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.status <> 'draft' THEN
            RAISE EXCEPTION 'the published rule edition % is final', OLD.code
                USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_edition_is_final';
        END IF;
        RETURN OLD;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.status <> 'draft' AND NOT NEW.is_shipped THEN
            RAISE EXCEPTION 'a rule edition begins as a draft'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_edition_begins_as_draft';
        END IF;
        RETURN NEW;
    END IF;
    IF OLD.status = 'draft' THEN
        IF NEW.is_shipped OR NEW.author_id IS DISTINCT FROM OLD.author_id
            OR NEW.id <> OLD.id OR NEW.track <> OLD.track THEN
            RAISE EXCEPTION 'a draft keeps its key, its track and its author'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_edition_keeps_author';
        END IF;
        IF NEW.status <> 'draft' AND EXISTS (
            SELECT FROM visas_ruleedition_editors
            WHERE ruleedition_id = NEW.id AND user_id = NEW.published_by_id
        ) THEN
            RAISE EXCEPTION 'nobody publishes a rule edition that they have written on'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_edition_four_eyes';
        END IF;
        RETURN NEW;
    END IF;
    closed := OLD;
    closed.effective_to := NEW.effective_to;
    closed.updated_at := NEW.updated_at;
    IF NEW IS DISTINCT FROM closed OR OLD.effective_to IS NOT NULL OR NEW.effective_to IS NULL THEN
        RAISE EXCEPTION 'the published rule edition % is final', OLD.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_edition_is_final';
    END IF;
    IF EXISTS (
        SELECT FROM visas_application
        WHERE track = OLD.track AND filed_on > NEW.effective_to
    ) THEN
        RAISE EXCEPTION 'cases filed after % fall under the rule edition %',
            NEW.effective_to, OLD.code
            USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_edition_keeps_its_cases';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER visas_edition_guard
    BEFORE INSERT OR UPDATE OR DELETE ON visas_ruleedition
    FOR EACH ROW EXECUTE FUNCTION visas_edition_guard();
"""
GUARD_BACK = """
DROP TRIGGER visas_edition_guard ON visas_ruleedition;
DROP FUNCTION visas_edition_guard();
"""

EDITORS = """
CREATE FUNCTION visas_edition_editors_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'UPDATE' AND NOT EXISTS (
        SELECT FROM visas_ruleedition
        WHERE id = CASE TG_OP WHEN 'DELETE' THEN OLD.ruleedition_id ELSE NEW.ruleedition_id END
            AND status <> 'draft'
    ) THEN
        RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
    END IF;
    RAISE EXCEPTION 'who wrote on a rule edition is a record'
        USING ERRCODE = 'check_violation', CONSTRAINT = 'visas_edition_editors_are_final';
END $$;
CREATE TRIGGER visas_edition_editors_guard
    BEFORE INSERT OR UPDATE OR DELETE ON visas_ruleedition_editors
    FOR EACH ROW EXECUTE FUNCTION visas_edition_editors_guard();
"""
EDITORS_BACK = """
DROP TRIGGER visas_edition_editors_guard ON visas_ruleedition_editors;
DROP FUNCTION visas_edition_editors_guard();
"""


class Migration(migrations.Migration):
    dependencies = [("visas", "0007_life_of_an_edition")]
    operations = [
        migrations.RunSQL(GUARD, GUARD_BACK),
        migrations.RunSQL(EDITORS, EDITORS_BACK),
    ]
