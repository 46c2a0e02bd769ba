INSERT INTO expenses (employee_id, day, what, amount)
SELECT id, DATE '2025-11-03', 'Train', 84.00 FROM employees WHERE email = 'ada.abel@example.com';
INSERT INTO expenses (employee_id, day, what, amount, approved_by)
SELECT e.id, DATE '2025-11-10', 'Dinner', 120.50, a.id
FROM employees e, employees a
WHERE e.email = 'eve.egli@example.com' AND a.email = 'ada.abel@example.com';
INSERT INTO expenses (employee_id, day, what, amount, approved_by, paid_on)
SELECT e.id, DATE '2025-10-01', 'Hotel', 240.00, a.id, DATE '2025-10-31'
FROM employees e, employees a
WHERE e.email = 'eve.egli@example.com' AND a.email = 'ada.abel@example.com';
