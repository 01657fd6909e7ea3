import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from "fastify";
import type { PersistedDocuments } from "../graphql/persisted-documents/persisted-documents.ts";
import { compress } from "./compression.ts";
import { refuseForeignGet } from "./csrf.ts";
import { isTooDeep } from "../graphql/limits/nesting.ts";
import { createJsonParser, requireJson, tooDeep } from "./json.ts";

interface GraphqlRouteOptions {
  bodyLimit: number;
  persistedDocuments: PersistedDocuments;
}

/** The options of the route /graphql: the checks and conversions before Apollo Server gets the request. */
export function graphqlRoute(app: FastifyInstance, { bodyLimit, persistedDocuments }: GraphqlRouteOptions) {
  const parseJson = createJsonParser(app);

  function readSearch({ headers, raw }: FastifyRequest): void {
    refuseForeignGet(headers);
    const [path, search] = split(raw.url ?? "");
    const parameters = new URLSearchParams(search);
    // Apollo Server parses these again. It does not check nesting and prototype keys.
    for (const name of ["variables", "extensions"]) for (const text of parameters.getAll(name)) parseJson(text || "{}");
    const request = Object.fromEntries(parameters);
    const extensions: unknown = request["extensions"] ? parseJson(request["extensions"]) : undefined;
    requireFlat(request["query"]);
    const resolved = persistedDocuments.resolve({ ...request, extensions });
    const hasEmptyName = request["operationName"] === "";
    if (resolved === undefined && !hasEmptyName) return;
    if (hasEmptyName) parameters.delete("operationName");
    if (resolved !== undefined) {
      parameters.delete("documentId");
      parameters.delete("extensions");
      parameters.set("query", resolved);
    }
    raw.url = `${path}?${parameters}`;
  }

  function readBody(request: FastifyRequest): void {
    const { body } = request;
    if (typeof body !== "object" || body === null || Array.isArray(body)) return;
    requireFlat((body as { query?: unknown }).query);
    // Clients that have no name for their operation send an empty one.
    if ((body as { operationName?: unknown }).operationName === "") {
      delete (body as { operationName?: unknown }).operationName;
    }
    const resolved = persistedDocuments.resolve(body);
    if (resolved === undefined) return;
    const { documentId: _id, extensions: _extensions, ...rest } = body as Record<string, unknown>;
    request.body = { ...rest, query: resolved };
  }

  function read(request: FastifyRequest, _reply: FastifyReply, done: (error?: Error) => void): void {
    try {
      if (request.method === "GET") readSearch(request);
      else readBody(request);
    } catch (error) {
      done(error as Error);
      return;
    }
    done();
  }

  return {
    bodyLimit,
    // HEAD would run the query and discard the answer.
    exposeHeadRoute: false,
    onRequest: requireJson,
    preHandler: read,
    onSend: compress,
  } satisfies RouteShorthandOptions;
}

/** The parser of graphql-js is recursive: deep nesting would exhaust the stack. */
function requireFlat(query: unknown): void {
  if (typeof query === "string" && isTooDeep(query)) throw tooDeep();
}

function split(url: string): [path: string, search: string] {
  const at = url.indexOf("?");
  return at === -1 ? [url, ""] : [url.slice(0, at), url.slice(at + 1)];
}
