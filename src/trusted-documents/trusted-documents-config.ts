import type { SettingsReader } from "../settings.ts";
import { ManifestError, readManifest } from "./manifest.ts";

export interface TrustedDocumentsConfig {
  /** Whether documents may be asked for by id, and whether in no other way. */
  mode: "off" | "allow" | "only";
  /** The manifest that holds them. */
  file: string | undefined;
}

/** Which documents may be asked for by id. The manifest is read once here, so that a fault in it is told at the start. */
export function readTrustedDocuments({ read, choice, faults }: SettingsReader): TrustedDocumentsConfig {
  const mode = choice("PERSISTED_OPERATIONS", ["off", "allow", "only"], "off") as TrustedDocumentsConfig["mode"];
  const file = read("PERSISTED_OPERATIONS_FILE");
  if (mode === "only" && file === undefined) {
    faults.push("PERSISTED_OPERATIONS_FILE is missing: PERSISTED_OPERATIONS=only runs nothing without it.");
  }
  if (mode === "off" && file !== undefined) {
    faults.push("PERSISTED_OPERATIONS_FILE goes together with PERSISTED_OPERATIONS=allow or only.");
  }
  try {
    if (file !== undefined) readManifest(file);
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    faults.push(`PERSISTED_OPERATIONS_FILE ${error.message}.`);
  }
  return Object.freeze({ mode, file });
}
