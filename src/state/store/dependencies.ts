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
import type { SnapshotStore } from "../snapshots/storage/snapshotStore.ts";
import type { BaseState, SnapshotCodec } from "../snapshots/file/snapshotCodec.ts";
import type { StorageManagerAccess } from "../storage/createBrowserStorageManager.ts";
import type { TabLocks } from "../storage/tabLocks.ts";

export interface LaunchRequest {
  /** `null`: the default image. */
  readonly imageId: string | null;
  readonly start: MachineStart;
  /** Asked once the image is known: the start to take instead; `null` for none. */
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
      /** How the machine was started in the end. */
      readonly start: MachineStart["kind"];
    }
  /** `images` is known when only the image itself could not be read. */
  | {
      readonly kind: "failed";
      readonly images: ImageIndex | null;
      readonly failure: MachineFailure;
    };

/** Finds an image, reads its manifest and starts a machine; resolves while that still loads. */
export type LaunchMachine = (request: LaunchRequest) => Promise<LaunchResult>;

export interface SessionRequest {
  readonly port: number;
  readonly serial: SerialPort;
  readonly files: FileExchange;
  /** Who helps when the session does not answer; `null` for the service session, which is that help. */
  readonly rescue: SessionRescue | null;
  /** Whether the session commits each statement by itself from the start. */
  readonly isAutocommit: boolean;
  /** Whether it shows the lines of DBMS_OUTPUT from the start. */
  readonly isServerOutputOn: boolean;
  /** How long a statement may run. */
  readonly timeout: TimeoutRequest;
}

export type CreateSession = (request: SessionRequest) => ScriptSession;

/** All that the workbench needs of the world around it. */
export interface WorkbenchDependencies {
  readonly launchMachine: LaunchMachine;
  readonly createSession: CreateSession;
  readonly clock: Clock;
  /** For all tabs of this page. */
  readonly storage: KeyValueStorage;
  /** For this tab alone, also when it is loaded anew. */
  readonly tabStorage: KeyValueStorage;
  readonly snapshotStore: SnapshotStore;
  readonly snapshotCodec: SnapshotCodec;
  /** Reads the state that an image is shipped with, as one zstd frame; `null`: it cannot be had. */
  readonly readShippedState: (base: BaseState) => Promise<Uint8Array<ArrayBuffer> | null>;
  readonly storageManager: StorageManagerAccess;
  /** Guest files that came with imported machines. */
  readonly carriedFiles: Pick<CarriedFiles, "measure" | "remove">;
  readonly tabLocks: TabLocks;
  /** A text that no other call returns, also not in an earlier visit. */
  readonly createId: () => string;
}
