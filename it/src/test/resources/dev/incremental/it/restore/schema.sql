CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE DOMAIN cents AS bigint CHECK (VALUE >= 0);
CREATE SEQUENCE ticket START 100 CACHE 5;
CREATE SEQUENCE untouched MINVALUE 0;
CREATE SEQUENCE stepping INCREMENT BY 50;
CREATE SEQUENCE falling INCREMENT BY -10;

CREATE TABLE customer (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL,
  mail text UNIQUE,
  balance numeric(12, 2) DEFAULT 0,
  changed timestamptz,
  lower_name text GENERATED ALWAYS AS (lower(name)) STORED
);
CREATE TABLE orders (
  id serial PRIMARY KEY,
  customer_id bigint REFERENCES customer ON DELETE CASCADE ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  note text
);
CREATE TABLE line (
  order_id int REFERENCES orders ON DELETE CASCADE,
  no int,
  amount cents CHECK (amount > 0),
  PRIMARY KEY (order_id, no)
);
-- without a key, and with all that can be hard to say as text
CREATE TABLE entry (
  at timestamptz DEFAULT now(), what text, data jsonb, ratio float8, took interval, raw json, place point,
  dropped int
);
ALTER TABLE entry DROP COLUMN dropped;
CREATE TABLE slot (
  pos int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED, v text
);
CREATE TABLE rank (pos int PRIMARY KEY, v text UNIQUE);
CREATE TABLE measure (at date NOT NULL, v int, note text) PARTITION BY RANGE (at);
CREATE TABLE measure_old PARTITION OF measure FOR VALUES FROM ('2000-01-01') TO ('2020-01-01');
CREATE TABLE measure_new PARTITION OF measure FOR VALUES FROM ('2020-01-01') TO ('2030-01-01');
CREATE TABLE measure_rest PARTITION OF measure DEFAULT;
CREATE INDEX ON measure (v);
CREATE TABLE animal (id int, name text);
CREATE TABLE dog (tricks text[]) INHERITS (animal);
CREATE TABLE tree (id int PRIMARY KEY, parent int REFERENCES tree ON DELETE SET NULL);
CREATE TABLE document (id int PRIMARY KEY, body text, raw bytea, mood mood, tags text[], picture oid);
CREATE TABLE booking (id int, during int4range, EXCLUDE USING gist (during WITH &&));
CREATE UNLOGGED TABLE scratch (k text PRIMARY KEY, n int);
CREATE TABLE "Odd ""Table" ("Key" int PRIMARY KEY, "select" text, incremental_t int);
CREATE MATERIALIZED VIEW summary AS SELECT customer_id, count(*) AS orders FROM orders GROUP BY 1;
CREATE UNIQUE INDEX ON summary (customer_id);
CREATE VIEW rich AS SELECT id, name, balance FROM customer WHERE balance > 50;

CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.changed := clock_timestamp();
  RETURN NEW;
END $$;
CREATE TRIGGER stamp BEFORE INSERT OR UPDATE ON customer FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE FUNCTION audit() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO entry (what, data) VALUES (tg_op, to_jsonb(COALESCE(NEW, OLD)));
  IF tg_op = 'INSERT' AND NEW.name LIKE '%twice%' THEN
    UPDATE customer SET name = replace(name, 'twice', 'once') WHERE id = NEW.id;
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER audit AFTER INSERT OR UPDATE OR DELETE ON customer FOR EACH ROW EXECUTE FUNCTION audit();
CREATE RULE forget AS ON DELETE TO rank WHERE old.v = 'kept' DO INSTEAD NOTHING;

INSERT INTO customer (name, mail, balance) SELECT 'Name ' || i, 'm' || i, i FROM generate_series(1, 100) i;
INSERT INTO orders (customer_id, note) SELECT i % 100 + 1, 'n' || i FROM generate_series(1, 300) i;
INSERT INTO line SELECT i, n, i + n FROM generate_series(1, 300) i, generate_series(1, 2) n;
INSERT INTO entry SELECT '2020-02-02 02:02:02.123456+02', 'w' || i % 7, '{"a": [1, null]}', 'NaN', '1 mon -2 days',
  '{"b" : "\\ \" ,(" }', '(1.5,-0)' FROM generate_series(1, 50) i;
INSERT INTO slot SELECT i, 's' || i FROM generate_series(1, 20) i;
INSERT INTO rank SELECT i, CASE i WHEN 7 THEN 'kept' ELSE 'r' || i END FROM generate_series(1, 20) i;
INSERT INTO measure SELECT DATE '2015-01-01' + i * 50, i, NULLIF('x', 'x') FROM generate_series(1, 150) i;
INSERT INTO animal SELECT i, 'animal' FROM generate_series(1, 10) i;
INSERT INTO dog SELECT i, 'dog', ARRAY['sit', NULL, 'a "b", {c}'] FROM generate_series(11, 20) i;
INSERT INTO tree SELECT i, NULLIF(i / 2, 0) FROM generate_series(1, 31) i;
INSERT INTO document SELECT i, repeat(md5(i::text), 200 * i), decode(md5(i::text), 'hex'), 'sad', ARRAY['', NULL], NULL
FROM generate_series(1, 10) i;
UPDATE document SET body = (SELECT string_agg(md5(n::text), '') FROM generate_series(1, 2000) n) WHERE id = 3;
UPDATE document SET picture = lo_from_bytea(0, decode(repeat(md5(id::text), 200), 'hex')) WHERE id < 4;
INSERT INTO booking SELECT i, int4range(i * 10, i * 10 + 5) FROM generate_series(1, 10) i;
INSERT INTO scratch SELECT 'k' || i, i FROM generate_series(1, 10) i;
INSERT INTO "Odd ""Table" SELECT i, 'it''s', i FROM generate_series(1, 10) i;
SELECT nextval('ticket');
REFRESH MATERIALIZED VIEW summary;
INSERT INTO orders (customer_id, note) VALUES (1, 'after the view was refreshed');
