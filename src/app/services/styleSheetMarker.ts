/**
 * The name of the custom property that the build sets at the end of a style sheet: a document that has
 * it has loaded the whole file.
 *
 * `address` ends with the file's name, to which a query may be added.
 */
export function styleSheetMarker(address: string): string {
  return `--${/([\w-]+)\.css(?:\?|$)/.exec(address)?.[1] ?? "nameless"}`;
}
