insert into types (name) values ('cat'), ('dog'), ('horse');
insert into owners (first_name, last_name, city, telephone) values
  ('Ada', 'Abel', 'Bern', '111111'), ('Ben', 'Baker', 'Bern', '222222'),
  ('Cleo', 'Carver', 'Basel', '333333'), ('Dora', 'Carr', 'Thun', '444444');
insert into pets (name, birth_date, type_id, owner_id) values
  ('Minka', '2020-03-01', 1, 1), ('Rex', '2018-07-15', 2, 2), ('Tom', '2021-01-31', 1, 2);
insert into visits (visit_date, description, pet_id) values
  ('2025-02-01', 'vaccination', 1), ('2024-12-24', 'limps', 2), ('2025-03-03', 'limps again', 2);
insert into vets (last_name) values ('Moor'), ('Lang'), ('Kern');
insert into specialties (name) values ('teeth'), ('surgery');
insert into vet_specialties values (1, 1), (1, 2), (2, 2);
