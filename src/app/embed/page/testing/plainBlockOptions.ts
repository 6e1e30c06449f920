import type { BlockOptions } from "../readBlockOptions.ts";

/** Options of a block without attributes. */
export const plainBlockOptions: BlockOptions = {
  sql: "select 1;",
  name: null,
  port: null,
  image: null,
  isReadOnly: false,
  height: null,
  theme: "auto",
  language: "en",
  setups: [],
  isSetupShown: false,
  session: "shared",
  startsAtOnce: false,
  keepsOffline: false,
  expected: null,
  missing: [],
};
