import { Emitter, type Listener, type Unsubscribe } from "../../../base/emitter.ts";
import type { OutputBlock } from "../../model.ts";
import { OutputReader } from "../../output/outputReader.ts";
import type { PsqlConsole } from "../protocol/psqlConsole.ts";

/** Reads the output of a console outside of exchanges. */
export class IdleOutput {
  readonly #nullMarker: string;
  readonly #blocks = new Emitter<OutputBlock>();
  readonly #unsubscribe: Unsubscribe;
  #reader: OutputReader | null = null;

  constructor(psql: PsqlConsole, nullMarker: string) {
    this.#nullMarker = nullMarker;
    this.#unsubscribe = psql.onIdleOutput((bytes) => {
      this.#reader ??= this.#createReader();
      this.#reader.push(bytes);
    });
  }

  on(listener: Listener<OutputBlock>): Unsubscribe {
    return this.#blocks.on(listener);
  }

  /** Emits a block that came with a reply but does not belong to it. */
  readonly emit: Listener<OutputBlock> = (block) => {
    this.#blocks.emit(block);
  };

  /** Ends a block that is still open: no more output follows. */
  flush(): void {
    this.#reader?.end();
    this.#reader = null;
  }

  dispose(): void {
    this.#unsubscribe();
    this.#blocks.dispose();
  }

  #createReader(): OutputReader {
    const nullMarker = this.#nullMarker;
    return new OutputReader({ nullMarker, statementText: null, expectsTitles: false }, (event) => {
      if (event.kind === "block") this.#blocks.emit(event.block);
    });
  }
}
