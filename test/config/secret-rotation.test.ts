import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inspect } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { createFileSecret } from "../../src/config/secret.ts";
import { startGateway } from "../start.ts";

let folder: string;
let file: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rotation-"));
  file = join(folder, "secret");
});
afterAll(() => rmSync(folder, { recursive: true }));

test("a secret is the present content of its file; while the file is empty or missing it stays as it was", () => {
  writeFileSync(file, "first\n");
  const secret = createFileSecret(file);
  writeFileSync(file, "second\n");
  expect(secret.reveal()).toBe("second");
  writeFileSync(file, "");
  expect(secret.reveal()).toBe("second");
  rmSync(file);
  expect(secret.reveal()).toBe("second");
  expect([`${secret}`, JSON.stringify(secret), inspect(secret)]).toEqual(["***", '"***"', "***"]);
});

test("the client secret can be changed while the gateway runs, in the file or in Genesys Cloud first", async () => {
  writeFileSync(file, "canary-old");
  const gateway = await startGateway({
    clients: [{ id: "rotating", secret: "canary-old", permissions: "all" }],
    env: {
      AUTH_MODE: "open",
      GENESYS_CLIENT_ID: "rotating",
      GENESYS_CLIENT_SECRET: "",
      GENESYS_CLIENT_SECRET_FILE: file,
    },
  });
  const ask = () => gateway.query("{ libraries { totalCount } }");
  try {
    expect(await ask()).toEqual({ data: { libraries: { totalCount: 8 } } });

    // The file first: the present token stays valid, and the next one is fetched with the new secret.
    writeFileSync(file, "canary-new");
    expect(await ask()).toEqual({ data: { libraries: { totalCount: 8 } } });
    gateway.sandbox.exchangeSecret("rotating", "canary-new");
    expect(await ask()).toEqual({ data: { libraries: { totalCount: 8 } } });

    // Genesys Cloud first: the credentials are refused until the file follows.
    gateway.sandbox.exchangeSecret("rotating", "canary-newest");
    const { errors } = await ask();
    expect(errors).toMatchObject([{ extensions: { code: "UPSTREAM_UNAUTHORIZED" } }]);
    expect(JSON.stringify(errors)).not.toContain("canary");
    writeFileSync(file, "canary-newest");
    expect(await ask()).toEqual({ data: { libraries: { totalCount: 8 } } });
  } finally {
    await gateway.close();
  }
});
