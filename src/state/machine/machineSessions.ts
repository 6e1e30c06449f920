import type { Unsubscribe } from "../../base/emitter.ts";
import type { Machine } from "../../vm/machine.ts";
import { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { ScriptSession } from "../../sql/session/contract/sqlSession.ts";
import { SqlPlusSession } from "../../sql/sqlplus/sqlPlusSession.ts";
import type { CreateSession, SessionRequest } from "../store/dependencies.ts";

/** What the sessions of people start with. */
export type SessionDefaults = Pick<SessionRequest, "isAutocommit" | "isServerOutputOn" | "timeout">;

/**
 * The sessions on one memory of a machine.
 *
 * A session is opened when it is asked for: finding a psql and setting it up costs the
 * guest's one processor time that the first statement would wait for.
 */
export class MachineSessions {
  readonly channel: ServiceChannel;
  readonly #machine: Machine;
  readonly #createSession: CreateSession;
  /** Called for each session that is opened; returns what ends it. */
  readonly #watch: (session: ScriptSession) => Unsubscribe;
  readonly #defaults: () => SessionDefaults;
  readonly #byPort = new Map<number, ScriptSession>();
  readonly #subscriptions: Unsubscribe[] = [];
  #service: ScriptSession | null = null;

  constructor(
    machine: Machine,
    createSession: CreateSession,
    watch: (session: ScriptSession) => Unsubscribe,
    defaults: () => SessionDefaults,
  ) {
    this.#machine = machine;
    this.#createSession = createSession;
    this.#watch = watch;
    this.#defaults = defaults;
    this.channel = new ServiceChannel({
      run: (statement, options) => this.service.run(statement, options),
    });
  }

  /** The service session, opened if need be. */
  get service(): ScriptSession {
    if (this.#service === null) {
      const { port, serialLine } = this.#machine.manifest.service;
      const serial = this.#machine.serial(serialLine);
      this.#service = this.#createSession({
        port,
        serial,
        files: this.#machine,
        rescue: null,
        isAutocommit: true,
        isServerOutputOn: false,
        timeout: { wantedMs: null, hasPast: false },
      });
    }
    return this.#service;
  }

  /** The session of a port if it is open. */
  find(port: number): ScriptSession | null {
    return this.#byPort.get(port) ?? null;
  }

  /** The session of a port, opened if need be; `null` when the image has no such port. */
  open(port: number): ScriptSession | null {
    const place = this.#machine.manifest.ports.find((candidate) => candidate.port === port);
    const existing = this.#byPort.get(port);
    if (place === undefined || existing !== undefined) return existing ?? null;
    const psql = this.#createSession({
      port,
      serial: this.#machine.serial(place.serialLine),
      files: this.#machine,
      rescue: this.channel,
      ...this.#defaults(),
    });
    const session = place.mode === "oracle" ? new SqlPlusSession(psql) : psql;
    this.#byPort.set(port, session);
    this.#subscriptions.push(this.#watch(session));
    return session;
  }

  /** Has the open sessions commit each statement by itself, or not; those to come ask for it. */
  setAutocommit(isAutocommit: boolean): void {
    for (const session of this.#byPort.values()) void session.setAutocommit(isAutocommit);
  }

  /** Has the open sessions show lines of DBMS_OUTPUT, or not; those to come ask for it. */
  setServerOutput(isOn: boolean): void {
    for (const session of this.#byPort.values()) session.setServerOutput(isOn);
  }

  /** Has the open sessions' statements end after a time; those to come ask for it. */
  setStatementTimeout(timeoutMs: number | null): void {
    for (const session of this.#byPort.values()) session.setStatementTimeout(timeoutMs);
  }

  openAll(): void {
    for (const { port } of this.#machine.manifest.ports) this.open(port);
  }

  dispose(): void {
    for (const unsubscribe of this.#subscriptions.splice(0)) unsubscribe();
    for (const session of this.#byPort.values()) session.dispose();
    this.#byPort.clear();
    this.#service?.dispose();
  }
}
