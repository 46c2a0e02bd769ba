CREATE SEQUENCE companies_seq INCREMENT BY 50;
CREATE TABLE companies (
  id bigint PRIMARY KEY,
  name varchar(100) NOT NULL UNIQUE,
  seat varchar(100) NOT NULL
);

CREATE SEQUENCE departments_seq INCREMENT BY 50;
CREATE TABLE departments (
  id bigint PRIMARY KEY,
  company_id bigint NOT NULL REFERENCES companies,
  name varchar(100) NOT NULL,
  UNIQUE (company_id, name)
);
