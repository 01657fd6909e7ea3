import { readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { fileFault } from "./settings.ts";

/** Thrown if there is a file `.env` that cannot be read. The message is shown to the user. */
export class EnvFileError extends Error {}

/**
 * Sets the environment variables that `.env` lists, except those that are set already. Without such a file it does nothing;
 * Node's own flag `--env-file-if-exists` prints a line then.
 */
export function loadEnvFile(file = ".env"): void {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
    throw new EnvFileError(fileFault(file, error));
  }
  for (const [name, value] of Object.entries(parseEnv(text))) process.env[name] ??= value;
}
