import type { Sandbox } from "../../sandbox/server.ts";

export type Json = Record<string, unknown>;

export interface RestAnswer {
  status: number;
  headers: Headers;
  /** The parsed body; `{}` if it is empty. */
  body: Json;
}

export interface RestClient {
  token: string;
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<RestAnswer>;
}

export const librariesPath = "/api/v2/responsemanagement/libraries";
export const responsesPath = "/api/v2/responsemanagement/responses";
export const usersPath = "/api/v2/users";
export const assetsPath = "/api/v2/responsemanagement/responseassets";
/** A read with these headers shows all writes, whatever the sandbox's lag. */
export const presentHeaders = { "x-sandbox-present": "yes" };
/** Prefixes of the messaging paths of each generation. */
export const todaysPath = "/api/v2/conversations/messaging";
export const olderPath = "/api/v2/messaging";

/** Requests a token with plain fetch. Returns the response, also if refused. */
export function askToken(sandbox: Sandbox, clientId = "sandbox", secret = "sandbox"): Promise<Response> {
  return fetch(`${sandbox.url}/oauth/token`, {
    method: "POST",
    headers: { authorization: `Basic ${btoa(`${clientId}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: "client_credentials" }),
  });
}

/** A client with its own token. It sends a body that is no string as JSON. */
export async function login(sandbox: Sandbox, clientId = "sandbox", secret = "sandbox"): Promise<RestClient> {
  const { access_token: token } = (await (await askToken(sandbox, clientId, secret)).json()) as {
    access_token: string;
  };
  return {
    token,
    async call(method, path, body, headers = {}) {
      const response = await fetch(sandbox.url + path, {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json", ...headers },
        ...(body !== undefined && { body: typeof body === "string" ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        headers: response.headers,
        body: text === "" ? {} : (JSON.parse(text) as Json),
      };
    },
  };
}

export const entitiesOf = ({ body }: RestAnswer): Json[] => body.entities as Json[];
export const idsOf = (answer: RestAnswer): unknown[] => entitiesOf(answer).map((row) => row.id);
export const namesOf = (answer: RestAnswer): unknown[] => entitiesOf(answer).map((row) => row.name);
