CREATE OR REPLACE VIEW open_amounts AS
SELECT owner_id, sum(gross) AS amount
FROM bills JOIN visits ON visits.id = visit_id JOIN pets ON pets.id = pet_id
WHERE paid_on IS NULL
GROUP BY owner_id;
