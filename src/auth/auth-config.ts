import { readFileSync } from "node:fs";
import { isLoopback } from "../settings.ts";
import type { Setting, SettingsReader } from "../settings.ts";
import type { GenesysConfig } from "../upstream-config.ts";
import { parseApiKeys } from "./api-keys.ts";
import { parseJwks } from "./jwks.ts";
import { ALGORITHMS } from "./jwt.ts";
import type { JwtConfig } from "./jwt.ts";
import { parseRoles } from "./roles.ts";

export interface AuthConfig {
  /** `open` lets everybody do everything; `required` asks everybody who they are. */
  mode: "open" | "required";
  jwt?: JwtConfig | undefined;
  apiKeysFile?: string | undefined;
  rolesFile?: string | undefined;
}

const SOURCES: Setting[] = ["AUTH_JWKS_URL", "AUTH_JWKS_FILE", "AUTH_API_KEYS_FILE"];

/** Who may ask. Only the embedded sandbox is open by itself; an organization is when that is asked for by name. */
export function readAuth(settings: SettingsReader, upstream: GenesysConfig, production: boolean): AuthConfig {
  const { read, faults } = settings;
  const given = SOURCES.filter((name) => read(name) !== undefined);
  const mode = readMode(settings, upstream, given);

  if (mode === "open" && given.length > 0) {
    faults.push(`AUTH_MODE=open does not go together with ${given.join(" and ")}.`);
  }
  const isAtHome = upstream.sandbox || [upstream.apiUrl, upstream.loginUrl].every(isLoopback);
  if (mode === "open" && production && !isAtHome) {
    faults.push("AUTH_MODE=open is refused in production, unless Genesys Cloud's addresses are on this machine.");
  }
  return {
    mode,
    jwt: readJwt(settings),
    apiKeysFile: readable(settings, "AUTH_API_KEYS_FILE", parseApiKeys),
    rolesFile: readable(settings, "AUTH_ROLES_FILE", parseRoles),
  };
}

function readMode({ choice, faults }: SettingsReader, upstream: GenesysConfig, given: Setting[]) {
  const asked = choice("AUTH_MODE", ["open", "required"], given.length === 0 && upstream.sandbox ? "open" : "required");
  if (asked !== "required" || given.length > 0) return asked === "open" ? "open" : "required";
  const ways = "AUTH_JWKS_URL, AUTH_JWKS_FILE or AUTH_API_KEYS_FILE";
  faults.push(`AUTH_MODE is required: say with ${ways} who may ask, or let everybody in with AUTH_MODE=open.`);
  return "required";
}

function readJwt(settings: SettingsReader): JwtConfig | undefined {
  const { read, list, integer, httpsUrl, faults } = settings;
  const jwksUrl = httpsUrl("AUTH_JWKS_URL");
  const jwksFile = readable(settings, "AUTH_JWKS_FILE", parseJwks);
  const config: JwtConfig = {
    jwksUrl,
    jwksFile,
    issuer: read("AUTH_ISSUER") ?? "",
    audience: list("AUTH_AUDIENCE", []),
    algorithms: list("AUTH_ALGORITHMS", ["RS256", "PS256", "ES256", "EdDSA"]),
    maxTokenAge: integer("AUTH_MAX_TOKEN_AGE", 86_400, 60, 2_592_000),
    clockTolerance: integer("AUTH_CLOCK_TOLERANCE", 30, 0, 60),
    permissionClaims: list("AUTH_PERMISSION_CLAIMS", ["permissions", "scope"]),
    rolesClaim: read("AUTH_ROLES_CLAIM") ?? "roles",
  };
  const unknown = config.algorithms.filter((name) => !(ALGORITHMS as readonly string[]).includes(name));
  if (unknown.length > 0) faults.push(`AUTH_ALGORITHMS is a list of ${ALGORITHMS.join(", ")}.`);
  if (!jwksUrl && !jwksFile) return undefined;
  if (jwksUrl && jwksFile) faults.push("AUTH_JWKS_URL and AUTH_JWKS_FILE are both set; set one.");
  if (config.issuer === "") faults.push("AUTH_ISSUER is missing: tokens of anybody else are refused.");
  if (config.audience.length === 0) faults.push("AUTH_AUDIENCE is missing: tokens for anybody else are refused.");
  return config;
}

/** The path, once its file is known to be in order; faults of the file are noted as those of the setting. */
function readable({ read, faults }: SettingsReader, name: Setting, parse: (text: string) => unknown) {
  const path = read(name);
  if (path === undefined) return undefined;
  try {
    parse(readFileSync(path, "utf8"));
  } catch (error) {
    const isUnreadable = (error as NodeJS.ErrnoException).code !== undefined;
    faults.push(isUnreadable ? `${name} cannot be read.` : `${name} ${(error as Error).message}.`);
  }
  return path;
}
