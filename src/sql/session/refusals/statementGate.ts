import type { SessionPolicy } from "../policies/sessionPolicy.ts";
import { dialectOfServer } from "../../dialectOfServer.ts";
import type { TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import { resultWithoutPsql } from "./resultWithoutPsql.ts";
import { keepWhole } from "./keepWhole.ts";
import { restrictedOutcome, Restriction, withRefusedCommands } from "./restriction.ts";
import type { ServerIdentity } from "../../serverIdentity.ts";
import type { RunOptions, StatementResult } from "../contract/sqlSession.ts";

export interface StatementGateOptions {
  readonly server: () => ServerIdentity | null;
  readonly transaction: () => TransactionStatus;
  /** Runs a statement in the form that psql reads correctly. */
  readonly run: (statement: Statement, options: RunOptions) => Promise<StatementResult>;
}

/** Sends each statement in a form that psql reads correctly, or returns a result without psql. */
export class StatementGate implements SessionPolicy {
  readonly #options: StatementGateOptions;
  readonly #restriction = new Restriction();

  constructor(options: StatementGateOptions) {
    this.#options = options;
  }

  psqlRestarted(): void {
    this.#restriction.forget();
  }

  async run(statement: Statement, options: RunOptions): Promise<StatementResult> {
    const { server, transaction, run } = this.#options;
    const whole = keepWhole(statement, dialectOfServer(server()));
    if (!("text" in whole)) {
      return resultWithoutPsql(statement, { kind: "refused", refusal: whole }, transaction());
    }
    const restricted = this.#restriction.decide(whole);
    switch (restricted.kind) {
      case "decided":
        return resultWithoutPsql(statement, restricted.outcome, transaction());
      case "rest":
        return options.stopsOnError === true
          ? resultWithoutPsql(statement, restrictedOutcome, transaction())
          : withRefusedCommands(statement, await run(restricted.rest, options));
      case "unaffected":
        return { ...(await run(whole, options)), statement };
    }
  }
}
