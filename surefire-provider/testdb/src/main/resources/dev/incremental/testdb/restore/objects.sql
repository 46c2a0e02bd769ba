-- What a database's schema consists of, but for what is there to restore it: name and description.
SELECT 'column ' || a.attrelid::regclass || '.' || a.attname,
  concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity, a.attgenerated,
    pg_get_expr(d.adbin, d.adrelid), a.attacl)
FROM pg_attribute a JOIN own c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v', 'm', 'f')
LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT 'relation ' || c.oid::regclass,
  concat_ws(' ', c.relkind, c.relpersistence, c.relowner::regrole, c.relacl, c.reloptions,
    c.relrowsecurity, c.relforcerowsecurity, c.relreplident, pg_get_expr(c.relpartbound, c.oid),
    CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END,
    CASE WHEN c.relkind IN ('i', 'I') THEN pg_get_indexdef(c.oid) END)
FROM own c WHERE c.relkind <> 't'
UNION ALL
SELECT 'sequence ' || s.seqrelid::regclass,
  concat_ws(' ', s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmax, s.seqmin, s.seqcache, s.seqcycle)
FROM pg_sequence s JOIN own c ON c.oid = s.seqrelid
UNION ALL
SELECT 'child ' || i.inhrelid::regclass, i.inhparent::regclass::text
FROM pg_inherits i JOIN own c ON c.oid = i.inhrelid
UNION ALL
SELECT 'constraint ' || o.conname || ' of ' || o.conrelid::regclass,
  concat_ws(' ', o.convalidated, pg_get_constraintdef(o.oid))
FROM pg_constraint o JOIN own c ON c.oid = o.conrelid
UNION ALL
SELECT 'trigger ' || t.tgname || ' of ' || t.tgrelid::regclass,
  concat_ws(' ', t.tgenabled, pg_get_triggerdef(t.oid))
FROM pg_trigger t JOIN own c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND NOT starts_with(t.tgname, 'incremental_restore_')
UNION ALL
SELECT 'rule ' || r.rulename || ' of ' || r.ev_class::regclass, pg_get_ruledef(r.oid)
FROM pg_rewrite r JOIN own c ON c.oid = r.ev_class
UNION ALL
SELECT 'policy ' || p.polname || ' of ' || p.polrelid::regclass,
  concat_ws(' ', p.polcmd, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
FROM pg_policy p JOIN own c ON c.oid = p.polrelid
UNION ALL
SELECT 'function ' || p.oid::regprocedure, concat_ws(' ', p.proacl, pg_get_functiondef(p.oid))
FROM pg_proc p WHERE p.pronamespace IN (SELECT oid FROM homes) AND p.prokind <> 'a'
UNION ALL
SELECT 'type ' || t.oid::regtype,
  concat_ws(' ', t.typtype, t.typnotnull, t.typdefault,
    (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid),
    (SELECT string_agg(pg_get_constraintdef(oid), ',' ORDER BY conname) FROM pg_constraint
     WHERE contypid = t.oid))
FROM pg_type t WHERE t.typnamespace IN (SELECT oid FROM homes) AND t.typtype IN ('d', 'e', 'r')
UNION ALL
SELECT 'schema ' || nspname, concat_ws(' ', nspowner::regrole, nspacl) FROM homes
UNION ALL
SELECT 'extension ' || extname, extversion FROM pg_extension WHERE extname <> 'pg_visibility'
UNION ALL
SELECT 'large object ' || oid, concat_ws(' ', lomowner::regrole, lomacl, md5(lo_get(oid)))
FROM pg_largeobject_metadata
