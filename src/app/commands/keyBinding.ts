/** Keys pressed together, as in `Mod+Shift+Enter`; `Mod` is the Command key on a Mac, else Control. */
export type KeyBinding = string;

export interface PressedKeys {
  readonly code: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

/** Whether exactly these keys are pressed, named by position: `KeyB`, `Enter`, `Digit1`. */
export function matchesKeys(event: PressedKeys, binding: KeyBinding, isMac: boolean): boolean {
  const parts = binding.split("+");
  const code = parts.at(-1);
  const wants = (name: string): boolean => parts.includes(name);
  return (
    event.code === code &&
    (isMac ? event.metaKey : event.ctrlKey) === wants("Mod") &&
    !(isMac ? event.ctrlKey : event.metaKey) &&
    event.shiftKey === wants("Shift") &&
    event.altKey === wants("Alt")
  );
}

/** The keys as users read them: "Ctrl+Shift+Enter", on a Mac "⌘⇧Enter". */
export function describeKeys(binding: KeyBinding, isMac: boolean): string {
  const names = binding.split("+").map((part) => {
    const name = (isMac ? macNames : otherNames)[part];
    return name ?? part.replace(/^(Key|Digit)/, "");
  });
  return names.join(isMac ? "" : "+");
}

export function isMacPlatform(): boolean {
  return /^Mac|iPhone|iPad/.test(navigator.platform);
}

const otherNames: Readonly<Record<string, string>> = {
  Mod: "Ctrl",
  Comma: ",",
  Equal: "+",
  Minus: "-",
  Escape: "Esc",
};

const macNames: Readonly<Record<string, string>> = {
  Mod: "⌘",
  Comma: ",",
  Equal: "+",
  Minus: "-",
  Shift: "⇧",
  Alt: "⌥",
  Escape: "Esc",
};
