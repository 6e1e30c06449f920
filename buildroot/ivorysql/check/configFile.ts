/** A line of a configuration in Kconfig's format (kernel: scripts/kconfig/confdata.c). */
export interface ConfigSetting {
  /** As it is written, with its prefix, as in `CONFIG_HZ_100` or `BR2_i386`. */
  readonly symbol: string;
  /** As it is written, quotes included; null for `# SYMBOL is not set`. */
  readonly value: string | null;
}

const assignment = /^([A-Za-z0-9_]+)=(.*)$/;
const unset = /^# ([A-Za-z0-9_]+) is not set$/;

/** Reads a defconfig, a fragment or a whole configuration. Comments and other lines say nothing. */
export function parseConfigFile(text: string): readonly ConfigSetting[] {
  return text.split("\n").flatMap((line): readonly ConfigSetting[] => {
    const set = assignment.exec(line);
    if (set !== null) return [{ symbol: set[1] ?? "", value: set[2] ?? "" }];
    const off = unset.exec(line);
    return off === null ? [] : [{ symbol: off[1] ?? "", value: null }];
  });
}

/** A setting that a configuration does not have as it was wanted. */
export interface ConfigDifference {
  readonly symbol: string;
  readonly wanted: string | null;
  /** Null also for a symbol that the configuration does not name: it is off, or unknown. */
  readonly found: string | null;
}

export function compareConfigs(
  wanted: readonly ConfigSetting[],
  found: readonly ConfigSetting[],
): readonly ConfigDifference[] {
  const values = new Map(found.map(({ symbol, value }) => [symbol, value]));
  return wanted.flatMap(({ symbol, value }) => {
    const actual = values.get(symbol) ?? null;
    return actual === value ? [] : [{ symbol, wanted: value, found: actual }];
  });
}
