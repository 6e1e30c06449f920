/** Returns the name of a construct as words: "number type" for `numberType`. */
export function nameConstruct(construct: string): string {
  return construct.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
