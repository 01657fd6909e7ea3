import { distance, nearest } from "./nearest.ts";
import { SETTINGS } from "./settings-table.ts";
import type { Setting } from "./settings-table.ts";

/** Only the gateway uses names that begin like this: an unknown one is a mistake. */
export const OWN_PREFIXES = ["GENESYS_", "AUTH_", "PERSISTED_", "CACHE_FRESH_", "CACHE_STALE_"];
/** Other programs use these too (`REDIS_PASSWORD`, `CACHE_DIR`). An unknown name is a mistake only if it is close to a setting. */
export const SHARED_PREFIXES = ["CACHE_", "MAX_", "REDIS_", "CLIENT_"];

/** Names that settings had before. */
const FORMER_NAMES: Readonly<Record<string, Setting>> = {
  CLIENT_BUDGET_SHARE: "CLIENT_QUOTA_PERCENT",
  MAX_REQUESTS_UNDER_WAY: "MAX_CONCURRENT_REQUESTS",
  PERSISTED_OPERATIONS: "PERSISTED_DOCUMENTS",
  PERSISTED_OPERATIONS_FILE: "PERSISTED_DOCUMENTS_FILE",
};

/** Names of other programs that are close to settings: `OAUTH_…` to `AUTH_…`, OpenSSL's `SSL_CERT_FILE` to `TLS_CERT_FILE`. */
const FOREIGN_PREFIXES = ["OAUTH_", "SSL_"];

const startsWithOneOf = (name: string, prefixes: readonly string[]) =>
  prefixes.some((prefix) => name.startsWith(prefix));

/** A name of so many letters is hardly another program's by chance. Names such as `HOST` are too short and too common. */
const LONG = 10;
/** The settings that a misspelt name is compared with. */
const COMPARED = SETTINGS.filter(
  (name) => name.length >= LONG || startsWithOneOf(name, [...OWN_PREFIXES, ...SHARED_PREFIXES]),
);

const KNOWN: ReadonlySet<string> = new Set(SETTINGS);

/** One fault for each variable that looks like a setting but is none. It names the setting that was probably meant. */
export function findUnknownSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  const names = Object.keys(env).filter((name) => !KNOWN.has(name) && env[name]?.trim());
  return names.flatMap((name) => {
    const upper = name.toUpperCase();
    // On Windows `genesys_region` and `GENESYS_REGION` are the same variable.
    if (KNOWN.has(upper) && env[upper] === env[name]) return [];
    if (isOfKubernetes(name, env[name]!)) return [];
    const former = FORMER_NAMES[upper];
    if (!former && !startsWithOneOf(upper, OWN_PREFIXES) && !isMisspelt(upper)) return [];
    const meant = former ?? guess(upper);
    const advice = meant ? `Did you mean ${meant}?` : "Remove it, or look up the right name in docs/settings.md.";
    return [`${name} is not a setting. ${advice}`];
  });
}

/** Kubernetes describes each Service to each container: a Service `genesys` sets `GENESYS_SERVICE_HOST` and more. */
function isOfKubernetes(name: string, value: string): boolean {
  if (/_SERVICE_(HOST|PORT(_\w+)?)$|_PORT_\d+_(TCP|UDP|SCTP)(_(ADDR|PORT|PROTO))?$/.test(name)) return true;
  return name.endsWith("_PORT") && /^(tcp|udp|sctp):\/\//.test(value);
}

/** True for a name that is one letter away from a setting, or two if the setting has a long name. */
function isMisspelt(name: string): boolean {
  if (startsWithOneOf(name, FOREIGN_PREFIXES)) return false;
  return COMPARED.some((setting) => {
    const allowed = setting.length >= 12 ? 2 : 1;
    return Math.abs(setting.length - name.length) <= allowed && distance(name, setting) <= allowed;
  });
}

/** The setting that was probably meant: one with few different letters, or one with all words of the name. */
function guess(name: string): Setting | undefined {
  const { word, letters } = nearest(name, SETTINGS);
  if (letters <= 2) return word;
  const words = name.split("_").filter(Boolean);
  const longer = SETTINGS.find((setting) => words.every((one) => setting.split("_").includes(one)));
  if (longer) return longer;
  return letters <= name.length / 3 ? word : undefined;
}
