import ts from "typescript";

/** A text that users read, as it is in a source file. */
export interface Phrase {
  readonly words: string;
  /** `App.tsx:12`. */
  readonly place: string;
  /** Whether it is translated there, or by the component that gets it. */
  readonly isTranslated: boolean;
}

/** Attributes whose texts the components translate: `<Button label="Run">`. */
const translatedNames = new Set(["label", "title", "hint", "confirmLabel"]);
/** Properties in the tables of commands, menus, lessons and snippets. */
const listedNames = new Set([
  "label",
  "title",
  "summary",
  "words",
  "hint",
  "detail",
  "confirmLabel",
]);
/** Attributes of HTML elements, which nothing translates. */
const plainNames = new Set(["aria-label", "title", "placeholder", "alt"]);

/** Finds the texts that users read in a TypeScript or TSX source. */
export function findPhrases(path: string, source: string): readonly Phrase[] {
  const file = ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true, kindOf(path));
  const phrases: Phrase[] = [];
  const add = (node: ts.Node, words: string, isTranslated: boolean): void => {
    if (!/\p{L}{2}/u.test(words)) return;
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    phrases.push({ words, place: `${path}:${line}`, isTranslated });
  };
  /** Adds the texts that an expression may evaluate to. */
  const addTexts = (node: ts.Node | undefined, isTranslated: boolean): void => {
    if (node === undefined) return;
    if (ts.isStringLiteralLike(node)) add(node, node.text, isTranslated);
    else if (ts.isTemplateExpression(node)) add(node, node.getText(), false);
    else if (ts.isConditionalExpression(node)) {
      addTexts(node.whenTrue, isTranslated);
      addTexts(node.whenFalse, isTranslated);
    } else if (ts.isParenthesizedExpression(node) || ts.isJsxExpression(node)) {
      addTexts(node.expression, isTranslated);
    } else if (ts.isArrayLiteralExpression(node)) {
      for (const element of node.elements) addTexts(element, isTranslated);
    } else if (ts.isBinaryExpression(node)) {
      if (node.operatorToken.kind !== ts.SyntaxKind.PlusToken) addTexts(node.right, isTranslated);
      else if (hasText(node))
        add(node, joinTexts(node) ?? node.getText(), isTranslated && joinTexts(node) !== null);
    }
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) add(node, node.text.trim().replace(/\s+/g, " "), isInEmptyState(node));
    else if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) addTexts(node, false);
    else if (ts.isJsxAttribute(node)) {
      const name = node.name.getText();
      const isElement = /^[a-z]/.test(node.parent.parent.tagName.getText());
      if (isElement && plainNames.has(name)) addTexts(node.initializer, false);
      else if (!isElement && translatedNames.has(name)) addTexts(node.initializer, true);
    } else if (ts.isPropertyAssignment(node) && listedNames.has(node.name.getText())) {
      addTexts(node.initializer, true);
    } else if (ts.isCallExpression(node) && node.expression.getText() === "translate") {
      addTexts(node.arguments[0], true);
    } else if (ts.isCallExpression(node) && node.expression.getText() === "formatCount") {
      for (const words of countedNouns(node)) add(node, `{{number}} ${words}`, true);
    } else if (ts.isReturnStatement(node) && isWording(path)) addTexts(node.expression, false);
    node.forEachChild(visit);
  };
  visit(file);
  return phrases;
}

/** The nouns of a `formatCount` call: "row" and "rows" for `formatCount(3, "row")`. */
function countedNouns({ arguments: [, singular, plural] }: ts.CallExpression): readonly string[] {
  if (singular === undefined || !ts.isStringLiteralLike(singular)) return [];
  const many =
    plural !== undefined && ts.isStringLiteralLike(plural) ? plural.text : `${singular.text}s`;
  return [singular.text, many];
}

function isWording(path: string): boolean {
  return path.includes("/wording/");
}

/** Whether the text is the only child of an EmptyState, which translates it. */
function isInEmptyState(node: ts.JsxText): boolean {
  const { parent } = node;
  return (
    ts.isJsxElement(parent) &&
    parent.openingElement.tagName.getText() === "EmptyState" &&
    parent.children.length === 1
  );
}

function hasText(node: ts.Expression): boolean {
  return ts.isBinaryExpression(node)
    ? hasText(node.left) || hasText(node.right)
    : ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** The value of string literals joined by plus signs; `null` for any other expression. */
function joinTexts(node: ts.Expression): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isBinaryExpression(node)) return null;
  const [left, right] = [joinTexts(node.left), joinTexts(node.right)];
  return left === null || right === null ? null : left + right;
}

function kindOf(path: string): ts.ScriptKind {
  return path.endsWith(".tsx") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
}
