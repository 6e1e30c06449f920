/** Whether the word after this part of a statement is likely an alias, which no catalogue knows. */
export function expectsNewName(before: string): boolean {
  return /\bas\s+$|\b(?:from|join|update|into)\s+(?:[\w$]+|"[^"]*")(?:\s*\.\s*(?:[\w$]+|"[^"]*"))?\s+$/i.test(
    before.slice(-200),
  );
}
