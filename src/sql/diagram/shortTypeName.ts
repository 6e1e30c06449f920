/** The short names that PostgreSQL has for types which `format_type` writes out. */
const shortNames: readonly (readonly [RegExp, string])[] = [
  [/^timestamp(\(\d\))? without time zone/, "timestamp$1"],
  [/^timestamp(\(\d\))? with time zone/, "timestamptz$1"],
  [/^time(\(\d\))? without time zone/, "time$1"],
  [/^time(\(\d\))? with time zone/, "timetz$1"],
  [/^character varying/, "varchar"],
  [/^bit varying/, "varbit"],
  [/^character\b/, "char"],
  [/^double precision/, "float8"],
];

/** PostgreSQL documentation, "Data Types", column "Aliases"; arrays and lengths keep theirs. */
export function shortTypeName(type: string): string {
  const found = shortNames.find(([pattern]) => pattern.test(type));
  return found === undefined ? type : type.replace(...found);
}
