-- The extension goes into template1, so that every database that is made later has it too.
create extension orafce;

-- The usual database was made before.
drop database postgres;
create database postgres;
comment on database postgres is 'default administrative connection database';
