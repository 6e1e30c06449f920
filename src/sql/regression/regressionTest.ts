/** A text and the name of the file that it is or would be. */
export interface NamedText {
  readonly name: string;
  readonly text: string;
  /** What the file holds, where that is not the text in UTF-8. */
  readonly bytes?: Uint8Array;
}

/** A script and what psql is expected to print while it runs it. */
export interface RegressionTest {
  readonly name: string;
  readonly script: string;
  /** What psql gets in place of the script, which sets its encoding itself. */
  readonly bytes?: Uint8Array;
  /** The main file first, then its variants; any of them will do. Empty: nothing is known yet. */
  readonly expected: readonly NamedText[];
}

/** Takes files in: scripts make tests, or new scripts of old ones; outputs go to the test they name. */
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

/** The script as psql gets it. */
export function scriptBytes({ script, bytes }: RegressionTest): Uint8Array {
  return bytes ?? new TextEncoder().encode(script);
}

/** What the output of a test may be called: pg_regress knows ten variants beside the main file. */
export function expectedNames(test: string): readonly string[] {
  const variants = Array.from({ length: 10 }, (_, number) => `${test}_${number}.out`);
  return [`${test}.out`, ...variants];
}

/** Has a test expect an output, in place of the file that it came closest to. */
export function expectOutput(test: RegressionTest, name: string, text: string): RegressionTest {
  const others = test.expected.filter((each) => each.name !== name);
  const expected = [...others, { name, text }].sort((a, b) => compareNames(test.name, a, b));
  return { ...test, expected };
}

function compareNames(test: string, a: NamedText, b: NamedText): number {
  const names = expectedNames(test);
  return names.indexOf(a.name) - names.indexOf(b.name);
}
