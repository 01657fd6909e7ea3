/** How the audit log tells of changes. What is left out has its default. */
export interface SandboxAudits {
  /** Milliseconds from a change until its audit appears. Default: 0. */
  lag?: number;
  /** The share of audits that never appear, from 0 to 1. */
  lose?: number;
  /** The share of audits that appear twice, with the same id. */
  repeat?: number;
  /** Each audit appears after a random part of `lag`, so that they come in another order. */
  shuffle?: boolean;
  /** Where audits are pushed to as well, as EventBridge does. Empty: nowhere. */
  push?: string;
  /** The key that pushes carry in the header `x-api-key`. */
  pushKey?: string;
  /** Seed of all draws. */
  seed?: number;
}

const MAX_LAG = 600_000;

const CHECKS: { [Name in keyof Required<SandboxAudits>]: { valid: (value: unknown) => boolean; needed: string } } = {
  lag: {
    valid: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MAX_LAG,
    needed: `a whole number of milliseconds from 0 to ${MAX_LAG}`,
  },
  lose: { valid: isShare, needed: "a number from 0 to 1" },
  repeat: { valid: isShare, needed: "a number from 0 to 1" },
  shuffle: { valid: (value) => typeof value === "boolean", needed: "true or false" },
  push: {
    valid: (value) => value === "" || (typeof value === "string" && /^https?:/.test(value) && URL.canParse(value)),
    needed: "an http or https URL, or an empty text",
  },
  pushKey: { valid: (value) => typeof value === "string", needed: "a text" },
  seed: { valid: Number.isInteger, needed: "a whole number" },
};

/** The controls with what was left out. */
export function withDefaults(given: SandboxAudits): Required<SandboxAudits> {
  return { lag: 0, lose: 0, repeat: 0, shuffle: false, push: "", pushKey: "", seed: 1, ...given };
}

/** The controls, if they are valid. Throws an error that names the invalid field. */
export function checkControls(given: unknown): SandboxAudits {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new TypeError("audits: an object is needed");
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(CHECKS, name)) {
      throw new TypeError(`audits.${name}: there are only ${Object.keys(CHECKS).join(", ")}`);
    }
    const { valid, needed } = CHECKS[name as keyof SandboxAudits];
    if (!valid(value)) throw new TypeError(`audits.${name}: ${needed} is needed`);
  }
  return structuredClone(given);
}

function isShare(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= 1;
}
