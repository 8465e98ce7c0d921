"""The calendar of `talentportal.kernel.dates.month_mark` for statements over many cases."""

from django.db import migrations

MONTH_MARK = """
CREATE FUNCTION visas_month_mark(start date, months int) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT AS $$
    SELECT (start + make_interval(months => months))::date
        + (extract(day FROM start + make_interval(months => months)) < extract(day FROM start))::int
$$;
COMMENT ON FUNCTION visas_month_mark(date, int) IS
    'The day on which a period of so many months is over; the first of the next month where the '
    'last lacks that day.';
"""
MONTH_MARK_BACK = "DROP FUNCTION visas_month_mark(date, int)"


class Migration(migrations.Migration):
    dependencies = [
        ("visas", "0014_flat_recommendations"),
    ]

    operations = [migrations.RunSQL(MONTH_MARK, MONTH_MARK_BACK)]
