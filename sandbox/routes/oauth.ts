import type { IncomingMessage } from "node:http";
import type { Answer } from "../api.ts";
import { readText } from "../request-body.ts";
import type { Tokens } from "../tokens.ts";

/** Route of the token endpoint. Here it has the same host as the API; the platform uses another one. */
export const tokenKey = "POST /oauth/token";

/** Answers a client credentials grant. Errors follow RFC 6749, because the vendor publishes none. */
export async function answerToken(request: IncomingMessage, tokens: Tokens): Promise<Answer> {
  const mediaType = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase();
  if (mediaType !== "application/x-www-form-urlencoded") {
    return refused(400, "invalid_request", "the body must be application/x-www-form-urlencoded");
  }
  const form = new URLSearchParams(await readText(request));
  if (form.get("grant_type") !== "client_credentials") {
    return refused(400, "unsupported_grant_type", "only client_credentials is served");
  }
  const basic = /^Basic (.+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? "";
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(basic, "base64").toString("utf8")) ?? [];
  const issued = id === undefined || secret === undefined ? undefined : tokens.issue(id, secret);
  if (issued === undefined) return refused(401, "invalid_client", "client not found or secret wrong");
  return {
    status: 200,
    body: { access_token: issued.token, token_type: "bearer", expires_in: issued.expiresIn },
    headers: { "Cache-Control": "no-store" },
  };
}

function refused(status: number, error: string, description: string): Answer {
  return { status, body: { error, description, error_description: description } };
}
