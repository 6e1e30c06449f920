/** A built-in function of the server as it is proposed: its name and arguments. */
export interface BuiltinFunction {
  readonly name: string;
  readonly signature: string;
}

/**
 * Common functions. The catalogue has thousands: reading them all over a serial line would take too
 * long for a proposal.
 */
export const builtinFunctions: readonly BuiltinFunction[] = toFunctions(
  "abs(numeric) age(timestamp [, timestamp]) array_agg(value) array_append(array, value) " +
    "array_length(array, dimension) array_position(array, value) array_to_string(array, delimiter) " +
    "avg(numeric) btrim(text [, characters]) cardinality(array) ceil(numeric) char_length(text) " +
    "clock_timestamp() coalesce(value, ...) concat(value, ...) concat_ws(separator, value, ...) " +
    "convert_from(bytea, encoding) cos(float8) count(*) cume_dist() current_setting(name) " +
    "date_bin(interval, timestamp, timestamp) date_part(field, timestamp) " +
    "date_trunc(field, timestamp) decode(text, format) dense_rank() encode(bytea, format) " +
    "every(boolean) exp(numeric) extract(field from timestamp) first_value(value) floor(numeric) " +
    "format(pattern, value, ...) gen_random_uuid() generate_series(start, stop [, step]) " +
    "greatest(value, ...) initcap(text) json_agg(value) json_build_object(key, value, ...) " +
    "json_object_agg(key, value) jsonb_agg(value) jsonb_array_elements(jsonb) " +
    "jsonb_build_object(key, value, ...) jsonb_each(jsonb) jsonb_object_agg(key, value) " +
    "jsonb_path_query(jsonb, path) jsonb_pretty(jsonb) jsonb_set(jsonb, path, jsonb) " +
    "lag(value [, offset [, default]]) last_value(value) lead(value [, offset [, default]]) " +
    "least(value, ...) left(text, count) length(text) ln(numeric) lower(text) " +
    "lpad(text, length [, fill]) ltrim(text [, characters]) make_date(year, month, day) max(value) " +
    "md5(text) min(value) mod(numeric, numeric) nextval(sequence) now() nth_value(value, position) " +
    "ntile(buckets) nullif(value, value) octet_length(text) overlay(text placing text from start) " +
    "percent_rank() percentile_cont(fraction) pg_backend_pid() pg_relation_size(relation) " +
    "pg_size_pretty(bytes) pg_sleep(seconds) pg_total_relation_size(relation) pg_typeof(value) " +
    "position(text in text) power(numeric, numeric) quote_ident(text) quote_literal(text) random() " +
    "rank() regexp_match(text, pattern) regexp_matches(text, pattern [, flags]) " +
    "regexp_replace(text, pattern, replacement [, flags]) regexp_split_to_table(text, pattern) " +
    "repeat(text, count) replace(text, from, to) reverse(text) right(text, count) " +
    "round(numeric [, digits]) row_number() row_to_json(record) rpad(text, length [, fill]) " +
    "rtrim(text [, characters]) setval(sequence, value) sign(numeric) sin(float8) " +
    "split_part(text, delimiter, position) sqrt(numeric) starts_with(text, prefix) stddev(numeric) " +
    "string_agg(text, delimiter) string_to_array(text, delimiter) strpos(text, text) " +
    "substring(text from start for count) sum(numeric) tan(float8) to_char(value, format) " +
    "to_date(text, format) to_json(value) to_jsonb(value) to_number(text, format) " +
    "to_timestamp(text, format) to_tsquery(text) to_tsvector(text) translate(text, from, to) " +
    "trim(text) trunc(numeric [, digits]) unnest(array) upper(text) variance(numeric) version()",
);

/** More functions of a port with Oracle's names: those that orafce and IvorySQL share. */
export const oracleFunctions: readonly BuiltinFunction[] = toFunctions(
  "add_months(date, months) decode(value, search, result, ... [, default]) dump(value) " +
    "instr(text, text [, start [, occurrence]]) last_day(date) listagg(text [, delimiter]) " +
    "lnnvl(condition) median(numeric) months_between(date, date) nanvl(value, value) " +
    "next_day(date, weekday) nvl(value, default) nvl2(value, if_set, if_null) " +
    "regexp_count(text, pattern) regexp_instr(text, pattern) regexp_like(text, pattern) " +
    "regexp_substr(text, pattern) substr(text, start [, count]) sysdate() systimestamp() " +
    "to_multi_byte(text) to_single_byte(text) trunc(date [, format])",
);

function toFunctions(list: string): readonly BuiltinFunction[] {
  // Each entry ends with a parenthesis, followed by the next name.
  return list.split(/(?<=\)) (?=\w)/).map((text) => {
    const open = text.indexOf("(");
    return { name: text.slice(0, open), signature: text.slice(open) };
  });
}
