import type { Dialect } from "../dialect.ts";
import { dialectOfServer } from "../dialectOfServer.ts";
import type { Column, OutputBlock, TransactionStatus } from "../model.ts";
import { canBatch } from "../session/scripts/canBatch.ts";
import { completedOutcome, reasonAfter, resultWithout } from "../session/results/judgeOutcome.ts";
import type { ServerIdentity } from "../serverIdentity.ts";
import type {
  BatchOptions,
  Outcome,
  Refusal,
  RunOptions,
  ScriptSession,
  StatementResult,
} from "../session/contract/sqlSession.ts";
import type { Statement } from "../statements/statement.ts";
import { Compilation } from "./compilation.ts";
import { userStatement } from "./describeStatement.ts";
import { type FilledStatement, fillStatement } from "./variables/fillStatement.ts";
import { HostVariables } from "./variables/hostVariables.ts";
import type { ScriptStart } from "../statements/sqlPlusLines/scriptContext.ts";
import { restoreResult, withoutPositions } from "./restoreResult.ts";
import { SessionWrapper } from "./sessionWrapper.ts";
import { isNumeral } from "./isNumeral.ts";
import { readSqlPlusLine } from "../statements/sqlPlusLines/readSqlPlusLine.ts";
import { runDescribe } from "./runDescribe.ts";
import { runExecute } from "./runExecute.ts";
import type { SqlPlusCommand, SqlPlusSetting } from "../statements/sqlPlusLines/sqlPlusCommand.ts";
import type { SqlPlusNote } from "./sqlPlusNote.ts";
import { tableBlock } from "../output/tableBlock.ts";

/**
 * The session of Oracle's port: obeys SQL*Plus lines itself and passes everything else, with the
 * values of its variables, to the inner session.
 */
export class SqlPlusSession extends SessionWrapper implements ScriptSession {
  readonly #values = new Map<string, string>();
  readonly #hostVariables = new HostVariables();
  readonly #compilation = new Compilation();
  #character: string | null = "&";
  #server: ServerIdentity | null = null;
  /** The inner session's server from which `#server` was made. */
  #described: ServerIdentity | null = null;

  get place(): ScriptSession["place"] {
    return this.inner.place;
  }

  /** Returns the same object until the inner session's server changes. */
  get server(): ServerIdentity | null {
    const { server } = this.inner;
    if (server === null) return null;
    if (this.#described !== server) {
      this.#described = server;
      this.#server = { ...server, isOraclePort: true };
    }
    return this.#server;
  }

  /** The variables at the start of a script. */
  get scriptStart(): ScriptStart {
    return { values: new Map(this.#values), character: this.#character };
  }

  async run(statement: Statement, options: RunOptions): Promise<StatementResult> {
    if (statement.kind.kind === "sqlplus") return this.#obey(statement, options);
    const filled = this.#fill(statement);
    if (filled.kind === "refused") return this.#refuse(statement, filled.refusal);
    const { onBlock } = options;
    const result = await this.inner.run(filled.statement, {
      ...options,
      ...(onBlock && {
        onBlock: (block) => {
          onBlock(filled.mapBlock(block));
        },
      }),
    });
    this.#compilation.follow(result);
    return restoreResult(result, statement, filled);
  }

  async runBatch(statements: readonly Statement[], options: BatchOptions): Promise<void> {
    const filled = statements.flatMap((statement) => {
      const each = this.#fill(statement);
      return each.kind === "filled" && canBatch(each.statement) ? [each] : [];
    });
    if (filled.length < statements.length) {
      await this.#runEach(statements, options);
      return;
    }
    let index = 0;
    await this.inner.runBatch(
      filled.map(({ statement }) => statement),
      {
        ...options,
        onResult: (result) => {
          const statement = statements[index];
          const each = filled[index];
          index += 1;
          this.#compilation.follow(result);
          if (statement !== undefined && each !== undefined) {
            options.onResult(restoreResult(result, statement, each));
          }
        },
      },
    );
  }

  async #runEach(statements: readonly Statement[], options: BatchOptions): Promise<void> {
    let outcome: Outcome = completedOutcome;
    for (const statement of statements) {
      const isOver = outcome.kind !== "completed";
      const reason = isOver ? reasonAfter(outcome) : null;
      if (reason !== null && (options.stopsOnError || reason !== "earlierError")) {
        options.onResult(this.#end(statement, { kind: "notRun", reason }));
        continue;
      }
      const result = await this.run(statement, { pageSize: null });
      ({ outcome } = result);
      options.onResult(result);
    }
  }

  #fill(statement: Statement): FilledStatement {
    const dialect = dialectOfServer(this.server);
    const filled = fillStatement(statement, dialect, this.#hostVariables);
    if (filled.kind === "filled") {
      for (const [name, value] of filled.kept) this.#values.set(name, value);
    }
    return filled;
  }

  async #obey(statement: Statement, options: RunOptions): Promise<StatementResult> {
    const command = this.#read(statement);
    switch (command.kind) {
      case "remark":
        return this.#say(statement, []);
      case "ignored":
        return this.#note(statement, { kind: "ignored", names: command.names });
      case "set":
        return this.#say(statement, await this.#set(command.settings));
      case "prompt":
        return this.#say(statement, [{ kind: "text", text: command.text }]);
      case "describe":
        return this.#describe(statement, command.name);
      case "showErrors":
        return this.#say(statement, this.#compilation.blocks());
      case "showUser":
        return this.#ask(statement, userStatement, options);
      case "whenever":
        return this.#note(statement, { kind: "onError", stops: command.stops });
      case "file":
        return this.#refuse(statement, { kind: "noScriptFile", name: command.name });
      case "opened":
        return this.#note(statement, { kind: "file", name: command.name });
      case "define":
        return this.#define(statement, command);
      case "undefine":
        for (const name of command.names) this.#values.delete(name);
        return this.#note(statement, { kind: "undefined", names: command.names });
      case "accept":
        return this.#accept(statement, command);
      case "exit":
        return this.#note(statement, { kind: "scriptEnd" });
      case "variable":
      case "print": {
        const said = this.#hostVariables.obey(command);
        return said.kind === "refused"
          ? this.#refuse(statement, said.refusal)
          : this.#say(statement, said.blocks);
      }
      case "execute":
        return this.#execute(statement, command.text);
      case "slash":
        return this.#note(statement, { kind: "slash" });
      case "refused":
        return this.#refuse(statement, {
          kind: "sqlPlus",
          command: command.name,
          reason: command.reason,
        });
    }
  }

  /** Returns the command with the values of its variables. */
  #read(statement: Statement): SqlPlusCommand {
    const { kind } = statement;
    if (kind.kind !== "sqlplus") return { kind: "remark" };
    if (statement.script?.substitution === undefined) return kind.command;
    const filled = this.#fill(statement);
    if (filled.kind === "refused") return kind.command;
    const line = readSqlPlusLine(filled.statement.text, 0, { hasClientWords: false });
    return line?.command ?? kind.command;
  }

  async #set(settings: readonly SqlPlusSetting[]): Promise<readonly OutputBlock[]> {
    const ignored: string[] = [];
    const notes: SqlPlusNote[] = [];
    for (const setting of settings) {
      switch (setting.kind) {
        case "serverOutput":
          this.inner.setServerOutput(setting.isOn);
          notes.push(setting);
          break;
        case "autocommit":
          await this.inner.setAutocommit(setting.isOn);
          notes.push(setting);
          break;
        case "define":
          this.#character = setting.character;
          notes.push({ kind: "substitution", character: setting.character });
          break;
        case "ignored":
          ignored.push(setting.name);
      }
    }
    if (ignored.length > 0) notes.push({ kind: "ignored", names: ignored });
    return notes.map((note) => ({ kind: "note", note }));
  }

  #define(
    statement: Statement,
    { name, value }: Extract<SqlPlusCommand, { kind: "define" }>,
  ): StatementResult {
    if (name === null) {
      const rows = [...this.#values].map(([each, known]) => [each, known]);
      if (rows.length === 0) return this.#note(statement, { kind: "noVariables" });
      return this.#say(statement, [tableBlock(["NAME", "VALUE"], rows)]);
    }
    if (value !== null) this.#values.set(name, value);
    const known = this.#values.get(name);
    return known === undefined
      ? this.#refuse(statement, { kind: "noSuchVariable", name })
      : this.#note(statement, { kind: "defined", name, value: known });
  }

  #accept(
    statement: Statement,
    { name, isNumber, format, isHidden }: Extract<SqlPlusCommand, { kind: "accept" }>,
  ): StatementResult {
    const value = statement.script?.substitution?.values.get(name);
    if (value === undefined) return this.#refuse(statement, { kind: "noSuchVariable", name });
    if (isNumber && !isNumeral(value)) {
      return this.#refuse(statement, { kind: "notANumber", name, value });
    }
    this.#values.set(name, value);
    const defined: SqlPlusNote = { kind: "defined", name, value: isHidden ? "***" : value };
    const notes = format === null ? [defined] : [defined, { kind: "unchecked", format } as const];
    return this.#say(
      statement,
      notes.map((note) => ({ kind: "note", note })),
    );
  }

  async #execute(statement: Statement, text: string): Promise<StatementResult> {
    const result = await runExecute(text, {
      dialect: this.#dialect,
      variables: this.#hostVariables,
      run: (each) => this.inner.run(each, { pageSize: null }),
    });
    return withoutPositions(result, statement);
  }

  async #describe(statement: Statement, name: string): Promise<StatementResult> {
    const result = await runDescribe(name, {
      dialect: this.#dialect,
      run: (query) => this.inner.run(query, { pageSize: null }),
    });
    return result === null
      ? this.#refuse(statement, { kind: "noSuchObject", name })
      : withoutPositions(result, statement);
  }

  async #ask(
    statement: Statement,
    query: Statement,
    options: RunOptions,
  ): Promise<StatementResult> {
    return withoutPositions(await this.inner.run(query, options), statement);
  }

  get #dialect(): Dialect {
    return dialectOfServer(this.server);
  }

  #say(statement: Statement, blocks: readonly OutputBlock[]): StatementResult {
    return { ...this.#end(statement, completedOutcome), blocks };
  }

  #note(statement: Statement, note: SqlPlusNote): StatementResult {
    return this.#say(statement, [{ kind: "note", note }]);
  }

  #refuse(statement: Statement, refusal: Refusal): StatementResult {
    return this.#end(statement, { kind: "refused", refusal });
  }

  #end(statement: Statement, outcome: Outcome): StatementResult {
    const { status } = this.inner;
    const transaction: TransactionStatus = status.kind === "idle" ? status.transaction : "unknown";
    return resultWithout(statement, outcome, transaction);
  }

  override describe(statement: Statement): Promise<readonly Column[] | null> {
    if (statement.kind.kind === "sqlplus") return Promise.resolve(null);
    const filled = this.#fill(statement);
    return filled.kind === "refused"
      ? Promise.resolve(null)
      : this.inner.describe(filled.statement);
  }
}
