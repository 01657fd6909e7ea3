import type { FastifyBaseLogger } from "fastify";
import type { LogField } from "../../config/log-fields.ts";
import { errorsOf } from "../error-facts.ts";
import type { EndReason, Subscriber } from "./subscriber.ts";

/** A connection that carries subscriptions. */
export interface LoggedConnection extends Pick<Subscriber, "requestId" | "transport" | "sender"> {
  credentials: Pick<Subscriber["credentials"], "address">;
}

/** What is known of a subscription when it is refused. */
type RefusedSubscription = LoggedConnection & Pick<Subscriber, "client"> & Partial<Pick<Subscriber, "facts">>;

/** An error as the log has it: without its text. */
type CodedError = { extensions?: Readonly<Record<string, unknown>> | undefined };

/** The lines about subscriptions, with the fields of the lines about requests. */
export interface SubscriptionLog {
  began(subscriber: Subscriber): void;
  ended(subscriber: Subscriber, end: { reason: EndReason; milliseconds: number; errors: readonly CodedError[] }): void;
  /** Of a subscription that has not begun. */
  refused(subscription: RefusedSubscription, errors: readonly CodedError[]): void;
  /** Of a client without a valid key or token, or with too many requests; `reason` holds no part of a credential. */
  refusedClient(connection: LoggedConnection, refusal: { code: string; reason: string }): void;
  /** Of a request that gets no WebSocket. */
  refusedUpgrade(connection: LoggedConnection, refusal: { path: string; status: number }): void;
}

/** Makes the lines with these optional fields. */
export function createSubscriptionLog(
  log: Pick<FastifyBaseLogger, "info">,
  fields: readonly LogField[],
): SubscriptionLog {
  const has = new Set<string>(fields);

  /** What is undefined is left out of the line. */
  function lineOf(
    { requestId, transport, sender, credentials }: LoggedConnection,
    { client, facts, isRefused = false }: Partial<RefusedSubscription> & { isRefused?: boolean } = {},
  ): object {
    const { traceId, application } = sender;
    return {
      requestId,
      ...(has.has("traceId") && { traceId }),
      transport,
      ...((has.has("address") || isRefused) && { address: credentials.address }),
      ...(has.has("client") && { client: client?.name }),
      ...(application &&
        has.has("application") && { application: application.name, applicationVersion: application.version }),
      ...(has.has("operation") && { operation: facts?.name }),
      ...(has.has("document") && { document: facts?.document }),
    };
  }

  function errorsIn(errors: readonly CodedError[]): object {
    if (errors.length === 0 || !has.has("errors")) return {};
    return { errors: errorsOf(errors.map(({ extensions }) => ({ code: String(extensions?.["code"] ?? INTERNAL) }))) };
  }

  return {
    began: (subscriber) => log.info(lineOf(subscriber, subscriber), "subscription began"),
    ended(subscriber, { reason, milliseconds, errors }) {
      const { events } = subscriber;
      const line = { ...lineOf(subscriber, subscriber), reason, events, milliseconds: Math.round(milliseconds) };
      log.info({ ...line, ...errorsIn(errors) }, "subscription ended");
    },
    refused: (subscription, errors) =>
      log.info({ ...lineOf(subscription, subscription), ...errorsIn(errors) }, "subscription refused"),
    refusedClient: (connection, { code, reason }) =>
      log.info({ ...lineOf(connection, { isRefused: true }), errors: [{ code, count: 1 }], reason }, "client refused"),
    refusedUpgrade: (connection, { path, status }) =>
      log.info(
        { ...lineOf(connection, { isRefused: true }), method: "GET", path, status, reason: UPGRADE_REASONS[status] },
        "client refused",
      ),
  };
}

const INTERNAL = "INTERNAL_SERVER_ERROR";

/** Why there is no WebSocket, by the status of the answer. */
const UPGRADE_REASONS: Readonly<Partial<Record<number, string>>> = {
  400: "malformed or several Host headers",
  403: "a page of an origin that CORS_ORIGINS does not name",
  404: "no WebSockets here",
  503: "the gateway stops, or has as many WebSockets as MAX_SUBSCRIPTIONS",
};
