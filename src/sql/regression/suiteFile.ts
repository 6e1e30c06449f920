/** A file that scripts of a suite read, carried into the guest beside them. */
export interface SuiteFile {
  /** Relative to the suite's directory, with `/`, without `..`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The most bytes that are carried along: they are held in the guest's memory. */
export const suiteBytesLimit = 24 * 1024 * 1024;

/** The shell script that puts carried files in their places below a directory of the guest. */
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
    // The server writes into it too.
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

/** A word of the shell that stands for any text. */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
