/** Parses NAME=VALUE of `--define`; the name in lower case, `null` for any other text. */
export function readDefine(text: string): readonly [name: string, value: string] | null {
  const match = /^([\w$#]+)=([^]*)$/.exec(text);
  return match === null ? null : [(match[1] ?? "").toLowerCase(), match[2] ?? ""];
}
