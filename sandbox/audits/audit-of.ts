import { isDeepStrictEqual } from "node:util";
import type { JsonObject } from "../contract.ts";
import type { CollectionName } from "../state.ts";

/** The collections whose changes are audited. Messaging settings, users and divisions are not among them. */
export const AUDITED = [
  "libraries",
  "responses",
  "assets",
  "profiles",
  "integrations",
] as const satisfies readonly CollectionName[];
export type AuditedCollection = (typeof AUDITED)[number];

/** A service of the platform, and its word for the entities of a collection. */
export const SERVICES: Readonly<Record<AuditedCollection, { serviceName: string; entityType: string }>> = {
  libraries: { serviceName: "ResponseManagement", entityType: "Library" },
  responses: { serviceName: "ResponseManagement", entityType: "Response" },
  assets: { serviceName: "ResponseManagement", entityType: "ResponseAsset" },
  profiles: { serviceName: "Messaging", entityType: "SupportedContent" },
  integrations: { serviceName: "Messaging", entityType: "Integration" },
};

export const ACTIONS = ["Create", "Update", "Delete"] as const;

/** One row that has changed. Without `before` it is new, without `after` it is gone. */
export interface RowChange {
  name: AuditedCollection;
  id: string;
  before?: JsonObject | undefined;
  after?: JsonObject | undefined;
}

/** Who has made a change: an OAuth client, or a person in the vendor's own pages. */
export interface AuditAuthor {
  clientId: string;
  userId: string;
  isPerson: boolean;
}

/** An audit as the API answers it. */
export interface AuditMessage extends JsonObject {
  id: string;
  serviceName: string;
  entityType: string;
  action: string;
  eventDate: string;
  entity: { id: string; name?: string };
}

interface Making {
  /** ISO 8601. */
  date: string;
  nextId: () => string;
}

/** The audits of what one call has changed. The first one is the initiator of the others, such as a library of its responses. */
export function auditsOf(changes: readonly RowChange[], by: AuditAuthor, { date, nextId }: Making): AuditMessage[] {
  const author = by.isPerson
    ? { user: { id: by.userId, selfUri: `/api/v2/users/${by.userId}` } }
    : { client: { id: by.clientId, selfUri: `/api/v2/oauth/clients/${by.clientId}` } };
  let initiator: { id: string; action: string } | undefined;
  return changes.map(({ name, id, before, after }) => {
    const action = ACTIONS[before ? (after ? 1 : 2) : 0];
    const auditId = nextId();
    const isFirst = initiator === undefined;
    initiator ??= { id: auditId, action };
    const entityName = (after ?? before)?.["name"];
    return {
      id: auditId,
      ...author,
      remoteIp: ["127.0.0.1"],
      ...SERVICES[name],
      level: "USER",
      eventDate: date,
      message: { message: `${SERVICES[name].entityType} ${action}` },
      action,
      entity: { id, ...(typeof entityName === "string" && { name: entityName }) },
      status: "SUCCESS",
      initiatingAction: { transactionId: initiator.id, actionContext: initiator.action },
      transactionInitiator: isFirst,
      propertyChanges: propertyChanges(name, before, after),
    };
  });
}

/** Set by the platform at each write. */
const UNLISTED = new Set(["id", "version", "dateCreated", "dateModified", "createdBy", "modifiedBy", "selfUri"]);

/** The properties of an integration whose values are in its audits. The others may hold credentials of a channel. */
const OPEN = new Set(["name", "status", "supportedContent", "messagingSetting"]);

/** Each property that differs, with its values as text: those of a list one by one, of the texts of a response their contents. */
function propertyChanges(collection: AuditedCollection, before: JsonObject = {}, after: JsonObject = {}) {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !UNLISTED.has(name));
  const valuesOf = (name: string, row: JsonObject) =>
    collection === "integrations" && !OPEN.has(name) ? [] : textsOf(row[name]);
  return names
    .filter((name) => !isDeepStrictEqual(before[name], after[name]))
    .map((name) => ({ property: name, oldValues: valuesOf(name, before), newValues: valuesOf(name, after) }));
}

function textsOf(value: unknown): string[] {
  if (value === undefined || value === null) return [];
  return (Array.isArray(value) ? value : [value]).map(textOf);
}

function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  const { content } = (value ?? {}) as { content?: unknown };
  return typeof content === "string" ? content : JSON.stringify(value);
}
