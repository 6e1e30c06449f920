import { dialectOfServer } from "../../dialectOfServer.ts";
import type { TransactionStatus } from "../../model.ts";
import type { Statement } from "../../statements/statement.ts";
import type { Execution } from "../results/statementExchange.ts";
import { executionWithoutPsql } from "./resultWithoutPsql.ts";
import { keepWhole } from "./keepWhole.ts";
import { restrictedOutcome, Restriction, withRefusedCommands } from "./restriction.ts";
import type { ServerIdentity } from "../../serverIdentity.ts";
import type { RunOptions } from "../contract/sqlSession.ts";

export interface StatementGateOptions {
  readonly server: () => ServerIdentity | null;
  readonly transaction: () => TransactionStatus;
  /** Runs a statement in the form in which psql may have it. */
  readonly run: (statement: Statement, options: RunOptions) => Promise<Execution>;
}

/** Gives psql each statement in a form that it can have, or answers for it. */
export class StatementGate {
  readonly #options: StatementGateOptions;
  readonly #restriction = new Restriction();

  constructor(options: StatementGateOptions) {
    this.#options = options;
  }

  /** A new psql is not restricted. */
  forget(): void {
    this.#restriction.forget();
  }

  async run(statement: Statement, options: RunOptions): Promise<Execution> {
    const { server, transaction, run } = this.#options;
    const whole = keepWhole(statement, dialectOfServer(server()));
    if (!("text" in whole)) {
      return executionWithoutPsql(statement, { kind: "refused", refusal: whole }, transaction());
    }
    const restricted = this.#restriction.answer(whole);
    switch (restricted.kind) {
      case "answered":
        return executionWithoutPsql(statement, restricted.outcome, transaction());
      case "rest":
        return options.stopsOnError === true
          ? executionWithoutPsql(statement, restrictedOutcome, transaction())
          : withRefusedCommands(statement, await run(restricted.rest, options));
      case "free": {
        const { result, connection } = await run(whole, options);
        return { result: { ...result, statement }, connection };
      }
    }
  }
}
