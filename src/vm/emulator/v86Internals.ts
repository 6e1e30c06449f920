/**
 * The parts of v86 that this project uses but that v86's published types omit.
 *
 * Valid for the npm package v86 0.5.462; its minification keeps the names. The comments name the
 * v86 file to check after an update.
 */

/** src/browser/starter.js: the class that the package exports as V86. */
export interface V86Emulator {
  readonly v86: V86Loop;
  readonly fs9p: V86FileSystem;
  add_listener(event: string, listener: (argument: never) => void): void;
  run(): Promise<void>;
  /** Restores a raw state or one zstd frame; throws (rejects) on a foreign or truncated one. */
  restore_state(state: ArrayBuffer): Promise<void>;
  save_state(): Promise<ArrayBuffer>;
  create_file(path: string, bytes: Uint8Array): Promise<void>;
  /** Sends one bus event per byte: src/uart.js queues it and raises the line's interrupt. */
  serial_send_bytes(line: number, bytes: Uint8Array): void;
  serial_set_carrier_detect(line: number, isUp: boolean): void;
  serial_set_clear_to_send(line: number, isUp: boolean): void;
  /** Counts modulo 2^32. */
  get_instruction_counter(): number;
}

/** src/main.js: the loop that runs the processor in ticks of about a millisecond. */
export interface V86Loop {
  readonly cpu: V86Processor;
  /** Incremented at each request for a tick; only the latest requested tick runs. */
  readonly tick_counter: number;
  /** Requests a tick, as an interrupt that a device raises between two ticks does. */
  next_tick(delayMs: number): void;
  /** Schedules `yield_callback(tick)` after the delay; replaced by TickLoop. */
  yield: (delayMs: number, tick: number) => void;
  yield_callback(tick: number): void;
  /** Terminates the helper worker that v86 uses as a timer. */
  unregister_yield(): void;
}

/** src/cpu.js; the arrays are views of the WebAssembly module's memory. */
export interface V86Processor {
  /** [0] is 1 while the processor waits in HLT for an interrupt. */
  readonly in_hlt: Uint8Array;
  /** [0] is the memory size in bytes. */
  readonly memory_size: Uint32Array;
  /** The WebAssembly module. */
  readonly wm: { readonly exports: WebAssembly.Exports };
  readonly wasm_memory: { readonly buffer: ArrayBuffer };
  readonly devices: V86Devices;
  /** The last stored time stamp counter, low half first. */
  readonly current_tsc: Uint32Array;
  readonly mem8: Uint8Array;
  zero_memory: (address: number, length: number) => void;
  device_lower_irq(irq: number): void;
  store_current_tsc(): void;
  /** Sets the counter correctly only the first time: see Guest.restoreState. */
  set_tsc(low: number, high: number): void;
}

export interface V86Devices {
  readonly uart0: V86Uart;
  readonly uart1?: V86Uart;
  readonly uart2?: V86Uart;
  readonly uart3?: V86Uart;
  readonly virtio_9p?: { readonly virtqueue: V86Queue };
}

/** src/uart.js: a 16550A with an unlimited receive queue. */
export interface V86Uart {
  readonly cpu: V86Processor;
  readonly irq: number;
  /** The interrupt identification register: bit 0 is clear while an interrupt is pending. */
  readonly iir: number;
  /** The receive queue; v86's is a plain array whose `shift` is slow when it is long. */
  input: V86ByteQueue;
  /** Raises or lowers the interrupt line according to the pending interrupts. */
  CheckInterrupt(): void;
}

export interface V86ByteQueue {
  readonly length: number;
  push(byte: number): void;
  shift(): number | undefined;
}

/** src/virtio.js: a queue of requests; both indices count modulo 2^16. */
export interface V86Queue {
  /** Requests taken from the guest so far. */
  readonly avail_last_idx: number;
  /** Address of the guest's ring of replies, 0 until its driver has set it up. */
  readonly used_addr: number;
  /** Number of replies to the guest so far. */
  used_get_idx(): number;
}

/** lib/filesystem.js: the file system behind the 9p device. */
export interface V86FileSystem {
  readonly storage: V86BlobStorage;
  readonly inodes: readonly { readonly size: number }[];
  /** Fills an empty file system from a version 3 index; throws on another version. */
  load_from_json(index: unknown): void;
  /** `id` is -1 if the file does not exist, `parentid` if the directory does not exist. */
  SearchPath(path: string): { readonly id: number; readonly parentid: number };
  /** Returns a view of the file's bytes, null if it has none. */
  Read(id: number, offset: number, count: number): Promise<Uint8Array | null>;
  /** Removes a name from a directory; throws if it does not exist. */
  Unlink(parentId: number, name: string): number;
}

/** src/browser/filestorage.js: the contents of the files in the index. */
export interface V86BlobStorage {
  /** Fetches a blob and unpacks it to its size if its name ends in `.zst`. */
  load_from_server: (name: string, size: number) => Promise<Uint8Array>;
  /** Keeps a blob until the guest closes its file. */
  cache(name: string, bytes: Uint8Array): Promise<void>;
  zstd_decompress(size: number, bytes: Uint8Array): ArrayBuffer;
}
