import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { settingsFaults } from "./settings-faults.ts";
import { readConfig } from "../../src/config/config.ts";
import { createCertificate } from "../certificate.ts";

let folder: string;
const one = createCertificate();
const other = createCertificate();
const FILES = {
  "one.crt": one.cert,
  "one.key": one.key,
  "other.key": other.key,
  "both.pem": one.key + one.cert,
  "empty.pem": "",
  "broken.crt": "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
};
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "tls-config-"));
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(folder, name), text);
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);

const faultsOf = (env: Record<string, string>) => settingsFaults(env, folder);

describe("the files for TLS", () => {
  test("are none, a pair, or a pair and authorities of clients", () => {
    expect(readConfig({}).tls).toBeUndefined();
    const pair = { TLS_CERT_FILE: at("one.crt"), TLS_KEY_FILE: at("one.key") };
    expect(readConfig(pair).tls).toEqual({ certFile: at("one.crt"), keyFile: at("one.key"), clientCaFile: undefined });
    expect(readConfig({ TLS_CERT_FILE: at("both.pem"), TLS_KEY_FILE: at("both.pem") }).tls).toBeDefined();
    const all = { ...pair, TLS_CLIENT_CA_FILE: at("one.crt") };
    expect(readConfig(all).tls).toMatchObject({ clientCaFile: at("one.crt") });
  });

  test.each([
    ["one.crt", "", "TLS_CERT_FILE needs TLS_KEY_FILE too. Set both, or neither."],
    ["", "one.key", "TLS_KEY_FILE needs TLS_CERT_FILE too. Set both, or neither."],
    ["one.crt", "other.key", "TLS_CERT_FILE and TLS_KEY_FILE are not a pair: the key belongs to another certificate."],
    ["missing.crt", "one.key", "TLS_CERT_FILE: missing.crt does not exist."],
    ["empty.pem", "one.key", "TLS_CERT_FILE: empty.pem holds no certificate in PEM form."],
    ["broken.crt", "one.key", "TLS_CERT_FILE: broken.crt holds a certificate that cannot be read."],
    ["one.key", "one.crt", "TLS_CERT_FILE: one.key holds no certificate in PEM form."],
    ["one.key", "one.crt", "TLS_KEY_FILE: one.crt holds no private key in PEM form without a password."],
  ])("%j and %j are refused at the start", (cert, key, fault) => {
    const faults = faultsOf({ ...(cert && { TLS_CERT_FILE: at(cert) }), ...(key && { TLS_KEY_FILE: at(key) }) });
    expect(faults.split("\n")).toContain(`- ${fault}`);
    expect(faults).not.toContain("BEGIN");
  });

  test("of clients need a certificate of the gateway, and hold certificates", () => {
    expect(faultsOf({ TLS_CLIENT_CA_FILE: at("one.crt") })).toContain(
      "TLS_CLIENT_CA_FILE needs TLS_CERT_FILE and TLS_KEY_FILE: only TLS has client certificates.",
    );
    const pair = { TLS_CERT_FILE: at("one.crt"), TLS_KEY_FILE: at("one.key") };
    expect(faultsOf({ ...pair, TLS_CLIENT_CA_FILE: at("one.key") })).toContain(
      "TLS_CLIENT_CA_FILE: one.key holds no certificate in PEM form.",
    );
  });
});
