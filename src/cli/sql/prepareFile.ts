import { readFileSync } from "node:fs";
import path from "node:path";
import { dialectOfServer } from "../../sql/dialectOfServer.ts";
import type { ScriptSession } from "../../sql/session/contract/sqlSession.ts";
import { splitScript } from "../../sql/session/scripts/splitScript.ts";
import { expandFiles, type FoundFile } from "../../sql/sqlplus/variables/expandFiles.ts";
import { type AskedVariable, prepareScript } from "../../sql/sqlplus/variables/prepareScript.ts";
import { scriptStart } from "../../sql/sqlplus/variables/prepareScript.ts";
import type { SubstitutionValues } from "../../sql/statements/sqlPlusLines/scriptContext.ts";
import { decodeText } from "./readTextFile.ts";
import type { Statement } from "../../sql/statements/statement.ts";

/** A statement and its script. */
export interface FileStatement {
  readonly statement: Statement;
  /** The path of the script. */
  readonly file: string;
}

export interface PreparedFile {
  readonly items: readonly FileStatement[];
  readonly asked: readonly AskedVariable[];
}

/**
 * Prepares a script: reads the files that it calls, and substitutes its variables. Throws if the
 * encoding of such a file must be given.
 */
export function prepareFile(
  { name, text }: FoundFile,
  session: Pick<ScriptSession, "server" | "scriptStart">,
  defines: SubstitutionValues,
  encoding: string | null,
): PreparedFile {
  const { server } = session;
  const split = (part: string): readonly Statement[] => splitScript(part, server);
  const written = split(text).map((statement) => ({ statement, file: name }));
  const items = expandFiles<FileStatement>(written, {
    split,
    // SQL*Plus looks in its working directory, which is mostly that of the script.
    find: (called, from) =>
      readScript(called, [from ?? name, ".", name].map(directoryOf), encoding),
    makeItem: (statement, file) => ({ statement, file: file.name }),
  });
  const start = session.scriptStart ?? scriptStart;
  const values = new Map([...defines, ...start.values]);
  return prepareScript(items, dialectOfServer(server), { ...start, values }, defines);
}

function directoryOf(file: string): string {
  return file === "." ? "." : path.dirname(file);
}

function readScript(
  name: string,
  directories: readonly string[],
  encoding: string | null,
): FoundFile | null {
  const wanted = path.extname(name) === "" ? `${name}.sql` : name;
  for (const directory of directories) {
    const file = path.resolve(directory, wanted);
    const bytes = tryRead(file);
    if (bytes !== null) return { name: file, text: decodeText(file, bytes, encoding) };
  }
  return null;
}

function tryRead(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}
