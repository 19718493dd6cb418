"""Short words are found in an index by the blank before them."""

from django.db import migrations

REWRITE = r"""
UPDATE companies_company SET search_text = ' ' || replace(search_text, E'\n', ' ') || coalesce((
    SELECT string_agg(' ' || p.piece, '' ORDER BY w.place, p.place)
    FROM regexp_split_to_table(search_text, '\s+') WITH ORDINALITY AS w (word, place),
        regexp_split_to_table(w.word, '\W+') WITH ORDINALITY AS p (piece, place)
    WHERE w.word NOT LIKE '%@%' AND p.place > 1 AND p.piece <> ''), '')
WHERE search_text NOT LIKE ' %'"""


class Migration(migrations.Migration):
    dependencies = [("companies", "0001_initial")]

    operations = [migrations.RunSQL(REWRITE, migrations.RunSQL.noop)]
