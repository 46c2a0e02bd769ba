CREATE TABLE vets (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  first_name text NOT NULL,
  last_name  text NOT NULL
);

CREATE TABLE specialties (
  vet_id bigint NOT NULL REFERENCES vets ON DELETE CASCADE,
  name   text NOT NULL,
  PRIMARY KEY (vet_id, name)
);
