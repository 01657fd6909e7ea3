import { request } from "node:http";
import type { IncomingHttpHeaders, OutgoingHttpHeaders } from "node:http";

/** An answer as it came over the network. */
export interface RawAnswer {
  status: number;
  /** Without the date, the id of the request and what concerns the connection alone. */
  headers: IncomingHttpHeaders;
  /** Perhaps compressed. */
  body: Buffer;
}

export interface RawRequest {
  method?: string;
  path?: string;
  headers?: OutgoingHttpHeaders;
  body?: object | string | Buffer;
}

/** Sends a request over a connection of its own. */
export function sendRaw(url: string, { method, path = "/graphql", headers, body }: RawRequest): Promise<RawAnswer> {
  const payload = body === undefined || typeof body === "string" || Buffer.isBuffer(body) ? body : JSON.stringify(body);
  const json =
    payload === undefined
      ? {}
      : {
          "content-type": "application/json",
          ...(headers?.["transfer-encoding"] === undefined && { "content-length": Buffer.byteLength(payload) }),
        };
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const options = {
    method: method ?? (payload === undefined ? "GET" : "POST"),
    headers: { ...json, ...headers },
    agent: false,
  };
  const outgoing = request(`${url}${path}`, options, (answer) => {
    const chunks: Buffer[] = [];
    answer.on("data", (chunk: Buffer) => chunks.push(chunk));
    answer.on("error", reject);
    answer.on("end", () => {
      const { date: _date, "x-request-id": _id, ...others } = answer.headers;
      resolve({ status: answer.statusCode!, headers: others, body: Buffer.concat(chunks) });
    });
  });
  outgoing.on("error", reject);
  outgoing.end(payload);
  return promise;
}
