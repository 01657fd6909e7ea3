import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** Documents by the ids that clients send. */
export type Manifest = ReadonlyMap<string, string>;

/** Thrown if a manifest cannot be used. The message says why, and quotes no document. */
export class ManifestError extends Error {}

/** An id of such a form must be the hash of its document. Another document is a mistake or an attack. */
const HASHES: [form: RegExp, algorithm: string][] = [
  [/^(?:sha256:)?([0-9a-f]{64})$/, "sha256"],
  [/^(?:sha1:)?([0-9a-f]{40})$/, "sha1"],
];

/** Reads a manifest file. Throws a ManifestError if it cannot be read or used. */
export function readManifest(file: string): Manifest {
  try {
    return parseManifest(readFileSync(file, "utf8"));
  } catch (error) {
    throw new ManifestError(faultOf(error));
  }
}

/** The reason why a manifest cannot be used, without any of its content. */
export function faultOf(error: unknown): string {
  return error instanceof ManifestError ? error.message : "cannot be read";
}

/**
 * Reads a manifest as graphql-codegen's client preset writes it (`{ id: document }`) or Apollo's tools do
 * (`{ format, version, operations: [{ id, body }] }`). Throws a ManifestError if any part cannot be used.
 */
export function parseManifest(text: string): Manifest {
  const entries = entriesOf(parseObject(text));
  for (const [id, document] of entries) check(id, document);
  const manifest = new Map(entries as [string, string][]);
  if (manifest.size !== entries.length) throw new ManifestError("has an id twice");
  return manifest;
}

function parseObject(text: string): Record<string, unknown> {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new ManifestError("is not JSON");
  }
  if (!isRecord(content)) throw new ManifestError("is not a manifest of documents");
  return content;
}

function entriesOf(content: Record<string, unknown>): [id: unknown, document: unknown][] {
  const { format, version, operations } = content;
  if (typeof format !== "string" || operations === undefined) return Object.entries(content);
  if (format !== "apollo-persisted-query-manifest" || version !== 1 || !Array.isArray(operations)) {
    throw new ManifestError("is a manifest of another kind or version");
  }
  return operations.map((operation: unknown) => {
    if (!isRecord(operation)) throw new ManifestError("has an operation that is not an object");
    return [operation["id"], operation["body"]];
  });
}

function check(id: unknown, document: unknown): void {
  if (typeof id !== "string" || id === "") throw new ManifestError("has a document without an id");
  if (typeof document !== "string" || document === "") throw new ManifestError("has an id without a document");
  for (const [form, algorithm] of HASHES) {
    const hash = form.exec(id)?.[1];
    if (hash !== undefined && createHash(algorithm).update(document).digest("hex") !== hash) {
      throw new ManifestError(`has a document that is not the one its hash ${id} says`);
    }
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
