-- What a database holds of ours once it is armed; run as a superuser, in one go.
DO $$
DECLARE
  armed name;
BEGIN
  FOR armed IN SELECT evtname FROM pg_event_trigger WHERE starts_with(evtname, 'incremental_restore') LOOP
    EXECUTE format('DROP EVENT TRIGGER %I', armed);
  END LOOP;
END
$$;
DROP SCHEMA IF EXISTS incremental_restore CASCADE;
CREATE SCHEMA incremental_restore;

-- Blocks of a relation in which something may have been written since it was last vacuumed.
DO $$
DECLARE
  home name;
BEGIN
  IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_visibility') THEN
    CREATE EXTENSION pg_visibility SCHEMA incremental_restore;
  END IF;
  SELECT extnamespace::regnamespace::text INTO home FROM pg_extension WHERE extname = 'pg_visibility';
  EXECUTE format(
    'CREATE FUNCTION incremental_restore.blocks(regclass) RETURNS SETOF bigint LANGUAGE sql AS '
    '''SELECT blkno FROM %s.pg_visibility_map($1) WHERE NOT all_visible''', home);
END
$$;

-- Tables, spread over a few counters of statements that wrote to them.
CREATE TABLE incremental_restore.relation (
  rel oid PRIMARY KEY,
  name text NOT NULL,
  bucket int NOT NULL,
  -- as they are inserted, and as parts of a row called i
  columns text,
  fields text,
  -- why rows cannot be put back by us
  trouble text
);
CREATE TABLE incremental_restore.bucket (bucket int PRIMARY KEY, mark oid NOT NULL);
-- what a statement that counts in a bucket may have written to, children and partitions among it
CREATE TABLE incremental_restore.member (bucket int, rel oid, PRIMARY KEY (bucket, rel));
CREATE TABLE incremental_restore.sequence (rel oid PRIMARY KEY, name text NOT NULL);
CREATE TABLE incremental_restore.note (what text NOT NULL);
CREATE TABLE incremental_restore.armed AS SELECT gen_random_uuid()::text AS token;

INSERT INTO incremental_restore.relation
SELECT c.oid, c.oid::regclass::text, (row_number() OVER (ORDER BY c.oid) - 1) % 64,
  (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
   WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''),
  (SELECT string_agg('(i).' || quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute
   WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = ''),
  CASE
    WHEN EXISTS (SELECT FROM pg_trigger WHERE tgrelid = c.oid AND tgenabled IN ('A', 'R'))
      THEN 'has triggers of its own that fire whatever session_replication_role says'
    WHEN EXISTS (SELECT FROM pg_rewrite WHERE ev_class = c.oid AND ev_type <> '1' AND ev_enabled IN ('A', 'R'))
      THEN 'has rules of its own that apply whatever session_replication_role says'
    WHEN NOT EXISTS (SELECT FROM pg_attribute
      WHERE attrelid = c.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '')
      THEN 'has no columns'
  END
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_am a ON a.oid = c.relam
WHERE (c.relkind = 'p' OR c.relkind = 'r' AND a.amname = 'heap') AND c.relpersistence <> 't'
  AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast', 'incremental_restore');

INSERT INTO incremental_restore.member
WITH RECURSIVE below(bucket, rel) AS (
  SELECT bucket, rel FROM incremental_restore.relation
  UNION
  SELECT b.bucket, i.inhrelid FROM below b JOIN pg_inherits i ON i.inhparent = b.rel
)
SELECT b.bucket, b.rel FROM below b JOIN pg_class c ON c.oid = b.rel WHERE c.relkind = 'r';

INSERT INTO incremental_restore.sequence
SELECT c.oid, c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND n.nspname <> 'incremental_restore';

-- What no restore undoes is written down here.
CREATE FUNCTION incremental_restore.truncated() RETURNS trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO incremental_restore.note VALUES (
    format('%s %s.%s', tg_op, tg_table_schema, tg_table_name));
  RETURN NULL;
END
$$;
CREATE FUNCTION incremental_restore.changed() RETURNS event_trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM pg_event_trigger_ddl_commands()) THEN
    INSERT INTO incremental_restore.note
    SELECT concat_ws(' ', command_tag, object_identity) FROM pg_event_trigger_ddl_commands()
    WHERE schema_name IS DISTINCT FROM 'pg_temp';
  ELSIF NOT (starts_with(tg_tag, 'DROP') OR starts_with(tg_tag, 'CREATE')) THEN -- IF (NOT) EXISTS
    INSERT INTO incremental_restore.note VALUES (tg_tag);
  END IF;
END
$$;
CREATE FUNCTION incremental_restore.dropped() RETURNS event_trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO incremental_restore.note
  SELECT format('%s %s', tg_tag, object_identity) FROM pg_event_trigger_dropped_objects()
  WHERE original AND NOT is_temporary;
END
$$;
-- Such a statement waits for all older snapshots, and so for the one that keeps the restore point.
CREATE FUNCTION incremental_restore.starts() RETURNS event_trigger LANGUAGE plpgsql
SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF current_query() ~* 'concurrently' THEN
    PERFORM pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE datname = current_database() AND application_name = 'incremental restore'
      AND state LIKE 'idle in transaction%';
  END IF;
END
$$;

-- One counter a bucket: nextval is not undone by a rollback, waits for nobody and writes no rows.
DO $$
DECLARE
  t record;
  mark oid;
BEGIN
  FOR t IN SELECT DISTINCT bucket FROM incremental_restore.relation LOOP
    EXECUTE format('CREATE SEQUENCE incremental_restore.mark_%s', t.bucket);
    EXECUTE format('GRANT UPDATE ON SEQUENCE incremental_restore.mark_%s TO PUBLIC', t.bucket);
    mark := format('incremental_restore.mark_%s', t.bucket)::regclass;
    INSERT INTO incremental_restore.bucket VALUES (t.bucket, mark);
    EXECUTE format(
      'CREATE FUNCTION incremental_restore.touch_%s() RETURNS trigger LANGUAGE plpgsql AS '
      '''DECLARE n bigint; BEGIN n := pg_catalog.nextval(%s::pg_catalog.regclass); RETURN NULL; END''',
      t.bucket, mark);
  END LOOP;
  FOR t IN SELECT name, bucket FROM incremental_restore.relation LOOP
    EXECUTE format(
      'CREATE TRIGGER incremental_restore_touch AFTER INSERT OR UPDATE OR DELETE ON %s '
      'FOR EACH STATEMENT EXECUTE FUNCTION incremental_restore.touch_%s()', t.name, t.bucket);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER incremental_restore_touch', t.name);
    EXECUTE format(
      'CREATE TRIGGER incremental_restore_truncate AFTER TRUNCATE ON %s '
      'FOR EACH STATEMENT EXECUTE FUNCTION incremental_restore.truncated()', t.name);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER incremental_restore_truncate', t.name);
  END LOOP;
  FOR t IN SELECT c.oid::regclass::text AS name FROM pg_class c LEFT JOIN pg_am a ON a.oid = c.relam
    WHERE c.relkind = 'f' OR c.relkind = 'r' AND a.amname <> 'heap' LOOP
    EXECUTE format(
      'CREATE TRIGGER incremental_restore_touch AFTER INSERT OR UPDATE OR DELETE ON %s '
      'FOR EACH STATEMENT EXECUTE FUNCTION incremental_restore.truncated()', t.name);
    EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER incremental_restore_touch', t.name);
  END LOOP;
END
$$;

-- What was written since a snapshot was taken: blocks, and rows that may be new.
CREATE FUNCTION incremental_restore.written(rels oid[], horizon text)
RETURNS TABLE (rel oid, pages bigint, ranges text, tids text) LANGUAGE plpgsql AS $$
DECLARE
  blocks bigint[];
  parts text[];
  gap bigint;
  youngest int := age(horizon::xid);
BEGIN
  FOREACH rel IN ARRAY rels LOOP
    SELECT array_agg(b ORDER BY b), count(*) INTO blocks, pages
    FROM incremental_restore.blocks(rel::regclass) b;
    CONTINUE WHEN pages = 0;
    gap := 1;
    LOOP
      SELECT array_agg(format('ctid >= ''(%s,0)'' AND ctid < ''(%s,0)''', lowest, highest + 1)) INTO parts
      FROM (
        SELECT min(b) AS lowest, max(b) AS highest
        FROM (
          SELECT b, count(*) FILTER (WHERE b - previous > gap) OVER (ORDER BY b) AS island
          FROM (SELECT b, lag(b) OVER (ORDER BY b) AS previous FROM unnest(blocks) b) AS pairs
        ) AS marked
        GROUP BY island
      ) AS islands;
      EXIT WHEN cardinality(parts) <= 16;
      gap := gap * 4;
    END LOOP;
    ranges := parts::text;
    EXECUTE (
      SELECT 'SELECT array_agg(ctid)::text FROM ('
        || string_agg(
          format('SELECT ctid FROM ONLY %s WHERE %s AND age(xmin) <= %s', rel::regclass, s, youngest),
          ' UNION ALL ')
        || ') AS w'
      FROM unnest(parts) s) INTO tids;
    RETURN NEXT;
  END LOOP;
END
$$;

-- What there was: which of these rows, without image, and rows that may have gone since.
CREATE FUNCTION incremental_restore.earlier(rel oid, ranges text, tids text)
RETURNS TABLE (tid text, image text) LANGUAGE plpgsql AS $$
BEGIN
  IF tids IS NOT NULL THEN
    RETURN QUERY EXECUTE format(
      'SELECT ctid::text, NULL::text FROM ONLY %s WHERE ctid = ANY ($1::tid[])', rel::regclass) USING tids;
  END IF;
  IF ranges <> '{}' THEN
    RETURN QUERY EXECUTE (
      SELECT string_agg(
        format('SELECT incremental_t.ctid::text, (incremental_t.*)::text FROM ONLY %s AS incremental_t '
          'WHERE incremental_t.xmax <> 0 AND %s', rel::regclass, s), ' UNION ALL ')
        || ' LIMIT 20001' -- more are not put back
      FROM unnest(ranges::text[]) s);
  END IF;
END
$$;

-- Takes rows away, then puts others back.
CREATE FUNCTION incremental_restore.undo(
  rel oid, fresh text[], images text[], OUT deleted bigint, OUT inserted bigint)
LANGUAGE plpgsql AS $$
DECLARE
  r record;
BEGIN
  SELECT t.columns, t.fields, format('%I.%I', n.nspname, c.relname) AS type INTO STRICT r
  FROM incremental_restore.relation t JOIN pg_class c ON c.oid = t.rel JOIN pg_namespace n ON n.oid = c.relnamespace
  WHERE t.rel = undo.rel;
  deleted := 0;
  inserted := 0;
  IF fresh <> '{}' THEN
    EXECUTE format('DELETE FROM ONLY %s WHERE ctid = ANY ($1::tid[])', rel::regclass) USING fresh;
    GET DIAGNOSTICS deleted = ROW_COUNT;
  END IF;
  IF images <> '{}' THEN
    EXECUTE format(
      'INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %3$s FROM '
      '(SELECT image::%4$s AS i FROM unnest($1) AS o (image) OFFSET 0) AS p',
      rel::regclass, r.columns, r.fields, r.type) USING images;
    GET DIAGNOSTICS inserted = ROW_COUNT;
  END IF;
END
$$;

CREATE EVENT TRIGGER incremental_restore_starts ON ddl_command_start
  EXECUTE FUNCTION incremental_restore.starts();
CREATE EVENT TRIGGER incremental_restore_dropped ON sql_drop
  EXECUTE FUNCTION incremental_restore.dropped();
CREATE EVENT TRIGGER incremental_restore_changed ON ddl_command_end
  EXECUTE FUNCTION incremental_restore.changed();
ALTER EVENT TRIGGER incremental_restore_starts ENABLE ALWAYS;
ALTER EVENT TRIGGER incremental_restore_dropped ENABLE ALWAYS;
ALTER EVENT TRIGGER incremental_restore_changed ENABLE ALWAYS;
DELETE FROM incremental_restore.note;
