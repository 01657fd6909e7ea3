import { readFileSync } from "node:fs";
import { fileFault, isLoopback } from "./settings.ts";
import type { Setting, SettingsReader } from "./settings.ts";
import type { GenesysConfig } from "./genesys-config.ts";
import { parseUsableApiKeys } from "./files/api-keys.ts";
import { parseJwks } from "./files/jwks.ts";
import { parseRoles } from "./files/roles.ts";

export interface JwtConfig {
  /** Where the public keys are. Exactly one of the two is set. */
  jwksUrl?: string | undefined;
  jwksFile?: string | undefined;
  issuer: string;
  audience: string[];
  algorithms: string[];
  /** Greatest age of a token in seconds, even if it expires later. */
  maxTokenAge: number;
  /** Allowed difference of clocks in seconds. */
  clockTolerance: number;
  /** Claims that hold permissions. */
  permissionClaims: string[];
  /** The claim that holds names of roles. */
  rolesClaim: string;
}

export interface AuthConfig {
  /** `open` lets every client do everything. `required` accepts only clients with a valid token or API key. */
  mode: "open" | "required";
  jwt?: JwtConfig | undefined;
  apiKeysFile?: string | undefined;
  rolesFile?: string | undefined;
}

const SOURCES = ["AUTH_JWKS_URL", "AUTH_JWKS_FILE", "AUTH_API_KEYS_FILE"] as const satisfies Setting[];
const ONE_OF_THEM = "AUTH_JWKS_URL, AUTH_JWKS_FILE or AUTH_API_KEYS_FILE";

/** Reads which clients are accepted. Only the embedded sandbox is open by default. */
export function readAuth(settings: SettingsReader, genesys: GenesysConfig): AuthConfig {
  const { isSet, production, faults } = settings;
  const given = SOURCES.filter(isSet);
  const isLocal = genesys.sandbox || [genesys.apiUrl, genesys.loginUrl].every(isLoopback);
  const mayBeOpen = isLocal || !production;
  const mode = readMode(settings, genesys, given, mayBeOpen);

  if (mode === "open" && given.length > 0) {
    faults.push(`AUTH_MODE=open does not go together with ${given.join(" and ")}. Remove one or the other.`);
  }
  if (mode === "open" && !mayBeOpen) {
    faults.push(
      "AUTH_MODE=open is refused in production, unless Genesys Cloud's addresses are on this machine. " +
        `Set ${ONE_OF_THEM} instead.`,
    );
  }
  return {
    mode,
    jwt: readJwt(settings),
    apiKeysFile: readable(settings, "AUTH_API_KEYS_FILE", parseUsableApiKeys),
    rolesFile: readable(settings, "AUTH_ROLES_FILE", parseRoles),
  };
}

function readMode(
  { get, isSet, faults }: SettingsReader,
  genesys: GenesysConfig,
  given: readonly Setting[],
  mayBeOpen: boolean,
): AuthConfig["mode"] {
  if (!isSet("AUTH_MODE") && given.length === 0 && genesys.sandbox) return "open";
  const asked = get("AUTH_MODE");
  if (asked !== "required" || given.length > 0) return asked === "open" ? "open" : "required";
  const otherwise = mayBeOpen ? " To accept every client, set AUTH_MODE=open." : "";
  faults.push(`AUTH_MODE is "required", but no setting says which clients to accept. Set ${ONE_OF_THEM}.${otherwise}`);
  return "required";
}

function readJwt(settings: SettingsReader): JwtConfig | undefined {
  const { get, faults } = settings;
  const jwksUrl = get("AUTH_JWKS_URL");
  const jwksFile = readable(settings, "AUTH_JWKS_FILE", parseJwks);
  const config: JwtConfig = {
    jwksUrl,
    jwksFile,
    issuer: get("AUTH_ISSUER") ?? "",
    audience: get("AUTH_AUDIENCE"),
    algorithms: get("AUTH_ALGORITHMS"),
    maxTokenAge: get("AUTH_MAX_TOKEN_AGE"),
    clockTolerance: get("AUTH_CLOCK_TOLERANCE"),
    permissionClaims: get("AUTH_PERMISSION_CLAIMS"),
    rolesClaim: get("AUTH_ROLES_CLAIM"),
  };
  if (!jwksUrl && !jwksFile) return undefined;
  if (jwksUrl && jwksFile) faults.push("AUTH_JWKS_URL and AUTH_JWKS_FILE are both set. Remove one of them.");
  if (config.issuer === "") {
    faults.push("AUTH_ISSUER is missing. Set it to the claim `iss` of the tokens that your identity provider makes.");
  }
  if (config.audience.length === 0) {
    faults.push("AUTH_AUDIENCE is missing. Set it to the claim `aud` of the tokens that are made for this gateway.");
  }
  return config;
}

type FileSetting = "AUTH_API_KEYS_FILE" | "AUTH_ROLES_FILE" | "AUTH_JWKS_FILE";

/** How to create a file that does not exist. */
const CREATION: Record<FileSetting, (path: string) => string> = {
  AUTH_API_KEYS_FILE: (path) =>
    `Create it with: npm run api-key -- create NAME --permissions "responses:*:view" --file ${quoted(path)}`,
  AUTH_ROLES_FILE: () => 'Create it, for example with this content: { "agent": ["responses:*:view"] }',
  AUTH_JWKS_FILE: () => "Save the JSON Web Key Set of your identity provider there, or set AUTH_JWKS_URL instead.",
};

const quoted = (path: string) => (/^[\w./\\:-]+$/.test(path) ? path : JSON.stringify(path));

/** The path of the setting. Adds a fault if its file cannot be read or parsed. */
function readable({ get, faults }: SettingsReader, name: FileSetting, parse: (text: string) => unknown) {
  const path = get(name);
  if (path === undefined) return undefined;
  try {
    parse(readFileSync(path, "utf8"));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const fault = code === undefined ? `${path} ${message}.` : fileFault(path, error);
    const creation = code === "ENOENT" ? CREATION[name](path) : undefined;
    faults.push([`${name}: ${fault}`, creation].filter(Boolean).join(" "));
  }
  return path;
}
