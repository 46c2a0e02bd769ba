CREATE TABLE visits (
  id     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  pet_id bigint NOT NULL REFERENCES pets ON DELETE CASCADE,
  vet_id bigint NOT NULL REFERENCES vets,
  day    date NOT NULL,
  slot   int NOT NULL CHECK (slot BETWEEN 1 AND 8),
  reason text NOT NULL DEFAULT '',
  UNIQUE (vet_id, day, slot)
);
