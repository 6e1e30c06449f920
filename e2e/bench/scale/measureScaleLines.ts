import { withTraceablePage } from "../benchBrowser.ts";
import type { Measurement } from "../measurement.ts";
import { describeScale } from "./describeScale.ts";
import { type Cost, measureCost } from "./measureCost.ts";
import { pageOpened, type ScaleLine, scaleLines } from "./scaleLines.ts";

/** How many times the larger amount is the smaller one. */
const factor = 4;

/** Measures each line with `share` of its amount and with a quarter of that. */
export async function measureScaleLines(
  url: string,
  share: number,
): Promise<readonly Measurement[]> {
  process.env["WORKBENCH_URL"] = url;
  const measurements: Measurement[] = [];
  for (const line of scaleLines) {
    const size = line.size * share;
    const small = await measureSteps(line, size / factor);
    const large = await measureSteps(line, size);
    for (const [step, cost] of large) {
      const smallCost = small.get(step);
      if (smallCost === undefined) throw new Error(`${step} was not measured with less data`);
      const taskGoalMs = step === pageOpened ? null : 50;
      const name = `${line.describe(size)}, ${step}`;
      measurements.push(
        ...describeScale({ name, large: cost, small: smallCost, factor, taskGoalMs }),
      );
    }
  }
  return measurements;
}

function measureSteps(line: ScaleLine, size: number): Promise<ReadonlyMap<string, Cost>> {
  return withTraceablePage(async (page) => {
    const costs = new Map<string, Cost>();
    await line.run(page, size, async (name, work) => {
      const cost = await measureCost(page, work);
      process.stderr.write(`${line.describe(size)}, ${name}: ${JSON.stringify(cost)}\n`);
      costs.set(name, cost);
    });
    return costs;
  });
}
