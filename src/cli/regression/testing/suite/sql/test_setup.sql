\getenv abs_srcdir PG_ABS_SRCDIR
create table pair (number int, name text);
\set filename :abs_srcdir '/data/pairs.data'
copy pair from :'filename';
