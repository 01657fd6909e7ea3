import type { FastifyCompressRouteOptions } from "@fastify/compress";
import type { FastifyInstance, FastifyRequest, RouteShorthandOptions } from "fastify";
import type { TrustedDocuments } from "../trusted-documents/trusted-documents.ts";
import { markDeliberate } from "./csrf.ts";
import { MAX_NESTING, nesting } from "../limits/nesting.ts";
import { createJsonParser, requireJson, tooDeep } from "./json.ts";

interface GraphqlRouteOptions {
  bodyLimit: number;
  trustedDocuments: TrustedDocuments;
}

/** A smaller answer fits into one packet as it is. */
const COMPRESSION: FastifyCompressRouteOptions["compress"] = { encodings: ["br", "gzip"], threshold: 1024 };

/** What a request to /graphql goes through before it is a GraphQL request. */
export function graphqlRoute(app: FastifyInstance, { bodyLimit, trustedDocuments }: GraphqlRouteOptions) {
  const parseJson = createJsonParser(app);

  async function readSearch({ method, headers, raw }: FastifyRequest): Promise<void> {
    if (method !== "GET") return;
    markDeliberate(headers);
    const [path, search] = split(raw.url ?? "");
    const parameters = new URLSearchParams(search);
    // Apollo Server parses these itself; this is what it does not look at.
    for (const name of ["variables", "extensions"]) for (const text of parameters.getAll(name)) parseJson(text || "{}");
    const request = Object.fromEntries(parameters);
    const extensions: unknown = request["extensions"] ? parseJson(request["extensions"]) : undefined;
    requireFlat(request["query"]);
    const resolved = trustedDocuments.resolve({ ...request, extensions });
    if (resolved === undefined) return;
    parameters.delete("documentId");
    parameters.delete("extensions");
    parameters.set("query", resolved);
    raw.url = `${path}?${parameters}`;
  }

  async function readBody(request: FastifyRequest): Promise<void> {
    const { method, body } = request;
    if (method !== "POST" || typeof body !== "object" || body === null || Array.isArray(body)) return;
    requireFlat((body as { query?: unknown }).query);
    const resolved = trustedDocuments.resolve(body);
    if (resolved === undefined) return;
    const { documentId: _id, extensions: _extensions, ...rest } = body as Record<string, unknown>;
    request.body = { ...rest, query: resolved };
  }

  return {
    bodyLimit,
    // HEAD would run the query and drop the answer.
    exposeHeadRoute: false,
    compress: COMPRESSION,
    onRequest: requireJson,
    preHandler: [readSearch, readBody],
  } satisfies RouteShorthandOptions;
}

/** The parser of graphql-js goes as deep as the brackets do. */
function requireFlat(query: unknown): void {
  if (typeof query === "string" && nesting(query) > MAX_NESTING) throw tooDeep();
}

function split(url: string): [path: string, search: string] {
  const at = url.indexOf("?");
  return at === -1 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}
