import type { Refusal } from "../contract/sqlSession.ts";
import type { Connection } from "../server/connection.ts";
import { copiesByVariable } from "../statements/unseenCopy.ts";
import type { SessionPolicy, StartedRun } from "./sessionPolicy.ts";

/** Refuses a statement that a psql variable turns into COPY ... FROM STDIN. */
export class HiddenCopyPolicy implements SessionPolicy {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  async before({ statements }: StartedRun): Promise<Refusal | null> {
    for (const statement of statements) {
      if (await copiesByVariable(statement, this.#readVariable)) return { kind: "unseenCopy" };
    }
    return null;
  }

  /** Returns the value of a psql variable; `null` if it is not set. */
  readonly #readVariable = async (name: string): Promise<string | null> => {
    const printed = await this.#connection.readLine(`\\echo :${name}\n`);
    const value = printed.replace(/\r?\n$/, "");
    return value === `:${name}` ? null : value;
  };
}
