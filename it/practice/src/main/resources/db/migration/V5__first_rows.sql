INSERT INTO types (name) VALUES ('cat'), ('dog'), ('hamster'), ('horse');

INSERT INTO vets (first_name, last_name) VALUES ('Ida', 'Ames'), ('Jon', 'Beck'), ('Kim', 'Cole');
INSERT INTO specialties SELECT id, 'surgery' FROM vets WHERE last_name IN ('Ames', 'Beck');
INSERT INTO specialties SELECT id, 'teeth' FROM vets WHERE last_name = 'Ames';
