import { afterAll, expect, test } from "@jest/globals";
import { startSandbox } from "../../sandbox/server.ts";
import { messageOf } from "../../src/telemetry/sdk.ts";
import { endPrograms, startProgram } from "../process.ts";
import { until } from "../until.ts";

/** A text that only secrets have. */
const CANARY = "canary-7e20";
afterAll(endPrograms);

test.each([
  ["connect ECONNREFUSED 127.0.0.1:4318", "connect ECONNREFUSED 127.0.0.1:4318"],
  [JSON.stringify({ message: "getaddrinfo ENOTFOUND collector", stack: "x" }), "getaddrinfo ENOTFOUND collector"],
  [`Could not parse the URL: 'http://me:${CANARY}@host/?key=${CANARY}'`, "Could not parse the URL: (address)"],
  [`no host: me:${CANARY}@host\nat there`, "no host: (address)"],
])("of %s, the log has no address that may hold a secret", (text, line) => {
  expect(messageOf(text)).toBe(line);
});

test("in production, a collector that does not answer is a line of the log", async () => {
  const sandbox = await startSandbox({ clients: [{ id: "traced", secret: CANARY, permissions: "all" }] });
  try {
    const gateway = startProgram(["node", "src/main.ts"], {
      env: {
        PORT: "0",
        NODE_ENV: "production",
        AUTH_MODE: "open",
        GENESYS_API_URL: sandbox.url,
        GENESYS_LOGIN_URL: sandbox.url,
        GENESYS_CLIENT_ID: "traced",
        GENESYS_CLIENT_SECRET: CANARY,
        OTEL_EXPORTER_OTLP_ENDPOINT: `http://me:${CANARY}@127.0.0.1:1`,
        OTEL_EXPORTER_OTLP_PROTOCOL: "http/json",
        OTEL_METRIC_EXPORT_INTERVAL: "100",
        OTEL_METRIC_EXPORT_TIMEOUT: "100",
      },
    });
    await until(() => gateway.stdout().includes("Telemetry: "));
    const lines = gateway.stdout().trimEnd().split("\n");
    expect(lines.map((line) => JSON.parse(line) as unknown)).toContainEqual(
      expect.objectContaining({ level: 40, msg: expect.stringMatching(/^Telemetry: /) }),
    );
    expect(gateway.stderr()).toBe("");
    expect(gateway.stdout()).not.toContain(CANARY);
  } finally {
    endPrograms();
    await sandbox.close();
  }
});
