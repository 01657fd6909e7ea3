import { readFileSync } from "node:fs";
import { checkPair, parseCertificates, parsePrivateKey } from "./files/certificates.ts";
import { fileFault } from "./settings.ts";
import type { Setting, SettingsReader } from "./settings.ts";

/** Paths of PEM files. */
export interface TlsConfig {
  /** The certificate of the gateway, and those between it and its authority. */
  certFile: string;
  keyFile: string;
  /** The authorities whose certificates clients need. Left out: clients need none. */
  clientCaFile?: string | undefined;
}

/** Reads how the gateway speaks TLS; undefined for plain HTTP. Adds a fault for each file that cannot be used. */
export function readTls({ get, isSet, faults }: SettingsReader): TlsConfig | undefined {
  function textOf(name: Setting & `TLS_${string}`, check: (text: string) => unknown): string | undefined {
    const path = get(name);
    if (path === undefined) return undefined;
    try {
      const text = readFileSync(path, "utf8");
      check(text);
      return text;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      faults.push(`${name}: ${code === undefined ? `${path} ${message}.` : fileFault(path, error)}`);
      return undefined;
    }
  }

  const cert = textOf("TLS_CERT_FILE", parseCertificates);
  const key = textOf("TLS_KEY_FILE", parsePrivateKey);
  textOf("TLS_CLIENT_CA_FILE", parseCertificates);
  for (const [given, missing] of [
    ["TLS_CERT_FILE", "TLS_KEY_FILE"],
    ["TLS_KEY_FILE", "TLS_CERT_FILE"],
  ] as const) {
    if (isSet(given) && !isSet(missing)) faults.push(`${given} needs ${missing} too. Set both, or neither.`);
  }
  if (isSet("TLS_CLIENT_CA_FILE") && !isSet("TLS_CERT_FILE") && !isSet("TLS_KEY_FILE"))
    faults.push("TLS_CLIENT_CA_FILE needs TLS_CERT_FILE and TLS_KEY_FILE: only TLS has client certificates.");
  if (cert !== undefined && key !== undefined) {
    try {
      checkPair(cert, key);
    } catch (error) {
      faults.push(`TLS_CERT_FILE and TLS_KEY_FILE ${(error as Error).message}.`);
    }
  }
  const [certFile, keyFile] = [get("TLS_CERT_FILE"), get("TLS_KEY_FILE")];
  return certFile && keyFile ? { certFile, keyFile, clientCaFile: get("TLS_CLIENT_CA_FILE") } : undefined;
}
