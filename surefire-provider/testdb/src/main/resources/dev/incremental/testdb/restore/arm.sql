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
    'CREATE FUNCTION incremental_restore.blocks(regclass) RETURNS SETOF bigint LANGUAGE sql STABLE AS ' -- inlined
    '''SELECT blkno FROM %s.pg_visibility_map($1) WHERE NOT all_visible''', home);
END
$$;

-- Tables, spread over a few counters of statements that wrote to them.
CREATE TABLE incremental_restore.relation (
  rel oid PRIMARY KEY,
  name text NOT NULL,
  bucket int NOT NULL,
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
SELECT c.oid, c.oid::regclass::text, (row_number() OVER (ORDER BY c.oid) - 1) % 256,
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

-- One that counts by more than one is asked by whoever hands out the numbers between, and goes on counting.
INSERT INTO incremental_restore.sequence
SELECT c.oid, c.oid::regclass::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
JOIN pg_sequence s ON s.seqrelid = c.oid
WHERE abs(s.seqincrement) = 1 AND c.relpersistence <> 't' AND n.nspname <> 'incremental_restore';

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

-- What is done with a table's rows, in functions of its own: a session plans their statements but once.
DO $do$
DECLARE
  t record;
BEGIN
  PERFORM set_config('check_function_bodies', 'off', true);
  FOR t IN
    SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name,
      c.oid >= 16384 AS is_undone, -- large objects are not
      string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) AS columns,
      string_agg('(i).' || quote_ident(a.attname), ', ' ORDER BY a.attnum) AS fields
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
    WHERE c.relkind = 'r' AND c.oid IN (SELECT rel FROM incremental_restore.member)
      OR c.oid IN ('pg_largeobject'::regclass, 'pg_largeobject_metadata'::regclass)
    GROUP BY c.oid, n.nspname, c.relname
  LOOP
    -- where rows lie that may be new, from a place to before another
    EXECUTE format(
      'CREATE FUNCTION incremental_restore.fresh_%s(tid, tid, int) RETURNS tid[] LANGUAGE plpgsql AS %L',
      t.oid,
      format('BEGIN RETURN ARRAY(SELECT ctid FROM ONLY %s WHERE ctid >= $1 AND ctid < $2 AND age(xmin) <= $3); END',
        t.name));
    -- which of these rows there are, without image; or else rows in such a range that may have gone
    EXECUTE format(
      'CREATE FUNCTION incremental_restore.earlier_%s(tid, tid, tid[]) '
      'RETURNS TABLE (incremental_tid text, incremental_image text) LANGUAGE plpgsql AS %L',
      t.oid,
      format(
        '#variable_conflict use_column
        BEGIN
          IF $3 IS NOT NULL THEN
            RETURN QUERY SELECT ctid::text, NULL::text FROM ONLY %1$s WHERE ctid = ANY ($3);
          ELSE
            RETURN QUERY SELECT incremental_t.ctid::text, (incremental_t.*)::text FROM ONLY %1$s AS incremental_t
            WHERE incremental_t.xmax <> 0 AND incremental_t.ctid >= $1 AND incremental_t.ctid < $2
            LIMIT 20001; -- more are not put back
          END IF;
        END',
        t.name));
    CONTINUE WHEN NOT t.is_undone OR t.columns IS NULL;
    -- takes rows away, then puts those back that lie no longer where they lay: how many of either
    EXECUTE format(
      'CREATE FUNCTION incremental_restore.undo_%s(text[], text[], text[], OUT bigint, OUT bigint) LANGUAGE plpgsql AS %L',
      t.oid,
      format(
        '#variable_conflict use_column
        BEGIN
          IF $1 <> ''{}'' THEN
            DELETE FROM ONLY %1$s WHERE ctid = ANY ($1::tid[]);
            GET DIAGNOSTICS $4 = ROW_COUNT;
          END IF;
          IF $2 <> ''{}'' THEN
            INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE SELECT %3$s FROM
              (SELECT image::%1$s AS i FROM unnest($2, $3) AS o (place, image)
              WHERE place NOT IN (SELECT ctid::text FROM ONLY %1$s WHERE ctid = ANY ($2::tid[])) OFFSET 0) AS p;
            GET DIAGNOSTICS $5 = ROW_COUNT;
          END IF;
        END',
        t.name, t.columns, t.fields));
  END LOOP;
END
$do$;

-- What was written since a snapshot was taken: blocks, as few ranges, and rows that may be new.
CREATE FUNCTION incremental_restore.written(rels oid[], horizon text)
RETURNS TABLE (rel oid, pages bigint, ranges text, tids text) LANGUAGE plpgsql AS $$
DECLARE
  blocks bigint[];
  block bigint;
  past bigint;
  gap bigint;
  edges bigint[];
  statement text;
  part tid[];
  fresh tid[];
  youngest int := age(horizon::xid);
BEGIN
  FOREACH rel IN ARRAY rels LOOP
    SELECT array_agg(b ORDER BY b), count(*) INTO blocks, pages
    FROM incremental_restore.blocks(rel::regclass) b;
    CONTINUE WHEN pages = 0;
    gap := 1;
    LOOP
      past := NULL;
      edges := '{}';
      FOREACH block IN ARRAY blocks LOOP
        IF past IS NULL THEN
          edges := edges || block;
        ELSIF block >= past + gap THEN
          edges := edges || past || block;
        END IF;
        past := block + 1;
      END LOOP;
      edges := edges || past;
      EXIT WHEN cardinality(edges) <= 32;
      gap := gap * 4;
    END LOOP;
    statement := format('SELECT incremental_restore.fresh_%s($1, $2, $3)', rel);
    fresh := '{}';
    FOR i IN 1..cardinality(edges) BY 2 LOOP
      EXECUTE statement INTO part
      USING format('(%s,0)', edges[i])::tid, format('(%s,0)', edges[i + 1])::tid, youngest;
      fresh := fresh || part;
    END LOOP;
    ranges := edges::text;
    tids := nullif(fresh, '{}')::text;
    RETURN NEXT;
  END LOOP;
END
$$;

-- Ends whoever is in the way, and tells at once all that has become of the database since a point: who that was, what
-- was noted, transactions that are prepared, how it is armed, the counters, and what was written to tables whose
-- counters moved and to large objects.
CREATE FUNCTION incremental_restore.look(since bigint[], horizon text, ours text)
RETURNS TABLE (kind text, rel oid, pages bigint, ranges text, what text) LANGUAGE plpgsql AS $$
DECLARE
  here oid := (SELECT oid FROM pg_database WHERE datname = current_database());
  pid int;
  pids int[];
  deadline timestamptz := clock_timestamp() + interval '10 seconds';
  marks bigint[];
BEGIN
  -- whoever counts before this has ended below, and whoever counts later is seen by the last look at the counters
  SELECT coalesce(array_agg(coalesce(pg_sequence_last_value(b.mark), 0) ORDER BY b.bucket), '{}') INTO marks
  FROM incremental_restore.bucket b;
  FOR what, pid IN
    SELECT
      format('%s (process %s, %s)', coalesce(nullif(a.application_name, ''), 'a session'), a.pid,
        coalesce(a.state, 'active')),
      a.pid
    FROM pg_stat_get_activity(NULL) a
    WHERE a.datid = here AND a.pid <> pg_backend_pid() AND a.backend_type = 'client backend'
      AND a.application_name <> ours
      AND (a.backend_xid IS NOT NULL OR a.state LIKE 'idle in transaction%'
        OR a.pid IN (SELECT l.pid FROM pg_lock_status() l WHERE l.locktype = 'advisory' AND l.database = here))
  LOOP
    PERFORM pg_terminate_backend(pid);
    pids := pids || pid;
    kind := 'ended';
    RETURN NEXT;
  END LOOP;
  WHILE pids IS NOT NULL AND clock_timestamp() < deadline LOOP -- its own way to wait takes 100 ms
    PERFORM pg_stat_clear_snapshot();
    EXIT WHEN NOT EXISTS (SELECT FROM pg_stat_get_activity(NULL) a WHERE a.datid = here AND a.pid = ANY (pids));
    PERFORM pg_sleep(0.001);
  END LOOP;
  PERFORM pg_stat_clear_snapshot();
  RETURN QUERY
  SELECT 'note', NULL::oid, NULL::bigint, NULL, format('process %s does not end', a.pid)
  FROM pg_stat_get_activity(NULL) a WHERE a.datid = here AND a.pid = ANY (pids);
  RETURN QUERY
  SELECT 'note', NULL::oid, NULL::bigint, NULL, n.what FROM incremental_restore.note n
  UNION ALL SELECT 'prepared', NULL, NULL, NULL, p.gid FROM pg_prepared_xacts p WHERE p.database = current_database()
  UNION ALL SELECT 'armed', NULL, NULL, NULL, t.token FROM incremental_restore.armed t;
  RETURN QUERY SELECT 'marks', NULL::oid, NULL::bigint, NULL, marks::text;
  RETURN QUERY
  SELECT 'written', w.rel, w.pages, w.ranges, w.tids
  FROM incremental_restore.written(
    ARRAY(
      SELECT m.rel FROM incremental_restore.member m
      WHERE m.bucket IN (
        SELECT i.n - 1 FROM unnest(since, marks) WITH ORDINALITY AS i (was, is_now, n)
        WHERE i.was IS DISTINCT FROM i.is_now)
      GROUP BY m.rel)
    || '{pg_largeobject,pg_largeobject_metadata}'::regclass[]::oid[],
    horizon) w;
END
$$;

-- What there was of a table: which of these rows, and rows in these ranges that may have gone since.
CREATE FUNCTION incremental_restore.earlier(rel oid, ranges text, tids text)
RETURNS TABLE (tid text, image text) LANGUAGE plpgsql AS $$
DECLARE
  statement text := format('SELECT * FROM incremental_restore.earlier_%s($1, $2, $3)', rel);
  edges bigint[] := ranges;
BEGIN
  IF tids IS NOT NULL THEN
    RETURN QUERY EXECUTE statement USING NULL::tid, NULL::tid, tids::tid[];
  END IF;
  FOR i IN 1..cardinality(edges) BY 2 LOOP
    RETURN QUERY EXECUTE statement
    USING format('(%s,0)', edges[i])::tid, format('(%s,0)', edges[i + 1])::tid, NULL::tid[];
  END LOOP;
END
$$;

-- Undoes what was written to tables: see their functions.
CREATE FUNCTION incremental_restore.undo(rels oid[], fresh text[], places text[], images text[])
RETURNS TABLE (rel oid, deleted bigint, inserted bigint) LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1..cardinality(rels) LOOP
    EXECUTE format('SELECT * FROM incremental_restore.undo_%s($1, $2, $3)', rels[i]) INTO deleted, inserted
    USING fresh[i]::text[], places[i]::text[], images[i]::text[];
    rel := rels[i];
    deleted := coalesce(deleted, 0);
    inserted := coalesce(inserted, 0);
    RETURN NEXT;
  END LOOP;
END
$$;

-- Fails if the counters stand elsewhere.
CREATE FUNCTION incremental_restore.expect(marks bigint[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF marks <> (
    SELECT coalesce(array_agg(coalesce(pg_sequence_last_value(b.mark), 0) ORDER BY b.bucket), '{}')
    FROM incremental_restore.bucket b)
  THEN
    RAISE 'something was written meanwhile' USING ERRCODE = 'IN001';
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
