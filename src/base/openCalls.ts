interface OpenCall<Reply> {
  readonly resolve: (reply: Reply) => void;
  readonly reject: (error: Error) => void;
}

/** Pending calls to another thread; a reply carries the id of its call. */
export class OpenCalls<Reply> {
  readonly #calls = new Map<number, OpenCall<Reply>>();
  #lastId = 0;

  /** Calls `send` with a new id; resolves with the reply to that id. */
  open(send: (id: number) => void): Promise<Reply> {
    this.#lastId += 1;
    const id = this.#lastId;
    return new Promise((resolve, reject) => {
      this.#calls.set(id, { resolve, reject });
      send(id);
    });
  }

  /** Settles a call; ignores a reply whose call is already settled. */
  resolve(id: number, reply: Reply): void {
    this.#take(id)?.resolve(reply);
  }

  reject(id: number, error: Error): void {
    this.#take(id)?.reject(error);
  }

  rejectAll(error: Error): void {
    for (const id of [...this.#calls.keys()]) this.reject(id, error);
  }

  #take(id: number): OpenCall<Reply> | undefined {
    const call = this.#calls.get(id);
    this.#calls.delete(id);
    return call;
  }
}
