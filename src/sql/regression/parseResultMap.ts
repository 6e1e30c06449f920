/** A line of pg_regress's file `resultmap`: this test expects another file on such platforms. */
export interface ResultMapEntry {
  readonly test: string;
  /** Begins at the platform's start; `.` is any character, `.*` any text. */
  readonly platform: string;
  /** The expected file, as in `float4-misrounded-input.out`. */
  readonly file: string;
}

/**
 * Reads the lines `TEST:out:PLATFORM=FILE`; other lines are left out (PostgreSQL's
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

/** The expected file of a test on a platform (`i686-pc-linux-gnu`); null when it is the usual one. */
export function findMappedFile(
  entries: readonly ResultMapEntry[],
  test: string,
  platform: string,
): string | null {
  // pg_regress takes the last line that fits.
  const entry = entries.findLast(
    (each) => each.test === test && matchesPlatform(platform, each.platform),
  );
  return entry?.file ?? null;
}

function matchesPlatform(platform: string, pattern: string): boolean {
  const source = pattern.replaceAll(/[\\^$+?()[\]{}|]|(?<!\.)\*/g, "\\$&");
  return new RegExp(`^${source}`, "s").test(platform);
}

/** The platform that a server was built for, from `version()`; "" when that does not name it. */
export function platformOf(version: string): string {
  return / on ([^\s,]+)/.exec(version)?.[1] ?? "";
}
