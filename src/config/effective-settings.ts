import type { Config } from "./config.ts";
import { createSettingsReader, SETTINGS } from "./settings.ts";
import type { Env, Setting } from "./settings.ts";
import { SETTINGS_TABLE } from "./settings-table.ts";
import type { SettingRow } from "./settings-rows.ts";
import { givenOtelVariables } from "./telemetry-config.ts";

/**
 * Every setting with the value that the gateway uses, one per line in the form of `.env`: `PORT=4000 # default`. The value
 * of a secret is `***`. After them OpenTelemetry's variables that are set.
 */
export function effectiveSettings(env: Env, config: Config): string[] {
  const { isSet, production } = createSettingsReader(env);
  const derived: Partial<Record<Setting, string>> = {
    AUTH_MODE: config.auth.mode,
    ...(config.genesys.sandbox
      ? { GENESYS_UPSTREAM: "sandbox" }
      : { GENESYS_API_URL: config.genesys.apiUrl, GENESYS_LOGIN_URL: config.genesys.loginUrl }),
  };
  const settings = SETTINGS.map((name) => {
    const row: SettingRow = SETTINGS_TABLE[name];
    if (isSet(name)) return `${name}=${row.type === "secret" ? "***" : env[name]!.trim()}`;
    const value = derived[name] ?? defaultOf(row, production);
    return value === "" ? `# ${name}=` : `${name}=${value} # default`;
  });
  return [...settings, ...Object.entries(givenOtelVariables(env)).map(([name, value]) => `${name}=${value}`)];
}

/** The settings that are not left at their default, by name. The value of a secret is `***`. */
export function givenSettings(env: Env): Record<string, string> {
  const { isSet } = createSettingsReader(env);
  const given = SETTINGS.filter(isSet);
  const values = given.map((name) => [name, SETTINGS_TABLE[name].type === "secret" ? "***" : env[name]!.trim()]);
  return { ...Object.fromEntries(values), ...givenOtelVariables(env) };
}

function defaultOf(row: SettingRow, production: boolean): string {
  const value = "default" in row ? row.default : undefined;
  const inProduction = production && "defaultInProduction" in row ? row.defaultInProduction : undefined;
  const used = inProduction ?? value ?? "";
  return typeof used === "boolean" ? (used ? "on" : "off") : String(used);
}
