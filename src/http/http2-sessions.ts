import { constants } from "node:http2";
import type { Http2SecureServer, ServerHttp2Session, ServerHttp2Stream } from "node:http2";
import type { Clock } from "../deadline.ts";
import { errorMediaType } from "../graphql/media-type.ts";
import type { ClientTimes } from "./connections.ts";
import { errorBody, SAFE_HEADERS } from "./refusals.ts";

interface Session {
  /** The open streams of the session, with the time when each began. */
  streams: Map<ServerHttp2Stream, number>;
  /** Since when it has no open stream. */
  idleSince: number;
  /** Milliseconds that it may be without a stream. */
  idleLimit: number;
}

/** The sessions of HTTP/2 that a server has now. */
export interface Http2Sessions {
  /** Cuts all of them off. */
  destroy(): void;
  /** Ends the checks for late clients. */
  stop(): void;
}

/**
 * Sends slow clients of HTTP/2 away as Node does those of HTTP/1: a new connection without a request, one that has been idle for
 * `keepAlive` milliseconds, and a request that does not arrive in time.
 */
export function watchHttp2Sessions(
  server: Http2SecureServer,
  times: ClientTimes,
  keepAlive: number,
  clock: Clock,
): Http2Sessions {
  const sessions = new Map<ServerHttp2Session, Session>();

  server.on("session", (session) => {
    const streams: Session["streams"] = new Map();
    const state: Session = { streams, idleSince: clock.now(), idleLimit: times.headers };
    sessions.set(session, state);
    session.once("close", () => sessions.delete(session));
    session.on("stream", (stream) => {
      streams.set(stream, clock.now());
      state.idleLimit = keepAlive;
      stream.once("close", () => {
        streams.delete(stream);
        state.idleSince = clock.now();
      });
    });
  });

  function look(): void {
    const now = clock.now();
    for (const [session, { streams, idleSince, idleLimit }] of sessions) {
      if (streams.size === 0 && now - idleSince > idleLimit) session.close();
      for (const [stream, since] of streams) {
        const hasArrived = stream.endAfterHeaders || stream.readableEnded;
        if (!hasArrived && now - since > times.request) refuseStream(stream);
      }
    }
  }

  return {
    stop: clock.every(times.look, look),
    destroy() {
      for (const session of sessions.keys()) session.destroy();
    },
  };
}

/** Answers 408, unless an answer has begun, and ends the stream. Other streams of the connection go on. */
function refuseStream(stream: ServerHttp2Stream): void {
  if (stream.headersSent || stream.destroyed) return stream.close(constants.NGHTTP2_NO_ERROR);
  stream.respond({ ...SAFE_HEADERS, ":status": 408, "content-type": errorMediaType(undefined) });
  stream.end(JSON.stringify(errorBody(408)), () => stream.close(constants.NGHTTP2_NO_ERROR));
}
