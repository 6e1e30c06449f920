/** A text and the name of its file. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
  /** The file's content, if that is not the text in UTF-8. */
  readonly bytes?: Uint8Array;
}

/** A script and psql's expected output for it. */
export interface RegressionTest {
  readonly name: string;
  readonly script: string;
  /** The bytes for psql in place of `script`, if the script sets its encoding itself. */
  readonly bytes?: Uint8Array;
  /** The main file, then its variants, any of which may match. Empty: no expected output yet. */
  readonly expected: readonly NamedText[];
}

/**
 * Adds files: a script makes a test or replaces its script; an output goes to the test it names.
 */
export function addTestFiles(
  tests: readonly RegressionTest[],
  files: readonly NamedText[],
): readonly RegressionTest[] {
  const scripts = new Map(
    tests.map(({ name, script, bytes }) => [name, { script, ...(bytes && { bytes }) }]),
  );
  const outputs = new Map(tests.flatMap(({ expected }) => expected.map((e) => [e.name, e.text])));
  for (const { name, text, bytes } of files) {
    const base = name.slice(name.lastIndexOf("/") + 1);
    if (base.endsWith(".sql")) {
      scripts.set(base.slice(0, -".sql".length), { script: text, ...(bytes && { bytes }) });
    }
    if (base.endsWith(".out")) outputs.set(base, text);
  }
  return [...scripts].map(([name, script]) => ({
    name,
    ...script,
    expected: expectedNames(name).flatMap((each) => {
      const text = outputs.get(each);
      return text === undefined ? [] : [{ name: each, text }];
    }),
  }));
}

/** Returns the script's bytes for psql. */
export function scriptBytes({ script, bytes }: RegressionTest): Uint8Array {
  return bytes ?? new TextEncoder().encode(script);
}

/** Returns the names of a test's expected files: the main one and pg_regress's ten variants. */
export function expectedNames(test: string): readonly string[] {
  const variants = Array.from({ length: 10 }, (_, number) => `${test}_${number}.out`);
  return [`${test}.out`, ...variants];
}

/** Returns the test with an expected output `text`, which replaces the expected file `name`. */
export function expectOutput(test: RegressionTest, name: string, text: string): RegressionTest {
  const others = test.expected.filter((each) => each.name !== name);
  const expected = [...others, { name, text }].sort((a, b) => compareNames(test.name, a, b));
  return { ...test, expected };
}

function compareNames(test: string, a: NamedText, b: NamedText): number {
  const names = expectedNames(test);
  return names.indexOf(a.name) - names.indexOf(b.name);
}
