// Words of PL/iSQL and of Oracle's SQL that PostgreSQL does not have.

export const oracleOnlyKeywords: readonly string[] = (
  "accessible authid bulk collect connect_by_root constant currval deterministic dual " +
  "editionable exceptions exec forall goto level modify nextval nocopy nocycle noneditionable " +
  "others parallel_enable pipe pipelined pragma print prior ref result_cache reverse rowid " +
  "rownum siblings sqlcode sqlerrm subtype sysdate systimestamp uid var variable varray work " +
  "xmltable"
).split(" ");

export const oracleOnlyTypes: readonly string[] =
  "bfile binary_integer long naturaln nclob positive positiven sys_refcursor urowid".split(" ");
