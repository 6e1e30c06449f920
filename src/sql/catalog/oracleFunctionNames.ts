/**
 * Oracle functions that a server either has in its catalogue or lacks. NVL, DECODE, SYSDATE and the
 * like are left out, because a server may have them in its grammar.
 */
export const oracleFunctionNames: readonly string[] = (
  "add_months dump instr last_day listagg median months_between next_day regexp_count " +
  "regexp_instr regexp_like regexp_substr substr to_multi_byte to_single_byte"
).split(" ");
