import type { CompilerMode } from "../compilerMode.ts";
import { BlobLoader, type BlobLoaderEvents } from "./blobLoader.ts";
import { compilerSettings, setCompilerMode } from "../emulator/compilerSettings.ts";
import { explainError } from "../explainError.ts";
import { ExchangeDirectory } from "./exchangeDirectory.ts";
import { GuestSerialPort } from "../serial/guestSerialPort.ts";
import { defaultIdlePolicy, IdleGovernor } from "../emulator/idleGovernor.ts";
import { type BusyPart, type MachineStatistics, type SerialLine, serialLines } from "../machine.ts";
import type { MachineEnvironment } from "../machineEnvironment.ts";
import { SerialSender } from "../serial/serialSender.ts";
import { StatisticsMeter } from "../emulator/statisticsMeter.ts";
import { TickLoop } from "../emulator/tickLoop.ts";
import type { V86Emulator, V86Processor, V86Queue, V86Uart } from "../emulator/v86Internals.ts";

interface SerialConnection {
  readonly line: SerialLine;
  readonly sender: SerialSender;
  readonly port: GuestSerialPort;
}

interface QuietWaiter {
  readonly parts: readonly BusyPart[];
  readonly settle: (busy: BusyPart | null) => void;
}

const allParts: readonly BusyPart[] = ["serial", "fileSystem", "processor"];

// A processor that never halts may still have missed an interrupt.
const interruptCheckMs = 50;

/** A machine emulated by v86: serial lines, exchanged files, state and timing. */
export class Guest {
  readonly files: ExchangeDirectory;
  readonly #emulator: V86Emulator;
  readonly #environment: MachineEnvironment;
  readonly #governor: IdleGovernor;
  readonly #loop: TickLoop;
  readonly #blobs: BlobLoader;
  readonly #meter: StatisticsMeter;
  readonly #connections: readonly SerialConnection[];
  #quietWaiters: readonly QuietWaiter[] = [];
  #requestsSeen = 0;
  #interruptsCheckedMs = 0;

  /** `ports` are the serial ports of lines 0 to 3, which are connected to the emulator's. */
  constructor(
    emulator: V86Emulator,
    environment: MachineEnvironment,
    ports: readonly GuestSerialPort[],
    signal: AbortSignal,
    { onFailure, onMissing }: BlobLoaderEvents,
  ) {
    const { scheduler } = environment;
    this.#emulator = emulator;
    this.#environment = environment;
    this.files = new ExchangeDirectory(emulator);
    this.#governor = new IdleGovernor(defaultIdlePolicy, scheduler.now());
    this.#loop = new TickLoop(emulator.v86, scheduler, this.#governor, {
      afterTick: (nowMs, isHalted) => {
        this.#afterTick(nowMs, isHalted);
      },
      onFault: (error) => {
        onFailure(explainError(error));
      },
    });
    const { storage } = emulator.fs9p;
    this.#blobs = new BlobLoader(storage, environment, signal, { onFailure, onMissing });
    this.#meter = new StatisticsMeter(scheduler.now());
    this.#connections = serialLines.flatMap((line) => {
      const uart = findUart(emulator, line);
      const port = ports[line];
      return uart === undefined || port === undefined ? [] : [this.#connect(line, uart, port)];
    });
  }

  run(): void {
    void this.#emulator.run();
  }

  /**
   * Waits until the guest is idle: nothing in flight on a serial line or in the file system, the
   * processor halted. Resolves to null, or to the part that is still busy at the deadline.
   */
  waitForQuiet(timeoutMs: number, parts: readonly BusyPart[] = allParts): Promise<BusyPart | null> {
    return new Promise((resolve) => {
      const settle = (busy: BusyPart | null): void => {
        cancelDeadline();
        this.#quietWaiters = this.#quietWaiters.filter((other) => other !== waiter);
        resolve(busy);
      };
      const waiter: QuietWaiter = { parts, settle };
      const cancelDeadline = this.#environment.scheduler.after(timeoutMs, () => {
        settle(this.#findBusyPart(parts));
      });
      this.#quietWaiters = [...this.#quietWaiters, waiter];
      this.#settleQuietWaiters();
    });
  }

  /** Returns the current raw state; call it in the same task in which the guest became idle. */
  async saveState(): Promise<Uint8Array<ArrayBuffer>> {
    return new Uint8Array(await this.#emulator.save_state());
  }

  /** Replaces the memory and devices; drops bytes in flight on the serial lines. */
  async restoreState(state: ArrayBuffer): Promise<void> {
    const nowMs = this.#environment.scheduler.now();
    for (const { line, port, sender } of this.#connections) {
      port.flush(nowMs, true);
      sender.clear();
      this.#governor.noteOutput(line, nowMs);
    }
    undoTimeStampOffset(this.#emulator.v86.cpu);
    await this.#emulator.restore_state(state);
    this.#loop.wake();
  }

  /** Stays as it is when a state is restored. */
  setCompilerMode(mode: CompilerMode): void {
    setCompilerMode(this.#emulator.v86.cpu.wm.exports, compilerSettings, mode);
  }

  measure(): MachineStatistics {
    const { cpu } = this.#emulator.v86;
    const ports = this.#connections.map(({ port }) => port);
    return {
      ...this.#meter.measure(this.#environment.scheduler.now(), this.#loop.busyMs),
      memoryBytes: cpu.memory_size[0] ?? 0,
      emulatorBytes: cpu.wasm_memory.buffer.byteLength,
      serialBytesToGuest: ports.reduce((sum, port) => sum + port.bytesToGuest, 0),
      serialBytesFromGuest: ports.reduce((sum, port) => sum + port.bytesFromGuest, 0),
      blobsFetched: this.#blobs.count,
    };
  }

  /** Retries the files that the guest waits for. */
  retryMissingFiles(): void {
    this.#blobs.retry();
  }

  dispose(): void {
    this.#loop.dispose();
  }

  #connect(line: SerialLine, uart: V86Uart, port: GuestSerialPort): SerialConnection {
    const sender = new SerialSender(uart, (bytes) => {
      this.#emulator.serial_send_bytes(line, bytes);
    });
    port.connect((bytes) => {
      this.#governor.noteInput(line, this.#environment.scheduler.now());
      sender.write(bytes);
    });
    this.#emulator.add_listener(`serial${line}-output-byte`, (byte: number) => {
      port.collect(byte);
    });
    return { line, sender, port };
  }

  #afterTick(nowMs: number, isHalted: boolean): void {
    const instructions = this.#meter.noteInstructions(this.#emulator.get_instruction_counter());
    this.#governor.noteInstructions(instructions, nowMs);
    this.#noteFileRequests(nowMs);
    if (isHalted || nowMs - this.#interruptsCheckedMs >= interruptCheckMs) {
      this.#interruptsCheckedMs = nowMs;
      for (const { sender } of this.#connections) sender.repeatMissedInterrupt(nowMs);
    }
    const isIdle = isHalted && !this.#isBusy("fileSystem");
    for (const { line, port, sender } of this.#connections) {
      if (port.flush(nowMs, isHalted)) this.#governor.noteOutput(line, nowMs);
      sender.noteProgress(instructions, isIdle);
      sender.pump();
    }
    this.#settleQuietWaiters();
  }

  #noteFileRequests(nowMs: number): void {
    const requests = this.#emulator.v86.cpu.devices.virtio_9p?.virtqueue.avail_last_idx ?? 0;
    if (requests === this.#requestsSeen) return;
    this.#requestsSeen = requests;
    this.#governor.noteActivity(nowMs);
  }

  #settleQuietWaiters(): void {
    for (const { parts, settle } of this.#quietWaiters) {
      if (this.#findBusyPart(parts) === null) settle(null);
    }
  }

  #findBusyPart(parts: readonly BusyPart[]): BusyPart | null {
    return parts.find((part) => this.#isBusy(part)) ?? null;
  }

  #isBusy(part: BusyPart): boolean {
    switch (part) {
      case "serial":
        return this.#connections.some(({ sender }) => !sender.isIdle);
      case "fileSystem":
        return countUnanswered(this.#emulator.v86.cpu.devices.virtio_9p?.virtqueue) > 0;
      case "processor":
        return !this.#loop.isHalted;
    }
  }
}

/**
 * Resets the time stamp counter to the start of the emulator. v86 computes the offset of a restored
 * counter from the current counter and ignores the offset that this one already has
 * (src/rust/cpu/cpu.rs, set_tsc): after a second restore, the guest's time would stand still for as
 * long as the guest had run before.
 */
function undoTimeStampOffset(cpu: V86Processor): void {
  cpu.store_current_tsc();
  cpu.set_tsc(cpu.current_tsc[0] ?? 0, cpu.current_tsc[1] ?? 0);
}

function findUart(emulator: V86Emulator, line: SerialLine): V86Uart | undefined {
  const { uart0, uart1, uart2, uart3 } = emulator.v86.cpu.devices;
  return [uart0, uart1, uart2, uart3][line];
}

/** Number of requests taken but not answered by the device; both counters wrap at 16 bits. */
function countUnanswered(queue: V86Queue | undefined): number {
  if (queue === undefined || queue.used_addr === 0) return 0;
  return (queue.avail_last_idx - queue.used_get_idx()) & 0xffff;
}
