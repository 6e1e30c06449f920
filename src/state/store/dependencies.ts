import type { CarriedFiles } from "../../vm/files/carriedFiles.ts";
import type { Clock } from "../../base/clock.ts";
import type { ImageIndex } from "../../vm/imageIndex.ts";
import type { Machine, MachineStart } from "../../vm/machine.ts";
import type { MachineFailure } from "../../vm/machineFailure.ts";
import type { ImageManifest } from "../../vm/manifest.ts";
import type { SerialPort } from "../../vm/serialPort.ts";
import type { FileExchange } from "../../sql/session/contract/fileExchange.ts";
import type { SessionRescue } from "../../sql/session/contract/sessionRescue.ts";
import type { ScriptSession } from "../../sql/session/contract/sqlSession.ts";
import type { TimeoutRequest } from "../../sql/session/policies/statementTimeout.ts";
import type { KeyValueStorage } from "../storage/keyValueStorage.ts";
import type { SnapshotStore } from "../snapshotStorage/snapshotStore.ts";
import type { BaseState, SnapshotCodec } from "../snapshotFile/snapshotCodec.ts";
import type { StorageManagerAccess } from "../storage/createBrowserStorageManager.ts";
import type { TabLocks } from "../storage/tabLocks.ts";

export interface LaunchRequest {
  /** `null`: the default image. */
  readonly imageId: string | null;
  readonly start: MachineStart;
  /** Called once the image is known; returns the start to use instead, or `null` for none. */
  readonly resume:
    ((image: ImageManifest, imageUrl: string) => Promise<MachineStart | null>) | null;
}

export type LaunchResult =
  | {
      readonly kind: "launched";
      readonly images: ImageIndex;
      readonly machine: Machine;
      /** The address of the image's manifest. */
      readonly imageUrl: string;
      /** How the machine was actually started. */
      readonly start: MachineStart["kind"];
    }
  /** `images` is set when only the image itself could not be read. */
  | {
      readonly kind: "failed";
      readonly images: ImageIndex | null;
      readonly failure: MachineFailure;
    };

/** Finds an image, reads its manifest and starts a machine; resolves while it still loads. */
export type LaunchMachine = (request: LaunchRequest) => Promise<LaunchResult>;

export interface SessionRequest {
  readonly port: number;
  readonly serial: SerialPort;
  readonly files: FileExchange;
  /** Used when the session does not answer; `null` for the service session, which provides it. */
  readonly rescue: SessionRescue | null;
  /** Whether the session starts with autocommit on. */
  readonly isAutocommit: boolean;
  /** Whether it starts with DBMS_OUTPUT lines shown. */
  readonly isServerOutputOn: boolean;
  /** Until this resolves, something else types on the serial line; default: the line is free. */
  readonly lineIsFree?: Promise<void>;
  /** Statement timeout. */
  readonly timeout: TimeoutRequest;
}

export type CreateSession = (request: SessionRequest) => ScriptSession;

/** External dependencies of the workbench. */
export interface WorkbenchDependencies {
  readonly launchMachine: LaunchMachine;
  readonly createSession: CreateSession;
  readonly clock: Clock;
  /** Shared by all tabs of this page. */
  readonly storage: KeyValueStorage;
  /** Private to this tab; survives a reload. */
  readonly tabStorage: KeyValueStorage;
  readonly snapshotStore: SnapshotStore;
  readonly snapshotCodec: SnapshotCodec;
  /** Reads an image's base state as one zstd frame; `null` if it cannot be loaded. */
  readonly readBaseState: (base: BaseState) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly storageManager: StorageManagerAccess;
  /** Guest files from imported snapshots. */
  readonly carriedFiles: Pick<CarriedFiles, "measure" | "remove">;
  readonly tabLocks: TabLocks;
  /** Whether the page is visible and the user has not asked to save data or power. */
  readonly mayWarmUp: () => boolean;
  /** Returns an id that is unique across calls and visits. */
  readonly createId: () => string;
}
