import { readFileSync } from "node:fs";
import { fileFault } from "./settings.ts";
import type { SettingsReader } from "./settings.ts";
import { ManifestError, parseManifest } from "../graphql/persisted-documents/manifest.ts";

export interface TrustedDocumentsConfig {
  /** Whether documents may be asked for by id, and whether in no other way. */
  mode: "off" | "allow" | "only";
  /** The manifest that holds them. */
  file: string | undefined;
}

/** Which documents may be asked for by id. The manifest is read once here, so that a fault in it is found at the start. */
export function readTrustedDocuments({ get, faults }: SettingsReader): TrustedDocumentsConfig {
  const mode = get("PERSISTED_OPERATIONS");
  const file = get("PERSISTED_OPERATIONS_FILE");
  if (mode === "only" && file === undefined) {
    faults.push("PERSISTED_OPERATIONS_FILE is missing. PERSISTED_OPERATIONS=only needs it: set it to your manifest.");
  }
  if (mode === "off" && file !== undefined) {
    faults.push(
      "PERSISTED_OPERATIONS_FILE needs PERSISTED_OPERATIONS=allow or PERSISTED_OPERATIONS=only. Set one of them.",
    );
  }
  if (file !== undefined) faults.push(...faultsOfFile(file));
  return Object.freeze({ mode, file });
}

function faultsOfFile(file: string): string[] {
  try {
    parseManifest(readFileSync(file, "utf8"));
    return [];
  } catch (error) {
    if (error instanceof ManifestError) return [`PERSISTED_OPERATIONS_FILE: ${file} ${error.message}.`];
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const creation = isMissing ? " Make it with graphql-codegen or Apollo's generate-persisted-query-manifest." : "";
    return [`PERSISTED_OPERATIONS_FILE: ${fileFault(file, error)}${creation}`];
  }
}
