/**
 * IvorySQL's DBMS_OUTPUT, made up for tests on a server that has none: its functions over orafce's
 * buffer, which lives in the memory of the server's process too. As in IvorySQL nothing is kept
 * before `enable`, which empties the buffer, and a transaction that is undone in part takes no line
 * back; `isLasting` says whether the end of a transaction ends the buffer, as releases differ.
 *
 * @see IvorySQL, `contrib/ivorysql_ora/src/builtin_packages/dbms_output/dbms_output.c`
 */
export function madeDbmsOutput(isLasting: boolean): string {
  return `
    create schema if not exists sys;
    drop function if exists sys.ora_dbms_output_get_lines;
    drop type if exists sys.dbms_output_lines;
    create type sys.dbms_output_lines as (lines text[], numlines integer);
    create or replace function sys.ora_dbms_output_enable(buffer_size integer default 20000)
      returns void language plpgsql as $$
      begin
        perform dbms_output.disable();
        perform dbms_output.enable(1000000);
        perform set_config('made.is_enabled', 'yes', ${!isLasting});
      end $$;
    create or replace function sys.ora_dbms_output_disable() returns void language plpgsql as $$
      begin perform set_config('made.is_enabled', '', ${!isLasting}); end $$;
    create or replace function sys.ora_dbms_output_put_line(a text)
      returns void language plpgsql as $$
      begin
        if current_setting('made.is_enabled', true) = 'yes' then
          perform dbms_output.put_line(coalesce(a, ''));
        end if;
      end $$;
    create function sys.ora_dbms_output_get_lines(numlines integer)
      returns sys.dbms_output_lines language plpgsql as $$
      declare result sys.dbms_output_lines;
      begin
        if current_setting('made.is_enabled', true) = 'yes' then
          select d.lines, d.numlines into result from dbms_output.get_lines(numlines) d;
        else
          result := (array[]::text[], 0);
        end if;
        return result;
      end $$;`;
}
