import { createHash } from "node:crypto";
import type { Clock } from "../../deadline.ts";
import { observedName } from "../operation-facts.ts";
import { HttpError } from "../../errors.ts";
import { createReloadedFile } from "../../config/reloaded-file.ts";
import { faultOf, parseManifest, readManifest } from "../../config/files/persisted-documents.ts";
import type { Manifest } from "../../config/files/persisted-documents.ts";
import type { PersistedDocumentsConfig } from "../../config/persisted-documents-config.ts";

/** Milliseconds between two checks of the file, so that a change is logged even without requests. */
const CHECK_INTERVAL = 1000;

export interface PersistedDocuments {
  /**
   * The document that a request names by its id, or undefined when the request goes on unchanged. Throws an HttpError when it is
   * refused.
   */
  resolve(request: { query?: unknown; documentId?: unknown; extensions?: unknown }): string | undefined;
  /** True for the name of an operation in the file. */
  hasOperation(name: string): boolean;
  close(): void;
}

interface PersistedDocumentsOptions extends PersistedDocumentsConfig {
  /** Called after every change of the file. `fault` says why the documents stay as they were. */
  onReload?: (change: { documents: number; fault?: string }) => void;
  clock: Clock;
}

/** The documents of the file, which is read again after each change. Throws a ManifestError if the first read fails. */
export function createPersistedDocuments({
  mode,
  file,
  onReload,
  clock,
}: PersistedDocumentsOptions): PersistedDocuments {
  let manifest: Manifest = new Map();
  let names: ReadonlySet<string> = new Set();
  const reloaded = file === undefined ? undefined : openManifest(file);
  const stop = reloaded && clock.every(CHECK_INTERVAL, () => void reloaded.get());

  function openManifest(path: string) {
    manifest = readManifest(path);
    names = namesIn(manifest);
    const onFault = (error: unknown) => onReload?.({ documents: manifest.size, fault: faultOf(error) });
    function onChange(content: Manifest) {
      manifest = content;
      names = namesIn(content);
      onReload?.({ documents: manifest.size });
    }
    return createReloadedFile({ path, parse: parseManifest, onFault, onChange, clock });
  }

  return {
    resolve({ query, documentId, extensions }) {
      const asked = documentId ?? undefined;
      const persisted = persistedQuery(extensions);
      const id = asked ?? persisted?.sha256Hash;
      if (id === undefined) {
        if (mode === "only" && query !== undefined) throw textRefused();
        return undefined;
      }
      if (typeof id !== "string") throw new HttpError(400, "The id of a document is a string.");
      if (mode === "off") throw new HttpError(400, "PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED");
      const document = findDocument(manifest, id);
      if (document !== undefined) {
        if (typeof query === "string" && query !== document)
          throw new HttpError(400, "The id belongs to another document.");
        return document;
      }
      if (mode === "only" && query !== undefined) throw textRefused();
      if (mode === "only" || asked !== undefined) {
        throw new HttpError(404, "PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND");
      }
      checkAutomatic(persisted!, query);
      return undefined;
    },
    hasOperation: (name) => names.has(name),
    close: () => stop?.(),
  };
}

/** The names of the operations, as metrics have them. A word inside a text may be among them, which does no harm. */
function namesIn(manifest: Manifest): ReadonlySet<string> {
  const found = [...manifest.values()].flatMap((document) => [
    ...document.matchAll(/\b(?:query|mutation|subscription)\s+(\w+)/g),
  ]);
  return new Set(found.map(([, name]) => observedName(name!)));
}

/** codegen writes the name of the hash before it and Apollo's tools do not. Clients of both may send either form. */
function findDocument(manifest: Manifest, id: string): string | undefined {
  return manifest.get(id) ?? manifest.get(id.replace(/^sha256:/, "")) ?? manifest.get(`sha256:${id}`);
}

interface PersistedQuery {
  version?: unknown;
  sha256Hash?: unknown;
}

function persistedQuery(extensions: unknown): PersistedQuery | undefined {
  const persisted = (extensions as { persistedQuery?: unknown } | null | undefined)?.persistedQuery ?? undefined;
  if (persisted === undefined) return undefined;
  if (typeof persisted !== "object" || (persisted as PersistedQuery).version !== 1) {
    throw new HttpError(400, "persistedQuery is an object with version 1 and sha256Hash.");
  }
  return { sha256Hash: null, ...persisted };
}

/** Refuses with a useful message what Apollo Server would refuse without a code. */
function checkAutomatic({ sha256Hash }: PersistedQuery, query: unknown): void {
  if (!/^[0-9a-f]{64}$/.test(String(sha256Hash))) throw new HttpError(400, "sha256Hash is 64 hexadecimal digits.");
  if (typeof query === "string" && createHash("sha256").update(query).digest("hex") !== sha256Hash) {
    throw new HttpError(400, "sha256Hash is not the hash of the query.");
  }
}

function textRefused(): HttpError {
  return new HttpError(
    403,
    "This gateway runs only persisted documents. Send the id of one as documentId.",
    "FORBIDDEN",
  );
}
