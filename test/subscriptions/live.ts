import { once } from "node:events";
import { createClient as createSse } from "graphql-sse";
import type { Client as SseClient } from "graphql-sse";
import { createClient as createWs } from "graphql-ws";
import type { Client as WsClient, ClientOptions as WsOptions } from "graphql-ws";
import { WebSocket } from "ws";
import { startGateway } from "../start.ts";
import type { Answer, Gateway, StartOptions } from "../start.ts";
import { until } from "../until.ts";

/** A line of the log about a subscription. */
export interface SubscriptionLine {
  msg: string;
  transport?: string;
  reason?: string;
  events?: number;
  client?: string;
  errors?: { code: string; count: number }[];
}

export interface LiveGateway extends Gateway {
  /** What the log says of subscriptions. */
  lines: SubscriptionLine[];
  /** Everything that was logged. */
  log(): string;
  /** Resolves once so many subscriptions are open. */
  open(count: number): Promise<void>;
  /** Resolves once so many have ended, and answers why. */
  ended(count: number): Promise<(string | undefined)[]>;
  sse(headers?: Record<string, string>): SseClient;
  ws(options?: Partial<WsOptions>): WsClient;
}

/** Starts a gateway, with its log. */
export async function startLive(options: StartOptions = {}): Promise<LiveGateway> {
  const lines: SubscriptionLine[] = [];
  const all: string[] = [];
  let openNow = 0;
  const gateway = await startGateway({
    cache: true,
    logLevel: "info",
    logStream: {
      write(text) {
        all.push(text);
        const line = JSON.parse(text) as SubscriptionLine;
        if (!line.msg.startsWith("subscription ")) return;
        lines.push(line);
        if (line.msg === "subscription began") openNow += 1;
        if (line.msg === "subscription ended") openNow -= 1;
      },
    },
    ...options,
  });
  const count = (msg: string) => lines.filter((line) => line.msg === msg).length;
  const url = `${gateway.url}/graphql`;
  return {
    ...gateway,
    lines,
    log: () => all.join(""),
    open: (wanted) => until(() => openNow === wanted),
    async ended(wanted) {
      await until(() => count("subscription ended") >= wanted);
      return lines.filter(({ msg }) => msg === "subscription ended").map(({ reason }) => reason);
    },
    sse: (headers = {}) => createSse({ url, headers, retryAttempts: 0 }),
    ws: (wsOptions = {}) =>
      createWs({ url: url.replace(/^http/, "ws"), webSocketImpl: WebSocket, retryAttempts: 0, ...wsOptions }),
  };
}

/** The events of one subscription, as a real client gets them. */
export interface Events {
  /** The next answer; the end of the subscription is undefined, and an error is thrown. */
  next(): Promise<Answer | undefined>;
  /** Ends the subscription. */
  stop(): void;
}

/** Subscribes with one of the two clients, and keeps what comes. */
export function eventsOf(
  client: { iterate(request: { query: string; variables?: Record<string, unknown> }): AsyncIterableIterator<unknown> },
  query: string,
  variables: Record<string, unknown> = {},
): Events {
  const iterator = client.iterate({ query, variables });
  const results: Promise<IteratorResult<unknown>>[] = [];
  const ask = () => {
    const result = iterator.next();
    result.catch(() => undefined);
    results.push(result);
  };
  // The clients subscribe when they are first asked.
  ask();
  return {
    async next() {
      const result = await results.shift()!;
      if (!result.done) ask();
      return result.done ? undefined : (result.value as Answer);
    },
    stop: () => void iterator.return?.(),
  };
}

/** One message of a stream, word for word. */
export interface StreamMessage {
  event?: string;
  data?: string;
  retry?: string;
}

export interface RawStream {
  status: number;
  headers: Headers;
  /** The next message; undefined at the end of the stream. Comments are counted only. */
  next(): Promise<StreamMessage | undefined>;
  beats(): number;
  body(): Promise<string>;
  stop(): void;
}

/** Opens a stream of events by hand. */
export async function openStream(
  { url }: Pick<Gateway, "url">,
  query: string | object,
  { headers = {}, method = "POST" }: { headers?: Record<string, string>; method?: string } = {},
): Promise<RawStream> {
  const control = new AbortController();
  const request = typeof query === "string" ? { query } : query;
  const search =
    method === "GET"
      ? `?${new URLSearchParams(Object.entries(request).map(([name, value]) => [name, String(value)]))}`
      : "";
  const response = await fetch(`${url}/graphql${search}`, {
    method,
    headers: {
      accept: "text/event-stream",
      ...(method === "POST" && { "content-type": "application/json" }),
      ...headers,
    },
    ...(method === "POST" && { body: JSON.stringify(request) }),
    signal: control.signal,
  });
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  let beats = 0;
  return {
    status: response.status,
    headers: response.headers,
    beats: () => beats,
    async next() {
      for (;;) {
        const at = text.indexOf("\n\n");
        if (at === -1) {
          const { done, value } = await reader.read();
          if (done) return undefined;
          text += value;
          continue;
        }
        const block = text.slice(0, at);
        text = text.slice(at + 2);
        if (block === ":") beats += 1;
        else return Object.fromEntries(block.split("\n").map((line) => line.split(/: ?(.*)/s, 2))) as StreamMessage;
      }
    },
    async body() {
      let rest = text;
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return rest;
        rest += value;
      }
    },
    stop: () => control.abort(),
  };
}

/** How a WebSocket was closed. */
export async function closedWith(socket: WebSocket): Promise<{ code: number; reason: string }> {
  const [code, reason] = (await once(socket, "close")) as [number, Buffer];
  return { code, reason: String(reason) };
}
