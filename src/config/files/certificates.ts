import { createPrivateKey, X509Certificate } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { createSecureContext } from "node:tls";

const CERTIFICATE = /-----BEGIN CERTIFICATE-----[^]+?-----END CERTIFICATE-----/g;

/** Reads the certificates of a PEM file; throws an error that says what is wrong. */
export function parseCertificates(text: string): X509Certificate[] {
  const found = text.match(CERTIFICATE) ?? [];
  if (found.length === 0) throw new Error("holds no certificate in PEM form");
  return found.map((pem) => {
    try {
      return new X509Certificate(pem);
    } catch {
      throw new Error("holds a certificate that cannot be read");
    }
  });
}

/** Reads the private key of a PEM file; throws an error that says what is wrong, and quotes nothing. */
export function parsePrivateKey(text: string): KeyObject {
  try {
    return createPrivateKey(text);
  } catch {
    throw new Error("holds no private key in PEM form without a password");
  }
}

/** Throws an error that says why a server cannot use this certificate, with its chain, and this key together. */
export function checkPair(cert: string, key: string): void {
  const [own] = parseCertificates(cert);
  if (!own!.checkPrivateKey(parsePrivateKey(key)))
    throw new Error("are not a pair: the key belongs to another certificate");
  try {
    createSecureContext({ cert, key });
  } catch (cause) {
    throw new Error(`cannot be used for TLS (${(cause as NodeJS.ErrnoException).code ?? "unknown reason"})`, { cause });
  }
}
