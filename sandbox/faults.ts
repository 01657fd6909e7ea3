import type { Answer } from "./api.ts";
import { operations, routeKey } from "./contract.ts";
import { declaredError, isDeclared } from "./error-codes.ts";
import { ApiError, errorBody } from "./errors.ts";
import { tokenKey } from "./routes/oauth.ts";

const rowFaults = ["shuffle", "drop", "repeat", "add", "strange"] as const;

/**
 * One scripted fault. With `status`, `code` or `body` the operation does not run, and the fault is the answer. Without them the
 * operation runs, and the other fields change its answer.
 */
export interface SandboxFault {
  /**
   * `METHOD /template`, `METHOD unknown`, `POST /oauth/token`, or `*` for every API call except token calls. In the
   * first form the method may be `*`, and the template may end in `*`: `* /api/v2/messaging/*` covers all paths below.
   */
  match: string;
  /** Number of calls that the fault applies to. Absent or negative: all. */
  times?: number;
  /** Without `body`, the answer has the vendor's error body for this status. */
  status?: number;
  /** A code of the vendor's errors. The answer has the status, unless `status` names it, and the message that it declares. */
  code?: string;
  /** Added to the answer's headers; replaces those of the same name. */
  headers?: Record<string, string>;
  /** A string is sent unchanged, any other value as JSON. The default status is 200. */
  body?: unknown;
  /** Milliseconds between running the operation and the first byte of the answer. */
  delay?: number;
  /** Bytes of the body per second. */
  drip?: number;
  /** Closes the connection before any header, or with `drip` after half of the body. */
  reset?: boolean;
  /** Changes the `entities` of the answer. The same seed gives the same change in every run. */
  rows?: (typeof rowFaults)[number];
}

const checks: Record<keyof SandboxFault, (value: unknown) => boolean> = {
  match: (value) => typeof value === "string" && isRoute(value),
  times: Number.isInteger,
  status: (value) => Number.isInteger(value) && (value as number) >= 200 && (value as number) <= 599,
  headers: (value) => isObject(value) && Object.values(value).every((item) => typeof item === "string"),
  code: (value) => typeof value === "string" && isDeclared(value),
  body: () => true,
  delay: (value) => typeof value === "number" && value >= 0,
  drip: (value) => typeof value === "number" && value > 0,
  reset: (value) => typeof value === "boolean",
  rows: (value) => (rowFaults as readonly unknown[]).includes(value),
};

export interface Faults {
  /** Replaces all faults. Throws an error that names the invalid field, so that a typing error is noticed. */
  set(list: unknown): void;
  /** Returns the first matching fault that has uses left, and counts this use. */
  take(key: string): SandboxFault | undefined;
}

/** Holds the scripted faults and the uses that each has left. */
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

/** Returns the answer that a fault defines for a call with this key, or `undefined` if the operation must run. */
export function scriptedAnswer(
  { status, code, body }: SandboxFault,
  key: string,
  contextId: string,
): Answer | undefined {
  if (body !== undefined) return { status: status ?? 200, body };
  if (code !== undefined) {
    const error = declaredError(key, code, status);
    return { status: error.status, body: errorBody(error, contextId) };
  }
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

/** True if `match` covers a call with this key. */
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
