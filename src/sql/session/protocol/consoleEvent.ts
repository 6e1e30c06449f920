import type { SessionLoss } from "../contract/sqlSession.ts";
import type { ExchangeEnd } from "./exchangeEnd.ts";
import type { Frame, Prompt } from "./frame.ts";

/** What happens to a console. */
export type ConsoleEvent =
  | { readonly kind: "begin" }
  /** An exchange is asked for; `input` is all that is typed in front of the end marker. */
  | { readonly kind: "exchange"; readonly input: string; readonly mayLoseLines: boolean }
  | { readonly kind: "interrupt" }
  | { readonly kind: "restart"; readonly command: QuitCommand }
  | { readonly kind: "dispose" }
  /** psql printed something; `isRestricted` if that was its refusal in restricted mode. */
  | { readonly kind: "output"; readonly isRestricted: boolean }
  | { readonly kind: "frame"; readonly frame: Frame }
  | { readonly kind: "timeout" };

export type QuitCommand = "\\q" | "quit";

/** What a console does because of an event. Typing is always the last effect. */
export type ConsoleEffect =
  | { readonly kind: "type"; readonly text: string }
  | { readonly kind: "sendInterrupt" }
  /** Starts the timeout, instead of the one before. */
  | { readonly kind: "startTimer"; readonly delayMs: number }
  | { readonly kind: "stopTimer" }
  | { readonly kind: "endExchange"; readonly end: ExchangeEnd }
  /** Passes a marker that the request itself typed to the request. */
  | { readonly kind: "passMarker"; readonly words: readonly string[] }
  | { readonly kind: "reportReady"; readonly prompt: Prompt }
  | { readonly kind: "reportLoss"; readonly loss: SessionLoss };
