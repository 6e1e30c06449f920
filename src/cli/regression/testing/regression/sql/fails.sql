-- On a clean machine there is no table of this name.
create table shared (id int);
select count(*) from shared;
