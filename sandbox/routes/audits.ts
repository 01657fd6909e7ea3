import { ACTIONS, AUDITED, SERVICES } from "../audits/audit-of.ts";
import type { AuditMessage } from "../audits/audit-of.ts";
import type { Handlers } from "../api.ts";
import { slice } from "../paging.ts";
import { ApiError, invalidValue } from "../errors.ts";

/** The audit log keeps so many milliseconds. */
const KEPT_FOR = 14 * 86_400_000;
/** By so many milliseconds more an interval may reach back: the clock of its client may differ, and the call takes a while. */
const TOLERANCE = 60_000;
const MAX_PAGE_SIZE = 500;

interface AuditQuery {
  interval: string;
  serviceName?: string;
  filters?: { property: string; value: string }[];
  sort?: { name: string; sortOrder: string }[];
  pageNumber?: number;
  pageSize?: number;
}

/** What a filter compares. */
const FILTERED: Readonly<Record<string, (audit: AuditMessage) => unknown>> = {
  UserId: (audit) => (audit["user"] as { id: string } | undefined)?.id,
  ClientId: (audit) => (audit["client"] as { id: string } | undefined)?.id,
  TrusteeOrganizationId: () => undefined,
  Action: ({ action }) => action,
  EntityType: ({ entityType }) => entityType,
  EntityId: ({ entity }) => entity.id,
};

export const audits: Handlers = {
  postAuditsQueryRealtime({ audits: log, body, state }) {
    const {
      interval,
      serviceName,
      filters = [],
      sort = [],
      pageNumber = 1,
      pageSize = 25,
    } = body as unknown as AuditQuery;
    const { from, to } = readInterval(interval, state.clock.wallTime());
    if (serviceName !== undefined && !Object.values(SERVICES).some((one) => one.serviceName === serviceName)) {
      throw invalidValue(`There is no service ${serviceName}`, "serviceName");
    }
    if (pageSize < 1 || pageSize > MAX_PAGE_SIZE)
      throw invalidValue(`A page has 1 to ${MAX_PAGE_SIZE} rows`, "pageSize");
    if (pageNumber < 1) throw invalidValue("Pages start at 1", "pageNumber");
    const rows = log.published().filter((audit) => {
      const at = Date.parse(audit.eventDate);
      const isInTime = at >= from && at < to;
      const isOfService = serviceName === undefined || audit.serviceName === serviceName;
      return isInTime && isOfService && filters.every(({ property, value }) => FILTERED[property]?.(audit) === value);
    });
    const ascending = sort.find(({ name }) => name === "Timestamp")?.sortOrder === "ascending";
    const sorted = rows.toSorted((left, right) => (ascending ? byDate(left, right) : byDate(right, left)));
    return {
      status: 200,
      body: {
        entities: slice(sorted, pageSize, pageNumber),
        ...{ pageSize, pageNumber, total: sorted.length, pageCount: Math.ceil(sorted.length / pageSize) },
      },
    };
  },
  getAuditsQueryRealtimeServicemapping() {
    const names = [...new Set(AUDITED.map((name) => SERVICES[name].serviceName))];
    const services = names.map((name) => ({
      name,
      entities: AUDITED.filter((one) => SERVICES[one].serviceName === name).map((one) => ({
        name: SERVICES[one].entityType,
        actions: [...ACTIONS],
      })),
    }));
    return { status: 200, body: { services } };
  },
};

const byDate = (left: AuditMessage, right: AuditMessage) => Date.parse(left.eventDate) - Date.parse(right.eventDate);

/** The bounds of an ISO 8601 interval, in milliseconds since 1970. */
function readInterval(interval: string, now: number): { from: number; to: number } {
  const [from = NaN, to = NaN] = interval.split("/").map((text) => Date.parse(text));
  if (Number.isNaN(from) || Number.isNaN(to) || from > to) {
    throw new ApiError(400, "invalid.date", "An interval is two dates with a slash between them");
  }
  if (from < now - KEPT_FOR - TOLERANCE)
    throw new ApiError(400, "invalid.date", "The interval begins more than 14 days ago");
  return { from, to };
}
