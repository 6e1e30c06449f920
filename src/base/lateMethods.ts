import { onDemand } from "./onDemand.ts";

type Method = (...values: never[]) => unknown;
type NoValue = ReturnType<() => void>;

/** Lists every method; forbids methods that return a value synchronously. */
type MethodNames<T> = {
  readonly [K in keyof T]: T[K] extends (...values: never[]) => infer R
    ? R extends Promise<unknown> | undefined
      ? true
      : [R] extends [NoValue]
        ? true
        : never
    : never;
};

/** Returns the methods of an object whose code is loaded at the first call of any of them. */
export function lateMethods<T extends object>(load: () => Promise<T>, names: MethodNames<T>): T {
  const loaded = onDemand(load);
  const methods = Object.keys(names).map((name) => {
    const method = async (...values: never[]): Promise<unknown> => {
      const part = await loaded();
      return (part as Readonly<Record<string, Method>>)[name]?.apply(part, values);
    };
    return [name, method] as const;
  });
  return Object.fromEntries(methods) as T;
}
