import js from "@eslint/js";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import { defineConfig } from "eslint/config";
import tseslint from "typescript-eslint";
import { fileNamedAfterExport } from "./lint/fileNamedAfterExport.js";

// The layers, lowest first: a layer may import itself and those before it.
const layers = ["base", "vm", "sql", "state"];

// All that src/sql may know of the machine.
const machineModulesForSql = ["serialPort.ts"];

// Both stand above state, side by side.
const topLayers = ["app", "cli"];

const layerZones = layers.flatMap((layer, index) =>
  [...layers.slice(index + 1), ...topLayers].map((higher) => ({
    target: `./src/${layer}`,
    from: `./src/${higher}`,
    message: `Imports point one way, ${layers.join(" <- ")}: src/${layer} may not know src/${higher}.`,
  })),
);

export default defineConfig(
  {
    ignores: ["dist", "public/vm", "node_modules", "test-results", "playwright-report", ".cache"],
  },
  js.configs.recommended,
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    plugins: { "import-x": importX },
    settings: {
      "import-x/resolver-next": [
        createNodeResolver({ extensions: [".ts", ".tsx", ".js", ".mjs"] }),
      ],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
    },
    languageOptions: {
      parserOptions: {
        project: ["./src/sql/tsconfig.json", "./src/tsconfig.json", "./tsconfig.node.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "import-x/no-cycle": "error",
      "import-x/no-default-export": "error",
      "import-x/no-restricted-paths": [
        "error",
        {
          zones: [
            ...layerZones,
            { target: "./src/app", from: "./src/cli", message: "src/app may not know src/cli." },
            { target: "./src/cli", from: "./src/app", message: "src/cli may not know src/app." },
            {
              target: "./src/sql",
              from: "./src/vm",
              except: machineModulesForSql.map((name) => `./${name}`),
              message: "src/sql knows of the machine only what serialPort.ts says.",
            },
          ],
        },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "ExportAllDeclaration",
          message: "No barrels: import from the file that defines it.",
        },
      ],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/explicit-module-boundary-types": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
    },
  },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    ignores: ["**/*.test.ts", "**/*.test.tsx", "src/vm/node/**", "src/cli/**"],
    rules: { "no-console": "error", "no-eval": "error" },
  },
  {
    files: ["src/app/**/*.tsx", "src/app/**/*.ts"],
    extends: [reactHooks.configs.flat["recommended-latest"]],
    rules: {
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "Content is never HTML: render text.",
        },
        {
          selector: "ExportAllDeclaration",
          message: "No barrels: import from the file that defines it.",
        },
      ],
    },
  },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    ignores: ["**/*.test.ts", "**/*.test.tsx", "**/testing/**", "src/cli/record/**"],
    rules: {
      "no-restricted-imports": [
        "error",
        { patterns: [{ group: ["**/testing/**"], message: "Test helpers are for tests only." }] },
      ],
    },
  },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    ignores: [
      "**/*.test.ts",
      "**/*.test.tsx",
      "**/*.d.ts",
      "src/sql/fixtures/**",
      // Inputs of the image's digest, or imported by them: another name means another image.
      "src/vm/manifest.ts",
      "src/vm/v86Options.ts",
      "src/vm/node/headlessMachine.ts",
    ],
    plugins: { local: { rules: { "file-named-after-export": fileNamedAfterExport } } },
    rules: { "local/file-named-after-export": "error" },
  },
  {
    files: ["*.config.ts", "e2e/globalSetup.ts"],
    rules: { "import-x/no-default-export": "off" },
  },
  {
    files: ["**/*.test.ts", "**/*.test.tsx"],
    rules: { "max-lines": "off", "@typescript-eslint/no-non-null-assertion": "off" },
  },
);
