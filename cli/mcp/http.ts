import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { StreamableHTTPServerTransport } from "@modelcontextprotocol/sdk/server/streamableHttp.js";
import { createMcpServer } from "./server.ts";
import type { McpOptions } from "./server.ts";

/** Bytes of the largest message. */
const MAX_BODY = 1024 * 1024;
/** Bytes that are read of a larger one, so that its sender gets the refusal. */
const MOST_READ = 16 * MAX_BODY;
/** What a client sends to say who it is; the gateway checks it. */
const CREDENTIALS = ["authorization", "x-api-key"];

/**
 * Serves MCP over streamable HTTP at `/mcp`, without sessions: each request has its own server. What a client may do is what its own key or
 * token may. Pages of browsers are refused, so that no web site reaches it through a person's machine.
 */
export async function serveHttp(options: McpOptions, { host, port }: { host: string; port: number }) {
  const server = createServer((request, response) => {
    answer(options, request, response).catch(() => response.destroy());
  });
  server.listen(port, host);
  await once(server, "listening");
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host}:${taken}/mcp`,
    async close() {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

async function answer(options: McpOptions, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const refuse = (code: number, text: string) =>
    void response.writeHead(code, { "content-type": "text/plain" }).end(text);
  if (request.url !== "/mcp") return refuse(404, "MCP is at /mcp.\n");
  if (request.headers.origin !== undefined) return refuse(403, "Web pages may not use this server.\n");
  if (request.method !== "POST") return refuse(405, "Only POST.\n");
  const body = await readBody(request);
  if (body === undefined) return refuse(413, "The message is too large.\n");
  let message: unknown;
  try {
    message = JSON.parse(body);
  } catch {
    return refuse(400, "The body is not JSON.\n");
  }
  const credentials = Object.fromEntries(
    CREDENTIALS.flatMap((name) => (typeof request.headers[name] === "string" ? [[name, request.headers[name]]] : [])),
  );
  const server = createMcpServer(options, credentials);
  const transport = new StreamableHTTPServerTransport({ enableJsonResponse: true });
  response.once("close", () => void server.close());
  // Its optional properties are typed without `undefined`, which this project's settings tell apart.
  await server.connect(transport as Parameters<typeof server.connect>[0]);
  await transport.handleRequest(request, response, message);
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    bytes += (chunk as Buffer).length;
    if (bytes > MOST_READ) break;
    if (bytes <= MAX_BODY) chunks.push(chunk as Buffer);
  }
  if (bytes > MAX_BODY) return undefined;
  return Buffer.concat(chunks).toString("utf8");
}
