import { FAULTS } from "./faults.ts";
import type { Fault } from "./faults.ts";

export interface Choice {
  /** The faults that act at once, for each trial. */
  trials: (readonly Fault[])[];
  withoutRedis: boolean;
  /** A name that no fault has. */
  unknown?: string;
}

/** Reads a list of faults: names with commas between them, `a+b` for two at once, `all`, `pairs`, `without-redis`. */
export function chosenFaults(list: string): Choice {
  const choice: Choice = { trials: [], withoutRedis: false };
  const real = FAULTS.filter(({ name }) => name !== "none");
  for (const word of list.split(",")) {
    if (word === "without-redis") choice.withoutRedis = true;
    else if (word === "all") choice.trials.push(...FAULTS.map((fault) => [fault]));
    else if (word === "pairs") {
      choice.trials.push(...real.flatMap((one, at) => real.slice(at + 1).map((other) => [one, other])));
    } else {
      const names = word.split("+");
      const faults = names.map((name) => FAULTS.find((fault) => fault.name === name));
      const at = faults.indexOf(undefined);
      if (at !== -1) return { ...choice, unknown: names[at]! };
      choice.trials.push(faults as Fault[]);
    }
  }
  return choice;
}
