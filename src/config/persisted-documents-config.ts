import { readFileSync } from "node:fs";
import { fileFault } from "./settings.ts";
import type { SettingsReader } from "./settings.ts";
import { ManifestError, parseManifest } from "./files/persisted-documents.ts";

export interface PersistedDocumentsConfig {
  /** Whether clients may send the id of a document instead of its text (`allow`), or must (`only`). */
  mode: "off" | "allow" | "only";
  /** The manifest of the documents. */
  file: string | undefined;
}

/** Reads which documents clients may send by id. It also parses the manifest, to find its faults at the start. */
export function readPersistedDocuments({ get, faults }: SettingsReader): PersistedDocumentsConfig {
  const mode = get("PERSISTED_DOCUMENTS");
  const file = get("PERSISTED_DOCUMENTS_FILE");
  if (mode === "only" && file === undefined) {
    faults.push("PERSISTED_DOCUMENTS_FILE is missing. PERSISTED_DOCUMENTS=only needs it: set it to your manifest.");
  }
  if (mode === "off" && file !== undefined) {
    faults.push(
      "PERSISTED_DOCUMENTS_FILE needs PERSISTED_DOCUMENTS=allow or PERSISTED_DOCUMENTS=only. Set one of them.",
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
    if (error instanceof ManifestError) return [`PERSISTED_DOCUMENTS_FILE: ${file} ${error.message}.`];
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    const creation = isMissing ? " Make it with graphql-codegen or Apollo's generate-persisted-query-manifest." : "";
    return [`PERSISTED_DOCUMENTS_FILE: ${fileFault(file, error)}${creation}`];
  }
}
