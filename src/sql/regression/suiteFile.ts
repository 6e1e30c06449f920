/** A file that scripts of a suite read, copied into the guest with them. */
export interface SuiteFile {
  /** Relative to the suite's directory, with `/`, without `..`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The most bytes of such files, which the guest keeps in memory. */
export const suiteBytesLimit = 24 * 1024 * 1024;

/** Returns the shell script that copies the files to their paths below a directory of the guest. */
export function placeSuiteFiles(
  directory: string,
  files: readonly { readonly path: string; readonly guestPath: string }[],
): string {
  const directories = new Set(files.flatMap(({ path }) => directoryOf(path)));
  const lines = [
    `rm -rf ${quoteForShell(directory)}`,
    ...[`${directory}/results`, ...[...directories].map((each) => `${directory}/${each}`)].map(
      (each) => `mkdir -p ${quoteForShell(each)}`,
    ),
    // The server writes to it too.
    `chmod 1777 ${quoteForShell(`${directory}/results`)}`,
    ...files.map(
      ({ path, guestPath }) =>
        `cp ${quoteForShell(guestPath)} ${quoteForShell(`${directory}/${path}`)}`,
    ),
    `chmod -R a+rX ${quoteForShell(directory)}`,
  ];
  return `set -e\n${lines.join("\n")}\n`;
}

function directoryOf(path: string): readonly string[] {
  const end = path.lastIndexOf("/");
  return end < 0 ? [] : [path.slice(0, end)];
}

/** Quotes any text as one word of the shell. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
