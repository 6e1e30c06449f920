/** A line of pg_regress's file `resultmap`: the expected file of a test on some platforms. */
export interface ResultMapEntry {
  readonly test: string;
  /** A pattern for the start of the platform; `.` is any character, `.*` any text. */
  readonly platform: string;
  /** The expected file, as in `float4-misrounded-input.out`. */
  readonly file: string;
}

/**
 * Reads the lines `TEST:out:PLATFORM=FILE`; skips other lines (PostgreSQL's
 * src/test/regress/pg_regress.c, load_resultmap()).
 */
export function parseResultMap(text: string): readonly ResultMapEntry[] {
  return text.split("\n").flatMap((line) => {
    const match = /^([^:]+):out:([^=]*)=(.+)$/.exec(line.trimEnd());
    if (match === null) return [];
    const [, test = "", platform = "", file = ""] = match;
    return [{ test, platform, file }];
  });
}

/**
 * Returns a test's mapped expected file on a platform (`i686-pc-linux-gnu`); null if there is none.
 */
export function findMappedFile(
  entries: readonly ResultMapEntry[],
  test: string,
  platform: string,
): string | null {
  // pg_regress uses the last line that matches.
  const entry = entries.findLast(
    (each) => each.test === test && matchesPlatform(platform, each.platform),
  );
  return entry?.file ?? null;
}

function matchesPlatform(platform: string, pattern: string): boolean {
  const source = pattern.replaceAll(/[\\^$+?()[\]{}|]|(?<!\.)\*/g, "\\$&");
  return new RegExp(`^${source}`, "s").test(platform);
}

/**
 * Returns the platform that a server was built for, from `version()`; "" if it is not named there.
 */
export function platformOf(version: string): string {
  return / on ([^\s,]+)/.exec(version)?.[1] ?? "";
}
