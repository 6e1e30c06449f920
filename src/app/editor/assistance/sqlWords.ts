/**
 * Words that the editor highlights as keywords and proposes: those of common statements, of
 * PL/pgSQL and of Oracle's dialect, reserved or not.
 */
export const highlightedKeywords: readonly string[] = (
  "abort add after all alter always analyze and any array as asc asymmetric at atomic " +
  "authorization before begin between body both by call cascade case cast check checkpoint close " +
  "cluster collate column comment commit concurrently conflict connect constraint constraints " +
  "continue copy create cross cube current current_date current_role current_schema current_time " +
  "current_timestamp current_user cursor cycle database deallocate declare default deferrable " +
  "deferred definer delete desc discard distinct do domain drop each else elsif end enum escape " +
  "except exception exclude execute exists exit explain extension external false fetch filter " +
  "following for force foreign forward from full function functions generated get global grant " +
  "group grouping having if ilike immediate immutable in including increment index inherits " +
  "initially inner inout insert instead intersect into invoker is isnull isolation join key " +
  "language lateral leading left like limit listen localtime localtimestamp lock loop matched " +
  "materialized merge minus minvalue maxvalue move natural not nothing notify notnull notice " +
  "nowait null nulls of off offset on only open operator option or order ordinality out outer " +
  "over overlaps overriding package partition perform plisql plpgsql policy preceding prepare " +
  "primary privileges procedure procedures raise range recursive references refresh reindex " +
  "release rename repeatable replace reset restart restrict return returning returns revoke " +
  "right role rollback rollup row rows rowtype savepoint schema security select sequence " +
  "sequences serializable session session_user set setof show similar skip some sql stable start " +
  "statement stdin stdout stored strict symmetric synonym table tables tablesample tablespace " +
  "temp temporary then ties to trailing transaction trigger trim true truncate type unbounded " +
  "uncommitted union unique unlisten unlogged until update user using vacuum values variadic " +
  "verbose view volatile warning when where while window with within without"
).split(" ");

/** Names that the editor highlights as types. */
export const highlightedTypes: readonly string[] = (
  "bigint bigserial binary_double binary_float bit blob bool boolean bytea char character cidr " +
  "clob date daterange decimal double float float4 float8 inet int int2 int4 int4range int8 " +
  "int8range integer interval json jsonb lseg macaddr money nchar number numeric numrange " +
  "nvarchar2 oid pls_integer precision raw real record regclass regproc regtype serial smallint " +
  "smallserial text time timestamp timestamptz timetz tsquery tsrange tstzrange tsvector uuid " +
  "varbit varchar varchar2 varying void xml"
).split(" ");
