import type { Workplace } from "../services/toolPages.ts";

/** The places' names, to be translated. */
export const nameOfPlace: Readonly<Record<Workplace, string>> = {
  editor: "Editor",
  lab: "Two sessions",
  regression: "Regression tests",
  compat: "Compatibility check",
  diagram: "Diagram",
};
