import type { GenesysCall } from "../genesys/call.ts";
import { isId } from "../ids.ts";
import { isObject } from "./rest/merge.ts";

/** The paths of the audits of the last 14 days, in the words of the REST contract. */
export const AUDIT_ROUTES = {
  query: "/api/v2/audits/query/realtime",
  services: "/api/v2/audits/query/realtime/servicemapping",
} as const;

/** All calls of audits fail together. */
const CIRCUIT = "audits";

/** Audits of a page. Genesys Cloud declares no maximum; its other lists take as many. */
export const AUDIT_PAGE_SIZE = 100;

/** One change of one entity, as Genesys Cloud has noted it. */
export interface AuditMessage {
  id: string;
  service: string;
  entityType: string;
  entityId: string;
  action: string;
  /** When it was noted, in milliseconds since 1970, by the clock of Genesys Cloud. */
  at: number;
  /** True if nothing was changed. */
  hasFailed: boolean;
  userId?: string;
  clientId?: string;
  /** The properties that were changed; empty where the audit does not say. */
  properties: readonly AuditedProperty[];
}

/** What Genesys Cloud says of an audit of which it leaves out something. */
export type IncompleteAudit = Omit<AuditMessage, "entityType" | "entityId" | "at"> & {
  [Name in "entityType" | "entityId"]: string | undefined;
} & { at: number | undefined };

export interface AuditedProperty {
  name: string;
  before: readonly string[];
  after: readonly string[];
}

interface AuditQuery {
  service: string;
  /** Milliseconds since 1970. The query covers whole seconds. */
  from: number;
  to: number;
  page: number;
}

/** The call that reads a page of the audits of a service, the oldest first. No request waits for it. */
export const auditPage = ({ service, from, to, page }: AuditQuery): GenesysCall => ({
  method: "POST",
  route: AUDIT_ROUTES.query,
  circuit: CIRCUIT,
  body: {
    interval: `${secondOf(Math.floor(from / 1000))}/${secondOf(Math.ceil(to / 1000))}`,
    serviceName: service,
    sort: [{ name: "Timestamp", sortOrder: "ascending" }],
    pageNumber: page,
    pageSize: AUDIT_PAGE_SIZE,
  },
  readOnly: true,
  background: true,
});

interface EntityAuditQuery extends AuditQuery {
  entityId: string;
  pageSize: number;
}

/** The call that reads a page of the audits of one entity, the latest first. A request waits for it. */
export const entityAuditPage = ({ service, entityId, from, to, page, pageSize }: EntityAuditQuery) =>
  ({
    method: "POST",
    route: AUDIT_ROUTES.query,
    circuit: CIRCUIT,
    body: {
      interval: `${secondOf(Math.ceil(from / 1000))}/${secondOf(Math.floor(to / 1000) + 1)}`,
      serviceName: service,
      filters: [{ property: "EntityId", value: entityId }],
      sort: [{ name: "Timestamp", sortOrder: "descending" }],
      pageNumber: page,
      pageSize,
    },
    readOnly: true,
  }) as const satisfies GenesysCall;

/** The call that reads which entities and actions of which services have audits. */
export const auditServices = (): GenesysCall => ({
  method: "GET",
  route: AUDIT_ROUTES.services,
  circuit: CIRCUIT,
  background: true,
});

const secondOf = (seconds: number) => new Date(seconds * 1000).toISOString().replace(".000", "");

/** The rows of a page, and whether there may be more. */
export function auditsIn(
  answer: unknown,
  page: number,
  pageSize = AUDIT_PAGE_SIZE,
): { rows: readonly unknown[]; hasMore: boolean } | undefined {
  if (!isObject(answer)) return undefined;
  const { pageCount } = answer;
  const entities = answer["entities"] ?? [];
  if (!Array.isArray(entities)) return undefined;
  const hasMore = typeof pageCount === "number" ? page < pageCount : entities.length >= pageSize;
  return { rows: entities, hasMore: hasMore && entities.length > 0 };
}

/**
 * An audit as the query answers it, or as events tell it, which name the user and the client by an id alone. Undefined for any other
 * shape.
 */
export function auditOf(message: unknown): AuditMessage | undefined {
  const audit = incompleteAuditOf(message);
  const { entityType, entityId, at } = audit ?? {};
  if (!audit || entityType === undefined || entityId === undefined || at === undefined) return undefined;
  return { ...audit, entityType, entityId, at };
}

/** The same, where Genesys Cloud may leave out everything but the id. */
export function incompleteAuditOf(message: unknown): IncompleteAudit | undefined {
  if (!isObject(message)) return undefined;
  const { id, serviceName, entityType, action, eventDate, status, entity, propertyChanges } = message;
  if (typeof id !== "string" || id === "" || id.length > MAX_LENGTH) return undefined;
  const entityId = idIn(entity) ?? textOf(message["entityId"]);
  const at = typeof eventDate === "string" && DATE.test(eventDate) ? Date.parse(eventDate) : Number.NaN;
  const userId = idIn(message["user"]) ?? textOf(message["userId"]);
  const clientId = idIn(message["client"]) ?? textOf(message["clientId"]);
  return {
    id,
    entityType: typeof entityType === "string" ? entityType : undefined,
    entityId: entityId !== undefined && isId(entityId) ? entityId : undefined,
    at: Number.isNaN(at) ? undefined : at,
    service: textOf(serviceName) ?? "",
    action: textOf(action) ?? "",
    hasFailed: textOf(status)?.toUpperCase() === "FAILURE",
    ...(userId !== undefined && { userId }),
    ...(clientId !== undefined && { clientId }),
    properties: Array.isArray(propertyChanges) ? propertyChanges.flatMap(propertyOf) : [],
  };
}

/** A date with a year of four digits: answers can show no other. */
const DATE = /^\d{4}-/;

/** Characters of an id of an audit, at most. */
const MAX_LENGTH = 100;

function propertyOf(change: unknown): AuditedProperty[] {
  if (!isObject(change) || typeof change["property"] !== "string") return [];
  return [{ name: change["property"], before: textsIn(change["oldValues"]), after: textsIn(change["newValues"]) }];
}

const textsIn = (values: unknown): string[] =>
  Array.isArray(values)
    ? values.flatMap((value) => (value == null ? [] : [typeof value === "string" ? value : JSON.stringify(value)]))
    : [];

const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const idIn = (reference: unknown) => (isObject(reference) ? textOf(reference["id"]) : undefined);
