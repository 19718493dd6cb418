"""A life cycle that has been published does not change any more, and its ends are its own stages.

Both are triggers, since tickets are judged by these rows and nothing but the database sees every
way to change them. They run after the keys have been looked at, and hold the version against a
publication at the same moment.
"""

from django.db import migrations

_CREATE = """
CREATE FUNCTION tickets_keep_cycle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.state <> 'DRAFT' THEN
            RAISE EXCEPTION 'A published life cycle is not deleted.'
                USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
    END IF;
    IF OLD.state = 'DRAFT' THEN
        RETURN NULL;
    END IF;
    IF OLD.state = 'PUBLISHED' AND NEW.state = 'RETIRED'
       AND (NEW.organization_id, NEW.type_id, NEW.number, NEW.start_stage_id,
            NEW.start_status_id, NEW.published_at)
       IS NOT DISTINCT FROM
           (OLD.organization_id, OLD.type_id, OLD.number, OLD.start_stage_id,
            OLD.start_status_id, OLD.published_at) THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'A published life cycle does not change.'
        USING ERRCODE = 'restrict_violation';
END $$;

CREATE FUNCTION tickets_require_draft(of_cycle bigint) RETURNS void LANGUAGE plpgsql AS $$
DECLARE found_state text;
BEGIN
    SELECT state INTO found_state FROM tickets_cycle WHERE id = of_cycle FOR SHARE;
    IF found_state <> 'DRAFT' THEN
        RAISE EXCEPTION 'A published life cycle does not change.'
            USING ERRCODE = 'restrict_violation';
    END IF;
END $$;

CREATE FUNCTION tickets_keep_part() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM tickets_require_draft(OLD.cycle_id);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM tickets_require_draft(NEW.cycle_id);
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION tickets_keep_role() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        PERFORM tickets_require_draft(cycle_id) FROM tickets_transition
        WHERE id = OLD.transition_id;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        PERFORM tickets_require_draft(cycle_id) FROM tickets_transition
        WHERE id = NEW.transition_id;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION tickets_keep_ends() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.deleted_at IS NULL AND 2 <> (
        SELECT count(*) FROM tickets_cyclestage
        WHERE cycle_id = NEW.cycle_id AND deleted_at IS NULL
          AND stage_id IN (NEW.from_stage_id, NEW.to_stage_id)
    ) THEN
        RAISE EXCEPTION 'A transition joins two stages of its own life cycle.'
            USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NULL;
END $$;

CREATE TRIGGER tickets_cycle_stays AFTER UPDATE OR DELETE ON tickets_cycle
    FOR EACH ROW EXECUTE FUNCTION tickets_keep_cycle();
CREATE TRIGGER tickets_part_stays AFTER INSERT OR UPDATE OR DELETE ON tickets_cyclestage
    FOR EACH ROW EXECUTE FUNCTION tickets_keep_part();
CREATE TRIGGER tickets_part_stays AFTER INSERT OR UPDATE OR DELETE ON tickets_transition
    FOR EACH ROW EXECUTE FUNCTION tickets_keep_part();
CREATE TRIGGER tickets_role_stays AFTER INSERT OR UPDATE OR DELETE ON tickets_transitionrole
    FOR EACH ROW EXECUTE FUNCTION tickets_keep_role();
CREATE TRIGGER tickets_transition_ends AFTER INSERT OR UPDATE ON tickets_transition
    FOR EACH ROW EXECUTE FUNCTION tickets_keep_ends();
"""
_DROP = """
DROP TRIGGER tickets_transition_ends ON tickets_transition;
DROP TRIGGER tickets_role_stays ON tickets_transitionrole;
DROP TRIGGER tickets_part_stays ON tickets_transition;
DROP TRIGGER tickets_part_stays ON tickets_cyclestage;
DROP TRIGGER tickets_cycle_stays ON tickets_cycle;
DROP FUNCTION tickets_keep_ends();
DROP FUNCTION tickets_keep_role();
DROP FUNCTION tickets_keep_part();
DROP FUNCTION tickets_require_draft(bigint);
DROP FUNCTION tickets_keep_cycle();
"""


class Migration(migrations.Migration):
    dependencies = [("tickets", "0001_initial")]

    operations = [migrations.RunSQL(_CREATE, _DROP)]
