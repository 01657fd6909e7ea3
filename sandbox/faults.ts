import type { Answer } from "./api.ts";
import { operations, routeKey } from "./contract.ts";
import { ApiError, errorBody } from "./errors.ts";
import { tokenKey } from "./routes/oauth.ts";

const rowFaults = ["shuffle", "drop", "repeat", "add", "strange"] as const;

/**
 * One scripted fault. `status` or `body` script the answer, and then nothing is executed; without them the real
 * operation runs and its answer is what the other fields work on.
 */
export interface SandboxFault {
  /**
   * `METHOD /template`, `METHOD unknown`, `POST /oauth/token`, or `*` for every API call (not the token). In the first
   * form the method may be `*` and the template may end in one: `* /api/v2/messaging/*` is a whole generation of paths.
   */
  match: string;
  /** How many calls are hit; left out or negative: every one. */
  times?: number;
  /** Alone: the vendor's error body for that status. */
  status?: number;
  /** Added to the answer, or put in place of its own. */
  headers?: Record<string, string>;
  /** A string is sent as it is, anything else as JSON; status 200 unless `status` says otherwise. */
  body?: unknown;
  /** Milliseconds between executing and the first byte of the answer. */
  delay?: number;
  /** Bytes of the body a second. */
  drip?: number;
  /** Cuts the connection: before any header, or with `drip` after half of the body. */
  reset?: boolean;
  /** Mangles the `entities` of the answer, the same way in every run with the same seed. */
  rows?: (typeof rowFaults)[number];
}

const checks: Record<keyof SandboxFault, (value: unknown) => boolean> = {
  match: (value) => typeof value === "string" && isRoute(value),
  times: Number.isInteger,
  status: (value) => Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 599,
  headers: (value) => isObject(value) && Object.values(value).every((item) => typeof item === "string"),
  body: () => true,
  delay: (value) => typeof value === "number" && value >= 0,
  drip: (value) => typeof value === "number" && value > 0,
  reset: (value) => typeof value === "boolean",
  rows: (value) => (rowFaults as readonly unknown[]).includes(value),
};

export interface Faults {
  /** Replaces the script; throws, naming the field, when it is not one (a typing error must not silently do nothing). */
  set(list: unknown): void;
  /** The first fault in the list that fits and has times left; spends one of them. */
  take(key: string): SandboxFault | undefined;
}

/** Keeps the scripted faults and how often each may still strike. */
export function createFaults(): Faults {
  let script: { fault: SandboxFault; left: number }[] = [];
  return {
    set(list) {
      script = checkScript(list).map((fault) => ({ fault, left: fault.times ?? -1 }));
    },
    take(key) {
      const entry = script.find(({ fault, left }) => left !== 0 && fits(fault.match, key));
      if (entry !== undefined && entry.left > 0) entry.left -= 1;
      return entry?.fault;
    },
  };
}

/** The answer a fault scripts, or nothing when it leaves the real operation to run. */
export function scriptedAnswer({ status, body }: SandboxFault, contextId: string): Answer | undefined {
  if (body !== undefined) return { status: status ?? 200, body };
  if (status === undefined) return undefined;
  return status < 400 ? { status } : { status, body: errorBody(new ApiError(status), contextId) };
}

function checkScript(list: unknown): SandboxFault[] {
  if (!Array.isArray(list)) throw new TypeError("faults: a list is needed");
  return list.map((fault: unknown, at) => {
    if (!isObject(fault)) throw new TypeError(`faults[${at}]: an object is needed`);
    if (fault.match === undefined) throw new TypeError(`faults[${at}].match: is missing`);
    for (const [name, value] of Object.entries(fault)) {
      const check = Object.hasOwn(checks, name) ? checks[name as keyof SandboxFault] : undefined;
      if (value !== undefined && !check?.(value)) throw new TypeError(`faults[${at}].${name}: not valid`);
    }
    return fault as unknown as SandboxFault;
  });
}

function isRoute(match: string): boolean {
  return (
    match === "*" ||
    match === tokenKey ||
    /^[A-Z]+ unknown$/.test(match) ||
    operations.some((operation) => fits(match, routeKey(operation)))
  );
}

/** Whether a call of this key is one that `match` means. */
export function fits(match: string, key: string): boolean {
  if (match === key) return true;
  if (key === tokenKey) return false;
  if (match === "*") return true;
  const [method = "", template = ""] = match.split(" ");
  const [ownMethod, own = ""] = key.split(" ");
  const samePath = template.endsWith("*") ? own.startsWith(template.slice(0, -1)) : own === template;
  return (method === "*" || method === ownMethod) && samePath;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
