import type { IncomingMessage } from "node:http";
import type { Audits } from "./audits/audits.ts";
import type { JsonObject, Operation } from "./contract.ts";
import { ApiError, rateLimited } from "./errors.ts";
import { presentHeader, readOf, type Read } from "./lag.ts";
import { missingPermissions } from "./permissions.ts";
import type { RateLimit } from "./rate-limit.ts";
import { readJson } from "./request-body.ts";
import type { State } from "./state.ts";
import type { KnownClient, Tokens } from "./tokens.ts";
import { checkBody, checkQuery, type Query } from "./validation.ts";

export interface Answer {
  status: number;
  body?: unknown;
  headers?: Record<string, string>;
}

/** A call that passed all checks: rate limit, token, permissions, query and body. Route handlers receive it. */
export interface Call {
  state: State;
  /** The request path without its query, for paging URIs. */
  path: string;
  params: Record<string, string>;
  query: Query;
  body: JsonObject;
  /** The user that the sandbox records as author of this OAuth client's writes. */
  userId: string;
  audits: Pick<Audits, "published">;
}

export type Handler = (call: Call) => Answer;
export type Handlers = Record<string, Handler>;

export interface Route {
  operation: Operation;
  handler: Handler;
  params: Record<string, string>;
}

export interface Gates {
  tokens: Tokens;
  rateLimit: RateLimit;
}

export interface States {
  /** The state that a read sees. Without a read, the present one. */
  of(read: Read | undefined): State;
  audits: Pick<Audits, "published">;
  /** Called after each write that was carried out. `id` is the last one of its path. */
  written(write: { operation: string; id: string | undefined; body: unknown; client: KnownClient }): void;
}

/** Runs the platform's checks in its order, then the route handler. Throws an ApiError to refuse the call. */
export async function answerRoute(
  request: IncomingMessage,
  url: { path: string; search: string },
  { operation, handler, params }: Route,
  gates: Gates,
  states: States,
): Promise<Answer> {
  const authorization = request.headers.authorization ?? "";
  const wait = gates.rateLimit.spend(authorization);
  if (wait > 0) throw rateLimited(wait);

  const client = gates.tokens.clientOf(authorization);
  const missing = missingPermissions(client.permissions, operation.permissions);
  if (missing.length > 0) throw forbidden(operation, missing);

  const query = checkQuery(operation, new URLSearchParams(url.search));
  const body = operation.body === undefined ? {} : checkBody(operation, await readJson(request));
  // Read the state after the last await: a reset during that wait replaces it.
  const read = readOf(operation, query);
  const state = states.of(request.headers[presentHeader] === undefined ? read : undefined);
  const answer = handler({ state, path: url.path, params, query, body, userId: client.userId, audits: states.audits });
  const { method, path } = operation;
  const isWrite = read === undefined && !path.startsWith("/api/v2/audits/");
  if (isWrite) {
    states.written({ operation: `${method} ${path}`, id: Object.values(params).at(-1), body: answer.body, client });
  }
  return answer;
}

function forbidden({ permissions }: Operation, missing: string[]): ApiError {
  return permissions.match === "all"
    ? new ApiError(403, "missing.permissions", `You are missing the following permission(s): ${missing.join(", ")}`)
    : new ApiError(
        403,
        "missing.any.permissions",
        `You must have at least one of the following permissions: ${missing.join(", ")}`,
      );
}
