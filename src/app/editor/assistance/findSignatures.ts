import type { CatalogRoutine } from "../../../sql/catalog/catalog.ts";
import { withOracleTypes } from "../../../sql/catalog/withOracleTypes.ts";
import type { PackageMember } from "../../../sql/catalog/parsePackageMembers.ts";
import { type OpenCall, readCalls } from "../../../sql/catalog/completion/readCalls.ts";
import { splitArguments } from "../../../sql/catalog/completion/splitArguments.ts";
import type { Dialect } from "../../../sql/dialect.ts";
import type { TextRange } from "../../../sql/model.ts";
import { splitStatements } from "../../../sql/statements/splitStatements.ts";
import { statementAt } from "../../../sql/statements/statementAt.ts";
import { selectDialect } from "../../../state/store/selectors.ts";
import type { Workbench } from "../../../state/workbench.ts";
import type { WorkbenchState } from "../../../state/store/workbenchState.ts";
import { CatalogReader } from "./catalogReader.ts";
import { findPackageMembers } from "./findPackageMembers.ts";
import { knownBuiltins } from "./knownBuiltins.ts";

/** The signatures of the routine in an open call. */
export interface Signatures {
  /** One for each routine of that name; never empty. */
  readonly items: readonly Signature[];
  /** Index of the item that has the parameter that is being written. */
  readonly active: number;
}

export interface Signature {
  /** The name, the parameters in parentheses, the result's type. */
  readonly label: string;
  /** The ranges of the parameters in the label. */
  readonly parameters: readonly TextRange[];
  /** The parameter that is being written, counted from 0; `null` if there is none. */
  readonly activeParameter: number | null;
}

/** Finds the signatures of the innermost call of a known routine; `null` if there is none. */
export async function findSignatures(
  workbench: Workbench,
  text: string,
  offset: number,
): Promise<Signatures | null> {
  const dialect = selectDialect(workbench.store.getState());
  const statement = statementAt(splitStatements(text, dialect), offset);
  const range = statement?.range ?? { start: 0, end: text.length };
  // After the last statement a new one begins.
  const start = offset > range.end ? range.end : range.start;
  const part = text.slice(start, Math.max(range.end, offset));
  const catalog = new CatalogReader(workbench);
  for (const call of readCalls(part, offset - start, dialect)) {
    const routines = await findRoutines(catalog, call, dialect);
    // The catalogue is in the store by now.
    const builtin = findBuiltin(workbench.store.getState(), call);
    if (routines.length === 0 && builtin !== null) return { items: [builtin], active: 0 };
    if (routines.length === 0) continue;
    const items = routines.map((routine) => toSignature(routine, call));
    const fitting = items.findIndex(({ activeParameter }) => activeParameter !== null);
    return { items, active: Math.max(0, fitting) };
  }
  return null;
}

/** The signature of a built-in function, as in completions. */
function findBuiltin(state: WorkbenchState, { name: [name, ...rest] }: OpenCall): Signature | null {
  const builtin = rest.length > 0 ? null : knownBuiltins(state).find((each) => each.name === name);
  if (builtin == null) return null;
  return { label: `${builtin.name}${builtin.signature}`, parameters: [], activeParameter: null };
}

interface Routine {
  readonly name: string;
  /** `return` (package member) or `returns`, with the type; empty without one. */
  readonly result: string;
  readonly parameters: readonly Parameter[];
}

interface Parameter {
  readonly name: string | null;
  readonly text: string;
}

async function findRoutines(
  catalog: CatalogReader,
  { name }: OpenCall,
  dialect: Dialect,
): Promise<readonly Routine[]> {
  const qualifier = name.slice(0, -1);
  const [last = ""] = name.slice(-1);
  if (qualifier.length > 0) {
    const members = await findPackageMembers(catalog, qualifier);
    const named = (members ?? []).filter((member) => member.name === last).filter(isRoutine);
    if (named.length > 0) return named.map(toMemberRoutine);
  }
  if (qualifier.length > 1) return [];
  const routines = await catalog.routines(qualifier[0] ?? null, last);
  return routines.map((routine) => toCatalogRoutine(routine, dialect));
}

function isRoutine({ kind }: PackageMember): boolean {
  return kind === "function" || kind === "procedure";
}

function toMemberRoutine({ name, parameters, type }: PackageMember): Routine {
  return {
    name,
    result: type === null ? "" : ` return ${type}`,
    parameters: parameters.map((each) => ({ name: each.name, text: `${each.name} ${each.text}` })),
  };
}

function toCatalogRoutine(routine: CatalogRoutine, dialect: Dialect): Routine {
  const parameters = splitArguments(withOracleTypes(routine.arguments, dialect));
  const isCalledWithOut = routine.kind === "procedure" || dialect.name === "oracle";
  return {
    name: routine.name,
    result: routine.result === null ? "" : ` returns ${withOracleTypes(routine.result, dialect)}`,
    // A call of a PostgreSQL function does not pass its OUT parameters.
    parameters: parameters.filter(({ mode }) => isCalledWithOut || mode !== "out"),
  };
}

function toSignature({ name, result, parameters }: Routine, call: OpenCall): Signature {
  const last = parameters.length - 1;
  const isVariadic = parameters[last]?.text.startsWith("VARIADIC ") === true;
  const byPosition = isVariadic ? Math.min(call.argument, last) : call.argument;
  const active =
    call.parameter === null
      ? byPosition
      : parameters.findIndex((parameter) => parameter.name === call.parameter);
  const ranges: TextRange[] = [];
  let start = name.length + "(".length;
  for (const { text } of parameters) {
    const end = start + text.length;
    ranges.push({ start, end });
    start = end + ", ".length;
  }
  return {
    label: `${name}(${parameters.map(({ text }) => text).join(", ")})${result}`,
    parameters: ranges,
    activeParameter: active >= 0 && active <= last ? active : null,
  };
}
