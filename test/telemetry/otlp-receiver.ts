import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { until } from "../until.ts";

type Value = { stringValue?: string; intValue?: number | string; doubleValue?: number; boolValue?: boolean };

interface SentSpan {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes: { key: string; value: Value }[];
  status: { code?: number };
}

export interface Span {
  traceId: string;
  id: string;
  parent: string | undefined;
  name: string;
  kind: "internal" | "server" | "client";
  attributes: Record<string, unknown>;
  failed: boolean;
}

const KINDS = ["internal", "internal", "server", "client"] as const;
/** The code of the status "error". */
const ERROR = 2;

/** A collector that gets OTLP over HTTP as JSON, and keeps what it gets. */
export async function startReceiver() {
  const spans: Span[] = [];
  const metrics: string[] = [];
  let raw = "";
  let metricsText = "";
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const text = Buffer.concat(chunks).toString();
      raw += text;
      if (request.url === "/v1/traces") spans.push(...spansIn(text));
      if (request.url === "/v1/metrics") {
        metrics.push(...namesIn(text));
        metricsText += text;
      }
      response.writeHead(200, { "content-type": "application/json" }).end("{}");
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    metrics,
    /** Everything that was sent, as text. */
    text: () => raw,
    /** All metrics that were sent, as text. */
    metricsText: () => metricsText,
    /** Waits for a span of this name. */
    async span(name: string): Promise<Span> {
      let found: Span | undefined;
      await until(() => (found = spans.find((one) => one.name === name)) !== undefined);
      return found!;
    },
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

function spansIn(text: string): Span[] {
  const { resourceSpans } = JSON.parse(text) as { resourceSpans: { scopeSpans: { spans: SentSpan[] }[] }[] };
  const sent = resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap((scope) => scope.spans));
  return sent.map(({ traceId, spanId, parentSpanId, name, kind, attributes, status }) => ({
    ...{ traceId, id: spanId, parent: parentSpanId || undefined, name },
    kind: KINDS[kind]!,
    attributes: Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]])),
    failed: status.code === ERROR,
  }));
}

function namesIn(text: string): string[] {
  const { resourceMetrics } = JSON.parse(text) as {
    resourceMetrics: { scopeMetrics: { metrics: { name: string }[] }[] }[];
  };
  return resourceMetrics.flatMap(({ scopeMetrics }) =>
    scopeMetrics.flatMap((scope) => scope.metrics.map(({ name }) => name)),
  );
}
