import { once } from "node:events";
import { createServer } from "node:http";
import type { FastifyInstance } from "fastify";
import { connectionOptions } from "./connections.ts";

const PROBES = new Set(["/livez", "/readyz"]);

/** Answers `/livez` and `/readyz` on a port of their own without TLS, for what has no client certificate. Rejects if it cannot listen. */
export async function listenForProbes(app: FastifyInstance, host: string, port: number): Promise<{ close(): void }> {
  const { http, keepAliveTimeout, requestTimeout } = connectionOptions();
  const server = createServer({ ...http, keepAliveTimeout, requestTimeout }, (request, response) => {
    if (PROBES.has(request.url ?? "")) app.routing(request, response);
    else response.writeHead(404).end();
  });
  await once(server.listen(port, host), "listening");
  return {
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}
