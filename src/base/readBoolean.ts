import type { FieldReader } from "./fieldReader.ts";

/** Reads a field that must be true or false. */
export function readBoolean(reader: FieldReader, value: unknown, path: string): boolean {
  if (typeof value === "boolean") return value;
  reader.reject(path, "must be true or false");
  return false;
}
