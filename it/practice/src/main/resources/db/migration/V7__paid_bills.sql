ALTER TABLE bills ADD COLUMN paid_on date;
CREATE INDEX bills_open ON bills (visit_id) WHERE paid_on IS NULL;
