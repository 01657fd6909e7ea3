import type { Clock } from "../deadline.ts";
import { badResponse } from "../errors.ts";
import { checkId, isId } from "../ids.ts";
import { AUDIT_PAGE_SIZE, auditsIn, entityAuditPage, incompleteAuditOf } from "./audits.ts";
import type { AuditedProperty, IncompleteAudit } from "./audits.ts";
import { LIBRARY, libraryTag } from "./libraries.ts";
import { RESPONSE, responseTag } from "./responses/tags.ts";
import { isObject } from "./rest/merge.ts";
import { readConnection } from "./rest/paging.ts";
import type { Connection, PageRequest, Window } from "./rest/paging.ts";
import { GoneRow } from "./rest/parse.ts";
import type { Listing } from "./rest/parse.ts";
import type { PromiseOrValue } from "./rest/promise-or-value.ts";
import type { Rest } from "./rest/rest.ts";
import type { CachedCall } from "./rest/rest-call.ts";
import { isSecret, withoutSecrets } from "./rest/secrets.ts";
import type { UserReference } from "./users.ts";

/** The entities that have a history, with the service that audits them and the tag that changes with each of their writes. */
const HISTORIES = {
  [LIBRARY]: { service: "ResponseManagement", tagOf: libraryTag },
  [RESPONSE]: { service: "ResponseManagement", tagOf: responseTag },
} as const;

export type HistoryKind = keyof typeof HISTORIES;

/** One change of an entity. */
export interface PastChange {
  id: string;
  kind: HistoryKind;
  /** The word of Genesys Cloud. */
  action: string;
  /** Milliseconds since 1970. */
  at: number | undefined;
  user?: UserReference | undefined;
  clientId?: string | undefined;
  isThroughGateway: boolean;
  properties: readonly AuditedProperty[];
}

export interface History {
  /** The changes of the last 14 days, the latest first, each once. One REST call for each 100 audits. */
  page(kind: HistoryKind, id: string, window: Window): PromiseOrValue<Connection<PastChange>>;
}

/** What is kept of an audit. */
type KeptAudit = Pick<IncompleteAudit, "id" | "action" | "at" | "clientId" | "properties"> & {
  user?: UserReference | undefined;
};

/** What is kept of a page. A row that is no audit is `unreadable`; one that tells of no change of the entity has its place alone. */
interface KeptPage {
  rows: (KeptAudit | "unreadable" | "none")[];
  total?: number | undefined;
  pageSize?: number | undefined;
  hasNext: boolean;
}

/** Genesys Cloud keeps audits for so many milliseconds. */
const KEPT_FOR = 14 * 86_400_000;
/** By so many milliseconds less does a query reach back: Genesys Cloud refuses one that is too long by its own clock. */
const MARGIN = 60_000;

/** The histories of entities, for one request. `clientId` is the OAuth client of this gateway. */
export function createHistory(
  rest: Rest,
  { clock, clientId }: { clock: Clock; clientId?: string | undefined },
): History {
  async function read(kind: HistoryKind, id: string, { pageSize, pageNumber: page }: PageRequest) {
    const { service, tagOf } = HISTORIES[kind];
    const to = clock.wallTime();
    const sent = entityAuditPage({ service, entityId: id, from: to - KEPT_FOR + MARGIN, to, page, pageSize });
    const { interval: _, ...asked } = sent.body;
    // The interval moves with the time, so that the cache would never find the answer by it.
    const call: CachedCall = {
      ...sent,
      body: asked,
      cache: {
        kind: "history",
        tags: [tagOf(id)],
        hasNoId: true,
        keeps: (answer) => keptPage(answer, id, page, pageSize),
      },
    };
    const kept = (await rest.read(call, { sentAs: { ...sent, cache: "never" } })) as KeptPage;
    return listingOf(kept, ({ clientId: by, ...audit }) => ({
      ...audit,
      kind,
      clientId: by,
      isThroughGateway: by !== undefined && by === clientId,
    }));
  }

  return {
    page: async (kind, id, window) => {
      checkId(id, "id");
      return readConnection<PastChange>(window, (page) => read(kind, id, page), {
        maxPageSize: AUDIT_PAGE_SIZE,
        ahead: "always",
      });
    },
  };
}

function keptPage(answer: unknown, entityId: string, page: number, pageSize: number): KeptPage {
  const found = auditsIn(answer, page, pageSize);
  if (!found || !isObject(answer)) throw badResponse("it is no page of audits");
  const countOf = (name: string) => (Number.isSafeInteger(answer[name]) ? (answer[name] as number) : undefined);
  return {
    rows: found.rows.map((row) => keptAudit(row, entityId)),
    total: countOf("total"),
    pageSize: countOf("pageSize"),
    hasNext: found.hasMore,
  };
}

/** Without what no field shows, such as addresses of people. */
function keptAudit(row: unknown, entityId: string): KeptPage["rows"][number] {
  const audit = incompleteAuditOf(row);
  if (!audit) return "unreadable";
  if (audit.hasFailed || (audit.entityId ?? entityId) !== entityId) return "none";
  const { id, action, at, clientId, properties } = audit;
  return { id, action, at, user: userOf(audit, row), clientId, properties: properties.map(open) };
}

/** Without the name, which may be an earlier one. */
function userOf({ userId: id }: IncompleteAudit, row: unknown): UserReference | undefined {
  if (id === undefined || !isId(id)) return undefined;
  const user = isObject(row) && isObject(row["user"]) ? row["user"] : {};
  return typeof user["selfUri"] === "string" ? { id, selfUri: user["selfUri"] } : { id };
}

/** The property without values that are secret. */
function open({ name, before, after }: AuditedProperty): AuditedProperty {
  if (isSecret(name)) return { name, before: [], after: [] };
  return { name, before: before.map(withoutSecretsInText), after: after.map(withoutSecretsInText) };
}

/** A value can be an object as JSON. */
function withoutSecretsInText(text: string): string {
  if (!/^\s*[[{]/.test(text)) return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return text;
  }
  const kept = withoutSecrets(value);
  return kept === value ? text : JSON.stringify(kept);
}

function listingOf({ rows, total, pageSize, hasNext }: KeptPage, entryOf: (audit: KeptAudit) => PastChange) {
  const seen = new Set<string>();
  const entries = rows.map((row) => {
    if (row === "unreadable") return badResponse("a row is no audit");
    if (row === "none" || seen.has(row.id)) return new GoneRow();
    seen.add(row.id);
    return entryOf(row);
  });
  return {
    rows: entries,
    ...(total !== undefined && { total }),
    ...(pageSize !== undefined && { pageSize }),
    hasNext,
  } satisfies Listing<PastChange>;
}
