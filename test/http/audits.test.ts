import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { serverAudits } from "graphql-http";
import { startGateway } from "../start.ts";
import type { Gateway } from "../start.ts";

/** Audits that ask for `__type`: a server without introspection cannot pass them. */
const NEED_INTROSPECTION = ["BF61", "2EA1", "28B9", "D6D5", "6A70"];

let gateways: Record<"development" | "production", Gateway>;
beforeAll(async () => {
  gateways = {
    development: await startGateway({ limits: true }),
    production: await startGateway({ limits: true, env: { NODE_ENV: "production" } }),
  };
});
afterAll(() => Promise.all(Object.values(gateways).map((gateway) => gateway.close())));

describe.each(["development", "production"] as const)("GraphQL over HTTP in %s", (mode) => {
  const audits = serverAudits({ url: () => `${gateways[mode].url}/graphql` });

  test("has 61 audits", () => {
    expect(audits).toHaveLength(61);
  });

  test.each(audits.filter(({ id }) => mode === "development" || !NEED_INTROSPECTION.includes(id)))(
    "$id $name",
    async (audit) => {
      expect(await audit.fn()).toMatchObject({ status: "ok" });
    },
  );
});

test("in production only the audits that need introspection fail", async () => {
  const audits = serverAudits({ url: `${gateways.production.url}/graphql` });
  const failed = [];
  for (const audit of audits) if ((await audit.fn()).status !== "ok") failed.push(audit.id);
  expect(failed.toSorted()).toEqual(NEED_INTROSPECTION.toSorted());
});
