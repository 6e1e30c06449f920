import { randomInt } from "node:crypto";
import path from "node:path";
import { createSessionSecrets } from "../../sql/session/protocol/createSessionSecrets.ts";
import { PsqlSession } from "../../sql/session/psqlSession.ts";
import { ServiceChannel } from "../../sql/session/tasks/serviceChannel.ts";
import type { SessionRescue } from "../../sql/session/contract/sessionRescue.ts";
import type { Machine, SerialLine } from "../../vm/machine.ts";
import type { MachineFailure } from "../../vm/machineFailure.ts";
import { findImageDirectory } from "../../vm/node/findImageDirectory.ts";
import { openHeadlessMachine } from "../../vm/node/headlessMachine.ts";
import { waitForMachine } from "../../vm/waitForMachine.ts";
import { nodeClock } from "./nodeClock.ts";

/** A running guest and the sessions on its serial lines. */
export interface Guest {
  readonly machine: Machine;
  readonly service: ServiceChannel;
  /** The session of the service. */
  readonly serviceSession: PsqlSession;
  readonly ports: readonly number[];
  /** The session of a port; `null` if the image has no such port. */
  session(port: number): PsqlSession | null;
  /** Disposes of the sessions and leaves the machine running. */
  detach(): void;
  dispose(): void;
}

export type OpenedGuest =
  | { readonly kind: "opened"; readonly guest: Guest }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

export type OpenedGuestMachine =
  | { readonly kind: "opened"; readonly machine: Machine }
  | { readonly kind: "failed"; readonly failure: MachineFailure };

const repository = path.resolve(import.meta.dirname, "../../..");

/**
 * Starts a locally built image headless and opens its sessions; for a null id the default image.
 * Throws if there is no such image. The sessions may not be ready yet.
 */
export async function openGuest(imageId: string | null): Promise<OpenedGuest> {
  const opened = await openGuestMachine(imageId);
  return opened.kind === "failed"
    ? opened
    : { kind: "opened", guest: attachSessions(opened.machine) };
}

/** Like `openGuest`, without sessions: psql waits on its serial lines. */
export async function openGuestMachine(imageId: string | null): Promise<OpenedGuestMachine> {
  const imageDirectory = await findGuestImage(imageId);
  const opened = await openHeadlessMachine({ imageDirectory });
  if (opened.kind === "failed") return opened;
  const state = await waitForMachine(opened.machine);
  return state.kind === "failed" ? state : opened;
}

/** The directory of a locally built image. */
export function findGuestImage(imageId: string | null): Promise<string> {
  return findImageDirectory(path.join(repository, "public/vm"), imageId);
}

/** Opens the sessions of a running machine. They may not be ready yet. */
export function attachSessions(machine: Machine): Guest {
  const attach = (port: number, line: SerialLine, rescue: SessionRescue | null): PsqlSession =>
    new PsqlSession({
      port,
      serial: machine.serial(line),
      clock: nodeClock,
      secrets: createSessionSecrets(randomInt),
      files: machine,
      rescue,
      // The service does not read DBMS_OUTPUT lines.
      isServerOutputOn: rescue !== null,
    });
  const { ports, service: place } = machine.manifest;
  const serviceSession = attach(place.port, place.serialLine, null);
  const service = new ServiceChannel(serviceSession);
  const sessions = ports.map(({ port, serialLine }) => attach(port, serialLine, service));
  const detach = (): void => {
    for (const session of [...sessions, serviceSession]) session.dispose();
  };
  return {
    machine,
    service,
    serviceSession,
    ports: ports.map(({ port }) => port),
    session: (port) => sessions.find((session) => session.port === port) ?? null,
    detach,
    dispose() {
      detach();
      machine.dispose();
    },
  };
}
