\getenv abs_builddir PG_ABS_BUILDDIR
\getenv libdir PG_LIBDIR
\getenv dlsuffix PG_DLSUFFIX
\set library :libdir '/plpgsql' :dlsuffix
load :'library';
\i sql/again.sql
\set filename :abs_builddir '/results/pairs.data'
copy pair to :'filename';
\copy pair from 'results/pairs.data'
select count(*) from pair;
drop table pair;
show random_page_cost;
