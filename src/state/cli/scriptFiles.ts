import { readFileSync } from "node:fs";
import path from "node:path";
import { dialectOfServer } from "../../sql/dialectOfServer.ts";
import type { ScriptSession } from "../../sql/session/sqlSession.ts";
import { splitScript } from "../../sql/splitScript.ts";
import { expandFiles, type FoundFile } from "../../sql/sqlplus/expandFiles.ts";
import { type AskedVariable, prepareScript, scriptStart } from "../../sql/sqlplus/prepareScript.ts";
import type { SubstitutionValues } from "../../sql/sqlplus/scriptContext.ts";
import type { Statement } from "../../sql/statements/statement.ts";

/** A statement of a script, and of which. */
export interface FileStatement {
  readonly statement: Statement;
  /** The path of the script. */
  readonly file: string;
}

export interface PreparedFile {
  readonly items: readonly FileStatement[];
  readonly asked: readonly AskedVariable[];
}

/** Makes a script ready to run: the files that it calls from the disk, and the values of its variables. */
export function prepareFile(
  { name, text }: FoundFile,
  session: Pick<ScriptSession, "server" | "scriptStart">,
  defines: SubstitutionValues,
): PreparedFile {
  const { server } = session;
  const split = (part: string): readonly Statement[] => splitScript(part, server);
  const written = split(text).map((statement) => ({ statement, file: name }));
  const items = expandFiles<FileStatement>(written, {
    split,
    // SQL*Plus looks in its working directory; scripts are mostly run from where they lie.
    find: (called, from) => readScript(called, [from ?? name, ".", name].map(directoryOf)),
    makeItem: (statement, file) => ({ statement, file: file.name }),
  });
  const start = session.scriptStart ?? scriptStart;
  const values = new Map([...defines, ...start.values]);
  return prepareScript(items, dialectOfServer(server), { ...start, values }, defines);
}

function directoryOf(file: string): string {
  return file === "." ? "." : path.dirname(file);
}

function readScript(name: string, directories: readonly string[]): FoundFile | null {
  const wanted = path.extname(name) === "" ? `${name}.sql` : name;
  for (const directory of directories) {
    const file = path.resolve(directory, wanted);
    try {
      return { name: file, text: readFileSync(file, "utf8") };
    } catch {
      // Not there: the next directory is tried.
    }
  }
  return null;
}
