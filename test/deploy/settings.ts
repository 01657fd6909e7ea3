import { readConfig } from "../../src/config/config.ts";
import type { Config } from "../../src/config/config.ts";
import { PROXY_VARIABLES } from "../../src/config/proxies.ts";
import { SETTINGS, SETTINGS_TABLE } from "../../src/config/settings-table.ts";
import type { Setting } from "../../src/config/settings-table.ts";
import { readFileSync } from "node:fs";

/** Environment variables of a container. */
export type ContainerEnv = Record<string, string>;

/** What the image sets, which a container has too. */
export const IMAGE_ENV: ContainerEnv = { NODE_ENV: "production", HOST: "0.0.0.0" };

const KNOWN = new Set<string>([...SETTINGS, ...Object.keys(PROXY_VARIABLES)]);

/** The variables that are no settings of the gateway. */
export const unknownNames = (env: ContainerEnv) => Object.keys(env).filter((name) => !KNOWN.has(name));

/** The variables that hold a secret themselves, and not the path of a file with it. */
export const openSecrets = (env: ContainerEnv) =>
  Object.keys(env).filter((name) => SETTINGS_TABLE[name as Setting]?.type === "secret");

/**
 * Reads the settings as the gateway does in that container, and throws as it does. `fileOf` says which file of this machine
 * stands at a path of the container.
 */
export function configOf(env: ContainerEnv, fileOf: (path: string) => string): Config {
  const entries = Object.entries({ ...IMAGE_ENV, ...env });
  return readConfig(
    Object.fromEntries(
      entries.map(([name, value]) => [
        name,
        SETTINGS_TABLE[name as Setting]?.type === "path" && value !== "" ? fileOf(value) : value,
      ]),
    ),
  );
}

const numberIn = (path: string, name: string) =>
  Number(new RegExp(`const ${name} = ([\\d_]+)`).exec(readFileSync(path, "utf8"))![1]!.replaceAll("_", ""));

/** Milliseconds from SIGTERM until the process has ended in any case, and until it cuts off requests. */
export const END_TIME = numberIn("src/main.ts", "EXIT_TIMEOUT");
export const DRAIN_TIME = numberIn("src/gateway.ts", "DRAIN_TIME");
