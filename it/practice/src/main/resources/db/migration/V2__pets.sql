CREATE TABLE types (
  id   int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE
);

CREATE TABLE pets (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  owner_id bigint NOT NULL REFERENCES owners ON DELETE CASCADE,
  type_id  int NOT NULL REFERENCES types,
  name     text NOT NULL,
  born     date NOT NULL CHECK (born >= DATE '1980-01-01'),
  UNIQUE (owner_id, name)
);
