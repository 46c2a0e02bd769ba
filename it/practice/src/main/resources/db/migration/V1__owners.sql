CREATE TABLE owners (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  first_name text NOT NULL,
  last_name  text NOT NULL,
  city       text NOT NULL,
  telephone  text NOT NULL CHECK (telephone ~ '^[0-9]{6,12}$')
);
CREATE INDEX owners_last_name ON owners (lower(last_name) text_pattern_ops);
