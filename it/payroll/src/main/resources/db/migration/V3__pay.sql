CREATE TABLE rates (
  name varchar(20) PRIMARY KEY,
  percent numeric(5, 2) NOT NULL
);
INSERT INTO rates VALUES ('pension', 5.30), ('unemployment', 1.10), ('accident', 0.90);

CREATE SEQUENCE payslips_seq INCREMENT BY 50;
CREATE TABLE payslips (
  id bigint PRIMARY KEY,
  employee_id bigint NOT NULL REFERENCES employees,
  paid_month date NOT NULL CHECK (extract(day FROM paid_month) = 1),
  gross numeric(12, 2) NOT NULL,
  deductions numeric(12, 2) NOT NULL,
  net numeric(12, 2) GENERATED ALWAYS AS (gross - deductions) STORED,
  UNIQUE (employee_id, paid_month)
);

CREATE SEQUENCE bonuses_seq INCREMENT BY 50;
CREATE TABLE bonuses (
  id bigint PRIMARY KEY,
  employee_id bigint NOT NULL REFERENCES employees,
  paid_month date NOT NULL,
  amount numeric(12, 2) NOT NULL CHECK (amount > 0),
  reason varchar(200) NOT NULL
);
