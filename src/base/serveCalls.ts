export interface CallMessage<Request> {
  readonly id: number;
  readonly request: Request;
}

export type ReplyMessage<Reply, Progress> =
  | { readonly kind: "reply"; readonly id: number; readonly reply: Reply }
  | { readonly kind: "progress"; readonly id: number; readonly progress: Progress }
  | { readonly kind: "crashed"; readonly id: number; readonly message: string };

export interface Answer<Reply> {
  readonly reply: Reply;
  /** Buffers of the reply that are transferred instead of copied. */
  readonly transfer: readonly Transferable[];
}

/** The part of a worker's global scope that is used. */
export interface CallScope {
  addEventListener(type: "message", listener: (event: MessageEvent) => void): void;
  postMessage(message: unknown, options: { transfer: Transferable[] }): void;
}

/** Handles one call; `report` sends its progress to the caller. */
export type AnswerCall<Request, Reply, Progress> = (
  request: Request,
  report: (progress: Progress) => void,
) => Promise<Answer<Reply>>;

/** Handles the calls of a `CallWorker` one at a time, because each may need much memory. */
export function serveCalls<Request, Reply, Progress = never>(
  scope: CallScope,
  answer: AnswerCall<Request, Reply, Progress>,
): void {
  let tail: Promise<unknown> = Promise.resolve();
  const post = (
    message: ReplyMessage<Reply, Progress>,
    transfer: readonly Transferable[],
  ): void => {
    scope.postMessage(message, { transfer: [...transfer] });
  };
  scope.addEventListener("message", ({ data }: MessageEvent<CallMessage<Request>>) => {
    const { id, request } = data;
    tail = tail.then(async () => {
      try {
        const { reply, transfer } = await answer(request, (progress) => {
          post({ kind: "progress", id, progress }, []);
        });
        post({ kind: "reply", id, reply }, transfer);
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        post({ kind: "crashed", id, message }, []);
      }
    });
  });
}
