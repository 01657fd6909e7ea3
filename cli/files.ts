import { readFileSync } from "node:fs";
import { ManifestError, readManifest } from "../src/config/files/persisted-documents.ts";
import type { Manifest } from "../src/config/files/persisted-documents.ts";
import { UsageError } from "./arguments.ts";

/** Runs `work`. Turns its errors into a UsageError with this message. */
export function attempt<T>(work: () => T, message: (error: Error) => string): T {
  try {
    return work();
  } catch (error) {
    throw new UsageError(message(error as Error));
  }
}

/** Why a file could not be used: the code of the system. */
export const codeOf = (error: Error) => (error as NodeJS.ErrnoException).code ?? "unknown reason";

/** The text of a file. Throws a UsageError where it cannot be read. */
export const readText = (file: string): string =>
  attempt(
    () => readFileSync(file, "utf8"),
    (error) => `${file} cannot be read (${codeOf(error)}).`,
  );

/** The documents of a manifest. Throws a UsageError where they cannot be used. */
export function readDocuments(file: string): Manifest {
  try {
    return readManifest(file);
  } catch (error) {
    if (error instanceof ManifestError) throw new UsageError(`${file} ${error.message}.`);
    throw error;
  }
}
