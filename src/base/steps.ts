/** Work that can pause where it yields. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Items of a loop between two pauses: well below a frame's time. */
export const itemsOfStep = 500;

/** Does all steps without a pause. */
export function finishSteps<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
