import { expect } from "@jest/globals";
import platformClient from "purecloud-platform-client-v2";
import type { Sandbox } from "../../sandbox/server.ts";

const client = platformClient.ApiClient.instance;

/** Configures the vendor's own client, unchanged, for a sandbox, and logs in. */
export async function loginTo({ url }: Sandbox, id = "sandbox", secret = "sandbox") {
  client.config.setGateway({
    host: "127.0.0.1",
    protocol: "http",
    port: Number(new URL(url).port),
    path_params_login: "",
    path_params_api: "",
  } as never);
  return client.loginClientCredentialsGrant(id, secret);
}

/** The client's rejection: the vendor's error body. */
export async function errorOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const answer = await call.then(
    () => undefined,
    (error: Record<string, unknown>) => error,
  );
  if (answer === undefined) throw new Error("the call was not refused");
  return answer;
}

/** A matcher for the vendor's error body. */
export const refusal = (status: number, code: string) =>
  expect.objectContaining({
    status,
    code,
    message: expect.any(String),
    contextId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    details: expect.any(Array),
    errors: [],
  });
