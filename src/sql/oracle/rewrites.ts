import type { TextEdit } from "./applyEdits.ts";
import type { HintEnvironment } from "./hintEnvironment.ts";
import type { OracleConstructKind } from "./oracleConstruct.ts";
import type { TokenView } from "./TokenView.ts";

/** Gives the edits that a construct needs; `null` where the meaning could change. */
export type Rewrite = (view: TokenView, environment: HintEnvironment) => readonly TextEdit[] | null;

export type Rewrites = Partial<Readonly<Record<OracleConstructKind, Rewrite>>>;
