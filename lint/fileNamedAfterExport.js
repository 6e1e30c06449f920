import path from "node:path";

/**
 * A file with one exported value, or with none and one exported type, bears the name of an export.
 * Files of several values bear the name of their topic. Only components' files begin with a capital.
 */
export const fileNamedAfterExport = {
  meta: {
    type: "suggestion",
    schema: [],
    messages: {
      name: 'Name the file after its export "{{name}}".',
      capital: "Only files of components begin with a capital.",
    },
  },
  create(context) {
    const file = path.basename(context.filename);
    const stem = file.replace(/\.tsx?$/, "");
    return {
      Program(program) {
        const values = [];
        const types = [];
        for (const node of program.body) {
          if (node.type !== "ExportNamedDeclaration") continue;
          for (const { name, isType } of exportedNames(node)) (isType ? types : values).push(name);
        }
        if (file.endsWith(".ts") && /^[A-Z]/.test(stem)) {
          context.report({ loc: { line: 1, column: 0 }, messageId: "capital" });
        }
        const [main, ...others] = values.length > 0 ? values : types;
        const isNamed = [...values, ...types].some(
          (name) => name.toLowerCase() === stem.toLowerCase(),
        );
        if (main === undefined || others.length > 0 || isNamed) return;
        context.report({ loc: { line: 1, column: 0 }, messageId: "name", data: { name: main } });
      },
    };
  },
};

function exportedNames({ declaration, specifiers, exportKind }) {
  if (declaration === null) {
    return specifiers.map(({ exported, exportKind: kind }) => ({
      name: exported.name,
      isType: exportKind === "type" || kind === "type",
    }));
  }
  if (declaration.type === "VariableDeclaration") {
    return declaration.declarations.flatMap(({ id }) =>
      id.type === "Identifier" ? [{ name: id.name, isType: false }] : [],
    );
  }
  const isType = /^TS(?:Interface|TypeAlias)Declaration$/.test(declaration.type);
  return [{ name: declaration.id.name, isType }];
}
