/** The first invalid field of a document. */
export interface FieldProblem {
  /** Path of the field, as in `files.state.parts[0].size`; empty for the document itself. */
  readonly path: string;
  readonly message: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads fields of an untyped document and records the first invalid one.
 *
 * For an invalid field, a method returns a placeholder of its type, so that a parser mirrors the
 * type it builds; the result is valid only if `problem` is null at the end.
 */
export class FieldReader {
  #problem: FieldProblem | null = null;

  get problem(): FieldProblem | null {
    return this.#problem;
  }

  reject(path: string, message: string): void {
    this.#problem ??= { path, message };
  }

  object(value: unknown, path: string): Fields {
    if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      return value as Fields;
    }
    this.reject(path, `must be an object, not ${describe(value)}`);
    return {};
  }

  text(value: unknown, path: string, pattern = /^/): string {
    if (typeof value === "string") {
      if (!pattern.test(value)) {
        this.reject(path, `does not match ${pattern.source}: ${JSON.stringify(value)}`);
      }
      return value;
    }
    this.reject(path, `must be a text, not ${describe(value)}`);
    return "";
  }

  integer(value: unknown, path: string, minimum: number, maximum: number): number {
    if (typeof value === "number" && Number.isInteger(value)) {
      if (value < minimum || value > maximum) {
        this.reject(path, `must be from ${minimum} to ${maximum}, not ${value}`);
      }
      return value;
    }
    this.reject(path, `must be a whole number, not ${describe(value)}`);
    return minimum;
  }

  oneOf<const T extends string | number>(
    value: unknown,
    path: string,
    choices: readonly [T, ...T[]],
  ): T {
    const found = choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    const list = choices.map((choice) => JSON.stringify(choice)).join(", ");
    this.reject(path, `must be one of ${list}, not ${describe(value)}`);
    return choices[0];
  }

  list<T>(
    value: unknown,
    path: string,
    readItem: (item: unknown, itemPath: string) => T,
  ): readonly T[] {
    if (Array.isArray(value)) {
      // Unlike map, it also reads the holes of a sparse list.
      return Array.from(value, (item: unknown, index) => readItem(item, `${path}[${index}]`));
    }
    this.reject(path, `must be a list, not ${describe(value)}`);
    return [];
  }

  nullable<T>(
    value: unknown,
    path: string,
    readValue: (value: unknown, path: string) => T,
  ): T | null {
    return value === null ? null : readValue(value, path);
  }
}

function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "an object";
  // The remaining JSON values are texts, numbers and booleans; messages may hold a bigint as well.
  return typeof value === "bigint" ? String(value) : JSON.stringify(value);
}
