import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { operations as contract, routeKey } from "../../sandbox/contract.ts";
import document from "../../sandbox/error-codes.json" with { type: "json" };
import { NOT_CALLED, READS_ON_BOTH_PATHS, READS_ON_CURRENT_PATHS } from "../reads.ts";
import { startGateway } from "../start.ts";
import type { Answer, Gateway } from "../start.ts";
import { ASKED_WAIT, createTestClock } from "../test-clock.ts";
import { writesOn } from "../writes.ts";
import type { OneWrite } from "../writes.ts";

type Api = "conversations" | "messaging";
type Codes = Record<string, Record<string, string>>;

const APIS = ["conversations", "messaging"] as const;
const clocks = { conversations: createTestClock(), messaging: createTestClock() };
const gateways = {} as Record<Api, Gateway>;
beforeAll(async () => {
  for (const messagingApi of APIS)
    gateways[messagingApi] = await startGateway({ messagingApi, clock: clocks[messagingApi], random: () => 0 });
});
afterAll(() => Promise.all(Object.values(gateways).map((gateway) => gateway.close())));

/** One code that an operation may answer. */
interface Case {
  key: string;
  status: number;
  code: string;
}

const keys = contract.map(routeKey);
const called = keys.filter((key) => !Object.hasOwn(NOT_CALLED, key));
const operations = document.operations as unknown as Record<string, Codes>;

/** The codes of the operation itself, and those of all operations. */
function casesOf(key: string): Case[] {
  const { success: _, ...own } = operations[key] ?? {};
  const cases = [own, document.common as Codes].flatMap((codes) =>
    Object.entries(codes).flatMap(([status, texts]) =>
      Object.keys(texts).map((code) => ({ key, status: Number(status), code })),
    ),
  );
  // A 404 comes last: the process remembers an organization without bulk reads.
  return cases.toSorted((one, other) => Number(one.status === 404) - Number(other.status === 404));
}

/** What the graph may answer for a code: codes of user errors, or of GraphQL errors. `null`: the field is null, without an error. */
const BY_CODE: Record<string, (string | null)[]> = {
  "response.entity.too.large": ["UPSTREAM_RESPONSE_TOO_LARGE"],
  "client.failed.request": ["UPSTREAM_UNAVAILABLE"],
  "unsupported.media.type": ["UPSTREAM_ERROR"],
  "request.entity.too.large": ["TOO_LONG"],
  "not.found": ["NOT_FOUND"],
  "division.not.found": ["NOT_FOUND"],
  "integration.not.active": ["NOT_ALLOWED_BY_CHANNEL"],
  "validation.failed": ["INVALID_VALUE"],
  "rms.exceeds.maximum.library.batch.size": ["UPSTREAM_ERROR"],
  "rms.exceeds.maximum.asset.bulk.size": ["UPSTREAM_ERROR"],
  "rms.missing.field": ["UPSTREAM_ERROR"],
  "rms.not.a.user": ["UPSTREAM_ERROR"],
  "rms.precondition": ["UPSTREAM_ERROR"],
  "rms.exceeds.asset.maximum.file.size": ["LIMIT_REACHED"],
  "rms.exceeds.maximum.mms.response.assets": ["LIMIT_REACHED"],
  "rms.field.exceeds.max.length": ["TOO_LONG"],
  "maximum.supported.content.media.types.exceeded": ["LIMIT_REACHED"],
  "maximum.supported.content.profiles.exceeded": ["LIMIT_REACHED"],
  "too.many.integrations.for.this.message.channel": ["LIMIT_REACHED"],
  "too.many.webhook.headers": ["LIMIT_REACHED"],
  "supported.content.in.use": ["IN_USE"],
  "supported.content.in.use.sms": ["IN_USE"],
  "recipient.has.flow": ["IN_USE"],
  "integration.has.ingestion.rule": ["IN_USE"],
  "integration.has.escalation.rules": ["IN_USE"],
  "duplicate.integration.for.messages.for.business.id": ["DUPLICATE"],
  "existing.active.webhook.facebook.subscription": ["DUPLICATE"],
  "page.already.integrated": ["DUPLICATE"],
  "phone.number.already.in.use": ["DUPLICATE"],
  "facebook.public.not.yet.supported": ["NOT_ALLOWED_BY_CHANNEL"],
  "instagram.not.yet.supported": ["NOT_ALLOWED_BY_CHANNEL"],
  "unsupported.message.channel": ["NOT_ALLOWED_BY_CHANNEL"],
  "open.wrong.endpoint": ["NOT_ALLOWED_BY_CHANNEL"],
  "could.not.find.page.access.token": ["REFUSED_BY_NETWORK"],
  "invalid.page.access.token.provided": ["REFUSED_BY_NETWORK"],
  "missing.permissions": ["REFUSED_BY_NETWORK"],
  "no.instagram.account.associated.with.page": ["REFUSED_BY_NETWORK"],
  "page.subscription.error": ["REFUSED_BY_NETWORK"],
  "phone.number.not.found.on.waba": ["REFUSED_BY_NETWORK"],
  "please.ensure.two.factor.authentication.is.disabled": ["REFUSED_BY_NETWORK"],
};

const BY_STATUS: Record<number, string> = {
  400: "INVALID_VALUE",
  401: "UPSTREAM_UNAUTHORIZED",
  403: "UPSTREAM_FORBIDDEN",
  408: "UPSTREAM_TIMEOUT",
  429: "UPSTREAM_RATE_LIMITED",
  500: "UPSTREAM_UNAVAILABLE",
  503: "UPSTREAM_UNAVAILABLE",
  504: "UPSTREAM_UNAVAILABLE",
};

/** A read has no user errors, so what a person may correct has other codes there. */
const ON_READS: Record<string, string> = { INVALID_VALUE: "BAD_USER_INPUT", TOO_LONG: "BAD_USER_INPUT" };

function fits({ key, status, code }: Case, isRead: boolean, outcome: string | null): boolean {
  const isList = !/(\}|default)$/.test(key);
  // Where the whole collection is missing, that is the outcome. Bulk reads fall back to single ones.
  if (isRead && status === 404)
    return [null, "FEATURE_UNAVAILABLE", ...(isList ? ["UPSTREAM_ERROR"] : [])].includes(outcome);
  // Where there is no default, there is none to remove.
  if (key.startsWith("DELETE") && key.endsWith("/default") && status === 404) return outcome === null;
  if (status === 404) return ["NOT_FOUND", "FEATURE_UNAVAILABLE"].includes(outcome!);
  if (isRead && status === 409) return outcome === "UPSTREAM_ERROR";
  // An update of a library or response finds out itself what has changed.
  const isVersioned = /^PUT .*\/responsemanagement\/(libraries|responses)\//.test(key);
  if (code === "request.conflict") return outcome === (isVersioned ? "VERSION_CONFLICT" : "CONFLICT");
  if (code === "bad.request" && /^DELETE .*\/(settings|supportedcontent)\/\{/.test(key)) return outcome === "IN_USE";
  const expected = status === 400 || status > 403 ? BY_CODE[code] : undefined;
  const codes = expected ?? [BY_STATUS[status]!];
  return codes.some((one) => outcome === (isRead ? (ON_READS[one!] ?? one) : one));
}

/** Texts of a status alone. They do not say what to do. */
const SAY_NOTHING = [
  "Genesys Cloud refuses a value of the request.",
  "Genesys Cloud refuses the request.",
  "Genesys Cloud did not find it.",
  "The request clashes with what Genesys Cloud has stored.",
  "The request is too large for Genesys Cloud.",
  "Genesys Cloud is not ready for this request yet.",
  "Genesys Cloud gave up waiting.",
];

interface Outcome {
  code: string;
  message: string;
  upstream?: { code?: string; correlationId?: string } | null;
}

function outcomesOf({ data, errors = [] }: Answer): Outcome[] {
  const payloads = Object.values((data ?? {}) as Record<string, { userErrors?: Outcome[] } | null>);
  return [
    ...payloads.flatMap((payload) => payload?.userErrors ?? []),
    ...errors.map(({ message, extensions: { code, upstream } }) => ({ code, message, ...(upstream && { upstream }) })),
  ];
}

/** A query or mutation. */
type Asked = Pick<OneWrite, "query" | "variables">;

/** For every operation of the REST API, a query or mutation that calls it. */
async function callers(messagingApi: Api): Promise<Map<string, Asked>> {
  const gateway = gateways[messagingApi];
  const reads = [...READS_ON_BOTH_PATHS, ...(messagingApi === "conversations" ? READS_ON_CURRENT_PATHS : [])];
  const found = new Map<string, Asked>();
  for (const one of [...reads.map((query) => ({ query, variables: {} })), ...writesOn(messagingApi)]) {
    gateway.sandbox.reset();
    const { byRoute } = await gateway.counted(one.query, one.variables);
    for (const key of Object.keys(byRoute)) if (!found.has(key)) found.set(key, one);
  }
  return found;
}

/** The answer where Genesys Cloud answers with this code every time. */
async function answerTo({ key, status, code }: Case, { query, variables }: Asked, api: Api): Promise<Answer> {
  const { sandbox, query: ask } = gateways[api];
  sandbox.reset();
  sandbox.faults([{ match: key, status, code }]);
  const answering = ask(query, variables);
  const mayWait = status >= 500 || status === 429 || status === 408 || code === "client.failed.request";
  if (!mayWait) return answering;
  const answer = await clocks[api].passWaits(answering, ASKED_WAIT);
  // No circuit stays open, and no pause of the rate limit lasts.
  await clocks[api].pass(60_000);
  return answer;
}

/** What is wrong with the outcomes of a case. */
function faultsOf(one: Case, isRead: boolean, answer: Answer): unknown[] {
  const outcomes = outcomesOf(answer);
  if (outcomes.length === 0) return fits(one, isRead, null) ? [] : [[one, "has no outcome"]];
  return outcomes.flatMap(({ code, message, upstream }) => {
    // What the gateway concludes from a 404 is not the vendor's word.
    const isConclusion = code === "FEATURE_UNAVAILABLE";
    const isSaid = isConclusion || (upstream?.code === one.code && upstream.correlationId !== undefined);
    const text = message.replace(/; whether the change was made is not known\.$/, ".");
    return fits(one, isRead, code) && isSaid && !SAY_NOTHING.includes(text) ? [] : [[one, code, message, upstream]];
  });
}

test("every code that the vendor declares has an outcome that says what to do", async () => {
  const wrong: unknown[] = [];
  const walked: Case[] = [];
  /** Tries all codes of the operations that these paths call, without the others. */
  async function walk(api: Api, others: readonly string[]): Promise<void> {
    for (const [key, caller] of await callers(api)) {
      if (others.includes(key)) continue;
      for (const one of casesOf(key)) {
        wrong.push(...faultsOf(one, caller.query.startsWith("{"), await answerTo(one, caller, api)));
        walked.push(one);
      }
    }
  }
  const old = called.filter((key) => key.includes(" /api/v2/messaging/"));
  await Promise.all([
    walk("conversations", old),
    walk(
      "messaging",
      called.filter((key) => !old.includes(key)),
    ),
  ]);
  expect(wrong).toEqual([]);
  expect([...new Set(walked.map(({ key }) => key))].toSorted()).toEqual(called.toSorted());
  expect(walked).toHaveLength(called.flatMap(casesOf).length);
  expect(walked.length).toBeGreaterThan(2500);
}, 300_000);
