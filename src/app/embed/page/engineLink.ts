import type {
  BlockReport,
  ConnectMessage,
  MachineReport,
  PageMessage,
} from "../protocol/embedMessages.ts";
import { protocolVersion } from "../protocol/protocolVersion.ts";
import { parseFrameMessage } from "../protocol/parseFrameMessage.ts";

/** Why the frame cannot be used. */
export type LinkFailure = "blocked" | "silent" | "otherVersion";

export interface LinkListener {
  onConnecting(): void;
  onMachine(report: MachineReport): void;
  onBlock(blockId: string, report: BlockReport): void;
  onFailure(failure: LinkFailure): void;
}

/** How long the frame may take to load, and then to answer, in milliseconds. */
const loadTimeoutMs = 60_000;
const answerTimeoutMs = 15_000;

/**
 * The connection to the one frame that runs the machine for all blocks of the page.
 *
 * The frame gets a message port in a message for its origin only, so that the port can have no other
 * peer. Its messages are still validated.
 */
export class EngineLink {
  readonly #frameUrl: URL;
  readonly #start: Extract<PageMessage, { readonly kind: "start" }>;
  readonly #listeners = new Set<LinkListener>();
  #peer: { readonly port: MessagePort; readonly close: () => void } | null = null;
  #machine: MachineReport | null = null;

  constructor(frameUrl: URL, start: Extract<PageMessage, { readonly kind: "start" }>) {
    this.#frameUrl = frameUrl;
    this.#start = start;
  }

  /** The last report of the machine; `null` before the first. */
  get machine(): MachineReport | null {
    return this.#machine;
  }

  /** Returns a function that ends the listening. */
  listen(listener: LinkListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Loads the frame, and the machine in it, unless that was done. */
  start(): void {
    if (this.#peer !== null) return;
    this.#peer = this.#connect();
    this.#tell((listener) => {
      listener.onConnecting();
    });
    this.#post(this.#start);
  }

  /** Sends a message to the frame, which is loaded for it if need be. */
  send(message: PageMessage): void {
    this.start();
    this.#post(message);
  }

  #post(message: PageMessage): void {
    this.#peer?.port.postMessage({ version: protocolVersion, ...message });
  }

  #tell(call: (listener: LinkListener) => void): void {
    for (const listener of [...this.#listeners]) call(listener);
  }

  #connect(): { readonly port: MessagePort; readonly close: () => void } {
    const { port1: port, port2 } = new MessageChannel();
    const frame = document.createElement("iframe");
    const { origin } = this.#frameUrl;
    let timer = 0;
    const wait = (timeoutMs: number): void => {
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        this.#fail("silent");
      }, timeoutMs);
    };
    const onViolation = ({
      effectiveDirective,
      blockedURI,
    }: SecurityPolicyViolationEvent): void => {
      if (effectiveDirective === "frame-src" && blockedURI.startsWith(origin)) {
        this.#fail("blocked");
      }
    };
    document.addEventListener("securitypolicyviolation", onViolation);
    frame.addEventListener(
      "load",
      () => {
        const connect: ConnectMessage = { protocol: "ivorysql-embed", version: protocolVersion };
        frame.contentWindow?.postMessage(connect, origin, [port2]);
        wait(answerTimeoutMs);
      },
      { once: true },
    );
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      clearTimeout(timer);
      this.#receive(data);
    };
    // No script of the frame reaches this page, and its address is not sent there.
    frame.sandbox.add("allow-scripts", "allow-same-origin");
    frame.referrerPolicy = "no-referrer";
    frame.title = "IvorySQL";
    frame.tabIndex = -1;
    frame.ariaHidden = "true";
    frame.style.setProperty("display", "none", "important");
    frame.src = this.#frameUrl.href;
    wait(loadTimeoutMs);
    document.body.append(frame);
    return {
      port,
      close: () => {
        clearTimeout(timer);
        document.removeEventListener("securitypolicyviolation", onViolation);
        port.close();
        frame.remove();
      },
    };
  }

  #receive(data: unknown): void {
    const message = parseFrameMessage(data);
    if (message === "otherVersion") {
      this.#fail("otherVersion");
      return;
    }
    switch (message?.kind) {
      case "machine":
        this.#machine = message.report;
        this.#tell((listener) => {
          listener.onMachine(message.report);
        });
        return;
      case "block":
        this.#tell((listener) => {
          listener.onBlock(message.blockId, message.report);
        });
        return;
      case "welcome":
      case undefined:
    }
  }

  #fail(failure: LinkFailure): void {
    this.#peer?.close();
    this.#peer = null;
    this.#machine = null;
    this.#tell((listener) => {
      listener.onFailure(failure);
    });
  }
}
