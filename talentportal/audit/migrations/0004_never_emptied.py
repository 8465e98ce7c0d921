"""The database refuses to empty the history and the access log at one stroke.

TRUNCATE fires no trigger of rows. The setting is for tests, which empty tables between runs.
"""

from django.db import migrations

FORWARD = """
CREATE FUNCTION audit_refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('talentportal.may_truncate', true) = 'on' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION '% is a record and is never emptied', TG_TABLE_NAME
        USING ERRCODE = 'restrict_violation', CONSTRAINT = TG_TABLE_NAME || '_never_emptied';
END $$;
CREATE TRIGGER audit_event_never_emptied BEFORE TRUNCATE ON audit_event
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_truncate();
CREATE TRIGGER audit_access_never_emptied BEFORE TRUNCATE ON audit_access
    FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse_truncate();
"""
BACKWARD = """
DROP TRIGGER audit_access_never_emptied ON audit_access;
DROP TRIGGER audit_event_never_emptied ON audit_event;
DROP FUNCTION audit_refuse_truncate();
"""


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_access_indexes")]
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
