/** Parses a JSON text; returns `null` if it is invalid, and for the text `null`. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
