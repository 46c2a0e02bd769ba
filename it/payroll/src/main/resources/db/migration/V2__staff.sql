CREATE SEQUENCE employees_seq INCREMENT BY 50;
CREATE TABLE employees (
  id bigint PRIMARY KEY,
  department_id bigint NOT NULL REFERENCES departments,
  first_name varchar(100) NOT NULL,
  last_name varchar(100) NOT NULL,
  email varchar(200) NOT NULL UNIQUE,
  born date NOT NULL,
  hired date NOT NULL,
  last_day date CHECK (last_day >= hired),
  holidays integer NOT NULL
);
CREATE INDEX employees_by_name ON employees (lower(last_name));

CREATE SEQUENCE contracts_seq INCREMENT BY 50;
CREATE TABLE contracts (
  id bigint PRIMARY KEY,
  employee_id bigint NOT NULL REFERENCES employees,
  valid_from date NOT NULL,
  monthly numeric(12, 2) NOT NULL CHECK (monthly > 0),
  percent integer NOT NULL CHECK (percent BETWEEN 1 AND 100),
  UNIQUE (employee_id, valid_from)
);
