REM HR-like script of an Oracle shop
SET SERVEROUTPUT ON SIZE UNLIMITED
SET ECHO OFF FEEDBACK ON LINESIZE 200
WHENEVER SQLERROR CONTINUE
SPOOL install.log
PROMPT Installing the schema
DEFINE tab = employees
COLUMN ename FORMAT A20 -
  HEADING 'Name'
CREATE TABLE departments (
  id    NUMBER(4) PRIMARY KEY,
  name  VARCHAR2(30 CHAR) NOT NULL,
  loc   VARCHAR2(20)
);
CREATE TABLE &tab (
  id      NUMBER(6) PRIMARY KEY,
  name    VARCHAR2(50) NOT NULL,
  hired   DATE DEFAULT SYSDATE,
  salary  NUMBER(8,2),
  dept_id NUMBER(4) REFERENCES departments (id)
)
/
CREATE TABLE audit_log (at TIMESTAMP, msg CLOB) TABLESPACE users;
CREATE SEQUENCE emp_seq START WITH 100 INCREMENT BY 1 NOCACHE;
CREATE INDEX emp_name_ix ON employees (UPPER(name));
COMMENT ON TABLE employees IS 'It''s the staff; / all of it';
INSERT INTO departments VALUES (10, 'Sales', 'Graz');
INSERT INTO departments VALUES (20, 'R&D', NULL);
INSERT INTO employees VALUES (emp_seq.NEXTVAL, 'Ada', SYSDATE, 5000, 10);
INSERT INTO employees (id, name, salary, dept_id) VALUES (2, 'Bob', 4000, 10);
INSERT ALL INTO departments VALUES (30, 'A', 'B') INTO departments VALUES (40, 'C', 'D') SELECT * FROM dual;
COMMIT;
CREATE OR REPLACE VIEW emp_view AS SELECT e.name, d.name AS dept FROM employees e, departments d WHERE e.dept_id = d.id (+);
CREATE OR REPLACE VIEW dept_view AS SELECT id, name FROM departments
/
SELECT * FROM emp_view;
SELECT * FROM dept_view WHERE ROWNUM <= 1;
SELECT name, NVL(salary, 0), DECODE(dept_id, 10, 'sales', 'other') FROM employees;
SELECT SYSDATE, ADD_MONTHS(DATE '2024-01-31', 1) FROM dual;
SELECT level FROM dual CONNECT BY level <= 3;
SELECT id FROM departments MINUS SELECT dept_id FROM employees;
SELECT q'[it's a quote]' FROM dual;
SELECT 1 FROM dual
/
MERGE INTO departments t USING (SELECT 10 id, 'X' name FROM dual) s ON (t.id = s.id) WHEN MATCHED THEN UPDATE SET name = s.name;
CREATE OR REPLACE FUNCTION dept_name (p_id NUMBER) RETURN VARCHAR2 IS
  v departments.name%TYPE;
BEGIN
  SELECT name INTO v FROM departments WHERE id = p_id;
  RETURN v;
END dept_name;
/
SHOW ERRORS
SELECT dept_name(10) FROM dual;
CREATE OR REPLACE PROCEDURE raise_salary (p_id IN NUMBER, p_by IN NUMBER) AS
BEGIN
  UPDATE employees SET salary = salary + p_by WHERE id = p_id;
  IF SQL%ROWCOUNT = 0 THEN
    RAISE_APPLICATION_ERROR(-20001, 'nobody');
  END IF;
END;
/
EXEC raise_salary(2, 100)
VARIABLE total NUMBER
EXEC :total := 42
PRINT total
BEGIN
  DBMS_OUTPUT.PUT_LINE('hello');
END;
/
DECLARE
  CURSOR c IS SELECT name FROM employees;
BEGIN
  FOR r IN c LOOP
    DBMS_OUTPUT.PUT_LINE(r.name);
  END LOOP;
END;
/
CREATE OR REPLACE TRIGGER emp_bi BEFORE INSERT ON employees FOR EACH ROW
BEGIN
  IF :NEW.id IS NULL THEN
    SELECT emp_seq.NEXTVAL INTO :NEW.id FROM dual;
  END IF;
END;
/
CREATE OR REPLACE PACKAGE hr AS
  PROCEDURE hire(p_name VARCHAR2);
  FUNCTION headcount RETURN NUMBER;
END hr;
/
CREATE OR REPLACE PACKAGE BODY hr AS
  PROCEDURE hire(p_name VARCHAR2) IS
  BEGIN
    INSERT INTO employees (name) VALUES (p_name);
  END;
  FUNCTION headcount RETURN NUMBER IS
    n NUMBER;
  BEGIN
    SELECT COUNT(*) INTO n FROM employees;
    RETURN n;
  END;
END hr;
/
EXEC hr.hire('Cy')
SELECT hr.headcount FROM dual;
CREATE TYPE money_t AS OBJECT (amount NUMBER, cur VARCHAR2(3));
/
CREATE TABLE broken (a NUMBR);
INSERT INTO broken VALUES (1);
SELECT * FROM broken;
CREATE VIEW broken_view AS SELECT * FROM broken;
SELECT * FROM broken_view;
CREATE SYNONYM emps FOR employees;
SELECT * FROM emps;
CREATE PUBLIC SYNONYM e2 FOR employees;
GRANT SELECT ON employees TO PUBLIC;
ALTER TABLE employees ADD (email VARCHAR2(60));
ALTER TABLE employees MODIFY (name VARCHAR2(80));
ALTER SESSION SET NLS_DATE_FORMAT = 'YYYY-MM-DD';
CREATE GLOBAL TEMPORARY TABLE gtt (a NUMBER) ON COMMIT DELETE ROWS;
INSERT INTO gtt VALUES (1);
CREATE DATABASE LINK remote CONNECT TO scott IDENTIFIED BY tiger USING 'orcl';
SELECT table_name FROM user_tables;
SELECT EXTRACT(YEAR FROM hired), TO_CHAR(hired, 'YYYY-MM-DD'), TRUNC(hired) FROM employees;
SELECT LISTAGG(name, ',') WITHIN GROUP (ORDER BY name) FROM employees;
UPDATE employees SET salary = salary * 1.1 WHERE id = 2;
DELETE FROM employees WHERE id = &missing;
DESC departments
DESC nothing
@argument.sql 7
CONNECT scott/tiger
HOST ls
LOCK TABLE employees IN EXCLUSIVE MODE;
SAVEPOINT a;
ROLLBACK TO a;
WITH FUNCTION twice(n NUMBER) RETURN NUMBER IS BEGIN RETURN n * 2; END; SELECT twice(2) FROM dual;
/
DROP TABLE gtt PURGE;
TRUNCATE TABLE audit_log;
SPOOL OFF
EXIT
