import { expect, it } from "vitest";
import { CallWorker } from "./callWorker.ts";
import { type CallScope, serveCalls } from "./serveCalls.ts";

type Messages = (event: MessageEvent) => void;
type Errors = (event: { readonly message: string }) => void;

/** Both ends of a worker in one thread. */
function makeWorker(): { worker: Worker; scope: CallScope; crash: (message: string) => void } {
  let toPage: Messages = () => undefined;
  let toWorker: Messages = () => undefined;
  let onError: Errors = () => undefined;
  const worker = {
    addEventListener(type: string, listener: Messages & Errors) {
      if (type === "message") toPage = listener;
      else onError = listener;
    },
    postMessage(data: unknown) {
      toWorker({ data } as MessageEvent);
    },
    terminate: () => undefined,
  };
  const scope: CallScope = {
    addEventListener(_type, listener) {
      toWorker = listener;
    },
    postMessage(data) {
      toPage({ data } as MessageEvent);
    },
  };
  return {
    worker: worker as unknown as Worker,
    scope,
    crash(message) {
      onError({ message });
    },
  };
}

it("handles one call at a time and reports the progress of each to its caller", async () => {
  const { worker, scope } = makeWorker();
  let running = 0;
  serveCalls<string, string, number>(scope, async (request, report) => {
    running += 1;
    expect(running).toBe(1);
    report(request.length);
    await Promise.resolve();
    running -= 1;
    return { reply: request.toUpperCase(), transfer: [] };
  });
  const client = new CallWorker<string, string, number>(worker);
  const progress: number[][] = [[], []];
  const replies = await Promise.all(
    ["a", "bcd"].map((text, index) => client.call(text, [], (at) => progress[index]?.push(at))),
  );
  expect(replies).toEqual(["A", "BCD"]);
  expect(progress).toEqual([[1], [3]]);
});

it("rejects a call whose handler throws, and handles the next", async () => {
  const { worker, scope } = makeWorker();
  serveCalls<number, number>(scope, (request) =>
    request === 0
      ? Promise.reject(new Error("out of memory"))
      : Promise.resolve({ reply: request, transfer: [] }),
  );
  const client = new CallWorker<number, number>(worker);
  await expect(client.call(0)).rejects.toThrow("out of memory");
  expect(await client.call(7)).toBe(7);
});

it("rejects all open calls when the worker crashes or is terminated", async () => {
  const { worker, crash } = makeWorker();
  const client = new CallWorker<number, number>(worker);
  const first = client.call(1);
  crash("cannot be read");
  await expect(first).rejects.toThrow("cannot be read");
  const second = client.call(2);
  client.end();
  await expect(second).rejects.toThrow("the worker was ended");
});
