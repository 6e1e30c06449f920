REM The tables of a small shop
SET LINESIZE 200
DEFINE town = 'Ghent'
create table customer (id integer primary key, town varchar(40));
insert into customer values (1, '&town');
create table orders (id number(10));
insert into orders values (1);
create trigger stamp before insert on customer for each row
begin
  :new.town := upper(:new.town);
end;
/
begin
  null;
end;
/
@more
select town from customer where id = &id;
