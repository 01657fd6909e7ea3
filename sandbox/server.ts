import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { answerRoute, type Answer, type States } from "./api.ts";
import { createAudits } from "./audits/audits.ts";
import type { SandboxAudits } from "./audits/settings.ts";
import { createCalls, type SandboxCalls } from "./calls.ts";
import { machineClock, pause, type SandboxClock } from "./clock.ts";
import { answerControl, controlPrefix, type Controls } from "./control.ts";
import { ApiError, errorBody } from "./errors.ts";
import { createFaults, scriptedAnswer, type SandboxFault } from "./faults.ts";
import { createHolds, type HoldOptions, type SandboxHold } from "./holds.ts";
import { createHistory } from "./history.ts";
import { createJournal } from "./journal.ts";
import { createLag, type SandboxLag } from "./lag.ts";
import { createRandom } from "./random.ts";
import { createRateLimit } from "./rate-limit.ts";
import { createRouter, type Found } from "./router.ts";
import { handlers } from "./routes/index.ts";
import { answerToken, tokenKey } from "./routes/oauth.ts";
import { createMangle } from "./rows.ts";
import { createState, type Size } from "./state.ts";
import { createTokens, type KnownClient, type SandboxClient } from "./tokens.ts";
import { send } from "./wire.ts";

export type { SandboxAudits, SandboxCalls, SandboxClient, SandboxFault, SandboxHold, SandboxLag };

export interface SandboxOptions {
  /** Default: 0, any free port. */
  port?: number;
  size?: Size;
  /** Delay of every answer in milliseconds, including token answers. */
  latency?: number;
  /** Calls per token and minute. Default: no limit. */
  rateLimit?: number;
  /** By how much reads lag behind writes. A number is the milliseconds of all reads. Default: they do not. */
  lag?: number | SandboxLag;
  /** How the audit log tells of changes. Default: at once, of each once. */
  audits?: SandboxAudits;
  seed?: number;
  /**
   * OAuth clients in addition to `sandbox`/`sandbox` and `admin`/`admin`, which have all permissions. A client with the id of one of these
   * replaces it. `admin` stands for a person in the vendor's own pages.
   */
  clients?: SandboxClient[];
  /** Seconds until a token expires. */
  tokenLifetime?: number;
  /** Milliseconds from a 202 until the creation has finished. Default: 50. */
  creationTime?: number;
  clock?: SandboxClock;
  /** Waited for before anything is done for a call: for a test that says which of several calls comes first. */
  gate?: (call: IncomingMessage) => Promise<void>;
}

export interface Sandbox {
  url: string;
  calls(): SandboxCalls;
  resetCalls(): void;
  /** Restores the initial data, counters and rate limits. Keeps tokens, scripted faults and the lag. */
  reset(): void;
  /** Replaces the scripted faults. An empty list removes all. */
  faults(list: SandboxFault[]): void;
  /**
   * Replaces the lag of reads behind writes. A number is the milliseconds of all reads; `{}` ends it. A read never answers from
   * a state before the lag was set.
   */
  lag(lag: number | SandboxLag): void;
  /** Replaces how the audit log tells of later changes; `{}` has all defaults. */
  audits(given: SandboxAudits): void;
  /** Holds matching calls until they are released. `match` has the syntax of `SandboxFault.match`. */
  hold(match: string, options?: HoldOptions): SandboxHold;
  /** Invalidates all tokens. */
  revoke(): void;
  /** Number of calls without an answer whose connection is open. */
  pendingCalls(): number;
  /** Changes the secret of an OAuth client, as an administrator would, and invalidates its tokens. */
  exchangeSecret(id: string, secret: string): void;
  close(): Promise<void>;
}

const defaultClient: SandboxClient = { id: "sandbox", secret: "sandbox", permissions: "all" };
/** A person in the vendor's own pages. */
const admin: SandboxClient = { id: "admin", secret: "admin", permissions: "all", isPerson: true };

/** Starts a pretend Genesys Cloud on 127.0.0.1: `{url}/oauth/token` and `{url}/api/v2/…`. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, size = "small", latency = 0, seed = 1, tokenLifetime = 86_400 } = options;
  const { creationTime = 50, clock = machineClock } = options;
  const newHistory = () => createHistory(createState(size, seed, { creationTime, clock }));
  let history = newHistory();
  const lag = createLag(seed);
  const audits = createAudits(history.present, seed, clock);
  const calls = createCalls();
  const journal = createJournal(clock);
  const faults = createFaults();
  const holds = createHolds();
  const tokens = createTokens(
    knownClients(options.clients ?? [], [...history.present.users.keys()]),
    tokenLifetime,
    clock,
  );
  const rateLimit = createRateLimit(options.rateLimit, clock);
  const find = createRouter(handlers);
  const mangle = createMangle(createRandom(seed));
  const closing = new AbortController();
  const wait = (ms: number | undefined) => (ms ? pause(clock, ms, closing.signal) : undefined);

  const states: States = {
    of: (read) => (read === undefined ? history.present : history.ago(lag.of(read))),
    audits,
    written({ operation, id, body, client }) {
      history.note();
      journal.wrote({ operation, id, body });
      audits.note(history.present, { clientId: client.id, userId: client.userId, isPerson: client.isPerson });
    },
  };

  let pendingCalls = 0;
  const controls: Controls = {
    calls: calls.read,
    journal: journal.read,
    faults: faults.set,
    revoke: tokens.revoke,
    lag(given) {
      lag.set(given);
      history.keep(lag.longest());
    },
    shownLag: lag.shown,
    audits: audits.set,
    auditSettings: audits.settings,
    reset() {
      history = newHistory();
      history.keep(lag.longest());
      audits.reset(history.present);
      calls.reset();
      journal.reset();
      rateLimit.reset();
    },
  };

  controls.lag(options.lag ?? {});
  controls.audits({ seed, ...options.audits });

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const contextId = randomUUID();
    const { path, search } = splitUrl(request.url ?? "");
    const refusing = (answer: () => Promise<Answer>) => answer().catch((error) => toAnswer(error, contextId));
    if (path.startsWith(controlPrefix)) {
      const answer = await refusing(() => answerControl(request, path, controls));
      return send(response, answer, { contextId, clock, signal: closing.signal });
    }
    pendingCalls += 1;
    response.once("close", () => (pendingCalls -= 1));
    if (options.gate) await options.gate(request);
    const isToken = `${request.method} ${path}` === tokenKey;
    const found = isToken ? { key: tokenKey } : find(request.method ?? "", path);
    if (isToken) calls.countToken();
    else {
      calls.count(found.key);
      journal.arrived();
    }
    const fault = faults.take(found.key);
    await wait(latency);
    const hold = holds.take(found.key);
    if (hold?.before) await hold.wait();

    const execute = () =>
      isToken
        ? answerToken(request, tokens)
        : answerRoute(request, { path, search }, routeOf(found), { tokens, rateLimit }, states);
    const scripted = fault && scriptedAnswer(fault, found.key, contextId);
    const answer = scripted ?? (await refusing(async () => execute()));
    if (fault?.rows) answer.body = mangle(answer.body, fault.rows);
    if (fault?.headers) answer.headers = { ...answer.headers, ...fault.headers };
    await wait(fault?.delay);
    if (hold && !hold.before) await hold.wait();
    const { drip, reset } = fault ?? {};
    return send(response, answer, { contextId, drip, reset, clock, signal: closing.signal });
  }

  // A long keep-alive: otherwise a test could reuse a connection just as the server closes it.
  const server = createServer({ keepAliveTimeout: 65_000 }, (request, response) => {
    serve(request, response).catch(() => response.destroy());
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: calls.read,
    resetCalls: calls.reset,
    reset: controls.reset,
    faults: faults.set,
    lag: controls.lag,
    audits: controls.audits,
    hold: holds.add,
    revoke: tokens.revoke,
    pendingCalls: () => pendingCalls,
    exchangeSecret: tokens.exchange,
    async close() {
      closing.abort();
      audits.close();
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
    },
  };
}

function routeOf({ route, allow }: Found) {
  if (route !== undefined) return route;
  if (allow !== undefined) throw new ApiError(405, undefined, undefined, { headers: { Allow: allow } });
  throw new ApiError(404);
}

function toAnswer(error: unknown, contextId: string): Answer {
  const refusal = error instanceof ApiError ? error : new ApiError(500, undefined, `Fault in the sandbox: ${error}`);
  return { status: refusal.status, body: errorBody(refusal, contextId), headers: refusal.headers };
}

// Not the URL class: it would resolve `..`, and tests must see the path as the client sent it.
function splitUrl(url: string): { path: string; search: string } {
  const mark = url.indexOf("?");
  return mark === -1 ? { path: url, search: "" } : { path: url.slice(0, mark), search: url.slice(mark + 1) };
}

function knownClients(extra: SandboxClient[], userIds: string[]): KnownClient[] {
  const others = extra.some(({ id }) => id === admin.id) ? [] : [admin];
  const byId = new Map([defaultClient, ...extra, ...others].map((client) => [client.id, client]));
  return [...byId.values()].map((client, at) => ({
    isPerson: false,
    ...client,
    userId: userIds[at % userIds.length]!,
  }));
}
