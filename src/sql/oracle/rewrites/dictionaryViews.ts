const userTables =
  "select upper(tablename) as table_name, upper(tablespace) as tablespace_name " +
  "from pg_catalog.pg_tables where tableowner = current_user and schemaname = current_schema";
const allTables =
  "select upper(schemaname) as owner, upper(tablename) as table_name from pg_catalog.pg_tables";
const columns = (filter: string): string =>
  "select upper(table_schema) as owner, upper(table_name) as table_name, " +
  "upper(column_name) as column_name, upper(data_type) as data_type, " +
  "character_maximum_length as data_length, ordinal_position as column_id, " +
  `left(is_nullable, 1) as nullable from information_schema.columns${filter}`;
const ofSchema = " where table_schema = current_schema";

/**
 * Oracle's dictionary views as queries on PostgreSQL's catalogue, with the most used columns and
 * with names in upper case, as in Oracle.
 */
export const dictionaryViews: Readonly<Record<string, string>> = {
  user_tables: userTables,
  all_tables: allTables,
  dba_tables: allTables,
  user_tab_columns: columns(ofSchema),
  all_tab_columns: columns(""),
  user_views:
    "select upper(viewname) as view_name, definition as text " +
    "from pg_catalog.pg_views where schemaname = current_schema",
  all_views:
    "select upper(schemaname) as owner, upper(viewname) as view_name, definition as text " +
    "from pg_catalog.pg_views",
  user_indexes:
    "select upper(indexname) as index_name, upper(tablename) as table_name " +
    "from pg_catalog.pg_indexes where schemaname = current_schema",
  user_sequences:
    "select upper(sequencename) as sequence_name, min_value, max_value, increment_by " +
    "from pg_catalog.pg_sequences where schemaname = current_schema",
  user_users: "select upper(current_user::text) as username",
  all_users: "select upper(rolname) as username from pg_catalog.pg_roles where rolcanlogin",
  dba_users: "select upper(rolname) as username from pg_catalog.pg_roles where rolcanlogin",
  v$version: "select version() as banner",
  v$session:
    "select pid as sid, upper(usename) as username, application_name as program, state as status " +
    "from pg_catalog.pg_stat_activity",
};
