import type { TextEdit } from "../tokens/applyEdits.ts";
import type { HintEnvironment } from "../constructs/hintEnvironment.ts";
import type { OracleConstructKind } from "../constructs/oracleConstruct.ts";
import type { TokenView } from "../tokens/tokenView.ts";

/** Returns the edits for a construct; `null` if the meaning could change. */
export type Rewrite = (view: TokenView, environment: HintEnvironment) => readonly TextEdit[] | null;

export type Rewrites = Partial<Readonly<Record<OracleConstructKind, Rewrite>>>;
