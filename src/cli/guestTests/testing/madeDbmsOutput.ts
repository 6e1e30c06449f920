/**
 * Emulates IvorySQL's DBMS_OUTPUT for tests on a server without it: its functions on top of
 * orafce's buffer, which is in the backend's memory as well. As in IvorySQL, nothing is buffered
 * before `enable`, which clears the buffer, and a rollback to a savepoint removes no line;
 * `isLasting` says whether the buffer survives the end of a transaction, as releases differ.
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
