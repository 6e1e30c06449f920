select decode(town, 'Ghent', 1) from customer;
EXIT
select 'after EXIT' from dual;
