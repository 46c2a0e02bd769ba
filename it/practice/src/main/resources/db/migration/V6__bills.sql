CREATE TABLE bills (
  id       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  visit_id bigint NOT NULL UNIQUE REFERENCES visits ON DELETE CASCADE,
  net      numeric(10, 2) NOT NULL CHECK (net >= 0),
  gross    numeric(10, 2) GENERATED ALWAYS AS (round(net * (100 + ${vat}) / 100, 2)) STORED
);
