import type { Unsubscribe } from "../../base/emitter.ts";
import type { Machine } from "../../vm/machine.ts";
import { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { ScriptSession } from "../../sql/session/contract/sqlSession.ts";
import { SqlPlusSession } from "../../sql/sqlplus/sqlPlusSession.ts";
import type { CreateSession, SessionRequest } from "../store/dependencies.ts";
import { openServiceSession } from "./openServiceSession.ts";

/** Initial settings of the user's sessions. */
export type SessionDefaults = Pick<SessionRequest, "isAutocommit" | "isServerOutputOn" | "timeout">;

/**
 * The sessions of a machine between two replacements of its memory.
 *
 * A session is opened on demand: finding and setting up a psql takes time of the guest's only
 * processor, which would delay the first statement.
 */
export class MachineSessions {
  readonly channel: ServiceChannel;
  /** Frees the service's serial line: the guest has been woken. */
  noteAwake: () => void = () => undefined;
  readonly #machine: Machine;
  readonly #createSession: CreateSession;
  /** Called for each session that is opened; returns the unsubscribe function. */
  readonly #watch: (session: ScriptSession) => Unsubscribe;
  readonly #defaults: () => SessionDefaults;
  readonly #byPort = new Map<number, ScriptSession>();
  readonly #subscriptions: Unsubscribe[] = [];
  /** Resolves once the guest has been woken, by commands typed on the service's serial line. */
  readonly #awake = new Promise<void>((resolve) => {
    this.noteAwake = resolve;
  });
  #service: ScriptSession | null = null;
  #isDisposed = false;

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

  /** The service session; opens it if necessary. It types nothing until `noteAwake`. */
  get service(): ScriptSession {
    if (this.#service === null) {
      this.#service = openServiceSession(this.#createSession, this.#machine, this.#awake);
      if (this.#isDisposed) this.#service.dispose();
    }
    return this.#service;
  }

  /** The session of a port if it is open. */
  find(port: number): ScriptSession | null {
    return this.#byPort.get(port) ?? null;
  }

  /**
   * Returns the session of a port, opened if necessary; `null` if the image has no such port, or
   * after `dispose`, when the line may have another owner.
   */
  open(port: number): ScriptSession | null {
    if (this.#isDisposed) return null;
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

  /** Sets autocommit of the open sessions; later ones get it from the defaults. */
  setAutocommit(isAutocommit: boolean): void {
    for (const session of this.#byPort.values()) void session.setAutocommit(isAutocommit);
  }

  /** Shows or hides DBMS_OUTPUT in the open sessions; later ones get it from the defaults. */
  setServerOutput(isOn: boolean): void {
    for (const session of this.#byPort.values()) session.setServerOutput(isOn);
  }

  /** Sets the statement timeout of the open sessions; later ones get it from the defaults. */
  setStatementTimeout(timeoutMs: number | null): void {
    for (const session of this.#byPort.values()) session.setStatementTimeout(timeoutMs);
  }

  openAll(): void {
    for (const { port } of this.#machine.manifest.ports) this.open(port);
  }

  dispose(): void {
    this.#isDisposed = true;
    for (const unsubscribe of this.#subscriptions.splice(0)) unsubscribe();
    for (const session of this.#byPort.values()) session.dispose();
    this.#byPort.clear();
    this.#service?.dispose();
  }
}
