create extension orafce;

drop database postgres;

create database postgres;

comment on database postgres is 'default administrative connection database';

