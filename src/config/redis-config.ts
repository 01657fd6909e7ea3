import { readFileSync } from "node:fs";
import { checkPair, parseCertificates, parsePrivateKey } from "./files/certificates.ts";
import { createReloadedFile } from "./reloaded-file.ts";
import type { Secret } from "./secret.ts";
import { fileFault } from "./settings.ts";
import type { Setting, SettingsReader } from "./settings.ts";

/** What TLS to Redis needs beside Node's own authorities, in PEM form. */
export interface RedisTls {
  ca?: string;
  cert?: string;
  key?: string;
}

/** Reads how to reach Redis, and the prefix of its keys. */
export function readRedis(settings: SettingsReader) {
  const redisUrl = settings.get("REDIS_URL");
  return { redisUrl, redisTls: readRedisTls(settings, redisUrl), redisKeyPrefix: readKeyPrefix(settings) };
}

/** Reads the files for TLS to Redis; the answered function reads them again where they have changed. */
function readRedisTls(
  { get, isSet, faults }: SettingsReader,
  redisUrl: Secret | undefined,
): (() => RedisTls) | undefined {
  const checks = {
    REDIS_CA_FILE: parseCertificates,
    REDIS_CERT_FILE: parseCertificates,
    REDIS_KEY_FILE: parsePrivateKey,
  } satisfies Partial<Record<Setting, (text: string) => unknown>>;
  type FileSetting = keyof typeof checks;
  const names = Object.keys(checks) as FileSetting[];
  const given = names.filter(isSet);
  if (given.length > 0 && redisUrl?.reveal().startsWith("rediss") !== true) {
    faults.push(`${given.join(" and ")} can only be used with TLS. Let the URL of Redis begin with rediss.`);
  }
  if (isSet("REDIS_CERT_FILE") !== isSet("REDIS_KEY_FILE"))
    faults.push("REDIS_CERT_FILE and REDIS_KEY_FILE belong together. Set both, or neither.");

  const read: Partial<Record<FileSetting, () => string>> = {};
  for (const name of given) {
    const path = get(name)!;
    try {
      checks[name](readFileSync(path, "utf8"));
      const parse = (text: string) => {
        checks[name](text);
        return text;
      };
      read[name] = createReloadedFile({ path, parse }).get;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      faults.push(`${name}: ${code === undefined ? `${path} ${message}.` : fileFault(path, error)}`);
    }
  }
  const { REDIS_CA_FILE: ca, REDIS_CERT_FILE: cert, REDIS_KEY_FILE: key } = read;
  if (cert && key) {
    try {
      checkPair(cert(), key());
    } catch (error) {
      faults.push(`REDIS_CERT_FILE and REDIS_KEY_FILE ${(error as Error).message}.`);
    }
  }
  if (given.length === 0) return undefined;
  return () => ({ ...(ca && { ca: ca() }), ...(cert && { cert: cert() }), ...(key && { key: key() }) });
}

/** Reads what each key in Redis begins with. Braces would decide which keys a cluster keeps together, and spaces and `*` confuse tools. */
function readKeyPrefix({ get, faults }: SettingsReader): string {
  const prefix = get("REDIS_KEY_PREFIX");
  if (!/^[\w.:-]{1,64}$/.test(prefix))
    faults.push("REDIS_KEY_PREFIX must be 1 to 64 letters, digits, dots, underscores, colons and hyphens.");
  return prefix;
}
