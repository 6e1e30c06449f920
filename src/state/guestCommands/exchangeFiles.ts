export interface GuestFile {
  readonly path: string;
  readonly sizeBytes: number;
}

/** Shell command that prints size and name of each file in the exchange directory. */
export const listExchangeFiles =
  'cd /mnt/host && for f in *; do [ -f "$f" ] && printf \'%s %s\\n\' "$(wc -c < "$f")" "$f"; done';

/** Parses the output of `listExchangeFiles`; ignores other lines. */
export function parseExchangeFiles(text: string): readonly GuestFile[] {
  return text.split("\n").flatMap((line) => {
    const [, size, name] = /^\s*(\d+) (.+)$/.exec(line) ?? [];
    if (size === undefined || name === undefined) return [];
    return [{ path: `/mnt/host/${name}`, sizeBytes: Number(size) }];
  });
}
