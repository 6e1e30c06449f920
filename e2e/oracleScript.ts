/** A typical Oracle script: SQL*Plus lines, units that run, units that fail, and dependent ones. */
export const oracleScript = `REM Tables of a small shop
SET SERVEROUTPUT ON SIZE 1000000
SET LINESIZE 200 PAGESIZE 50
WHENEVER SQLERROR CONTINUE
PROMPT Creating the tables
DEFINE town = 'Ghent'
create table plus_customer (id integer primary key, name varchar(40) not null, town varchar(40));
insert into plus_customer values (1, 'Ada', '&town');
DESC plus_customer
create table plus_order (id number(10) primary key, ordered date default sysdate);
insert into plus_order values (1, null);
create or replace trigger plus_stamp
  before insert on plus_customer for each row
begin
  :new.town := upper(:new.town);
end;
/
begin
  dbms_output.put_line('done');
end;
/
select name, decode(town, 'Ghent', 'here', 'elsewhere') from plus_customer;
select name from plus_customer where rownum < 10;
SPOOL OFF
`;
