import type { ServerResponse } from "node:http";
import type { SubscriptionsConfig } from "../../config/subscriptions-config.ts";
import type { Clock } from "../../deadline.ts";
import type { Outlet } from "./subscriber.ts";

/** The media type of an event stream. */
export const EVENT_STREAM = "text/event-stream";

/** The headers of an event stream, for the client and for proxies, which must not collect it. */
const HEADERS = { "content-type": `${EVENT_STREAM}; charset=utf-8`, "x-accel-buffering": "no" };
/** Milliseconds in which a client may still read the end of its stream. */
const READING_TIME = 5000;
/** Milliseconds from which on clients come back after the gateway has stopped, and within which all of them do. */
const COME_BACK = 1000;
const COME_BACK_SPREAD = 4000;

interface EventStreamOptions {
  config: Pick<SubscriptionsConfig, "queueEvents" | "queueBytes">;
  clock: Clock;
  random: () => number;
}

/**
 * Answers with a stream of events, in the form that graphql-sse calls "distinct connections": `next` for each answer, then `complete`. A
 * stream that ends without `complete` is to be opened again.
 */
export function openEventStream(
  response: ServerResponse,
  headers: Record<string, unknown>,
  { config, clock, random }: EventStreamOptions,
): Outlet {
  let waiting = 0;
  response.writeHead(200, { ...(headers as Record<string, string>), ...HEADERS });
  // The headers go out with the first bytes.
  response.write(":\n\n");
  const sent = () => void (waiting -= 1);

  return {
    next({ text }) {
      if (waiting >= config.queueEvents || response.writableLength > config.queueBytes) return false;
      waiting += 1;
      response.write(`event: next\ndata: ${text}\n\n`, sent);
      return true;
    },
    end(reason, errors) {
      if (response.destroyed || response.writableEnded) return;
      if (errors.length > 0) response.write(`event: next\ndata: ${JSON.stringify({ errors })}\n\n`);
      const last =
        reason === "restart" ? `retry: ${Math.round(COME_BACK + random() * COME_BACK_SPREAD)}\n\n` : COMPLETE;
      const stopWaiting = clock.after(READING_TIME, () => response.destroy());
      response.once("close", stopWaiting);
      response.end(last);
    },
    beat: () => void response.write(":\n\n"),
  };
}

const COMPLETE = "event: complete\ndata:\n\n";
