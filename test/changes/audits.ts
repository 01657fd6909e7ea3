import type { GenesysCall } from "../../src/genesys/call.ts";
import { statusError } from "../../src/errors.ts";
import type { TestClock } from "../test-clock.ts";

export const CLIENT = "own-client";
export const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;

/** An audit as Genesys Cloud answers it. */
export interface FakeAudit {
  id: string;
  serviceName: string;
  entityType: string;
  entity: { id: string };
  action: string;
  status: string;
  eventDate: string;
  client?: { id: string };
  user?: { id: string };
  propertyChanges?: { property: string; oldValues: string[]; newValues: string[] }[];
}

type Given = Partial<Omit<FakeAudit, "entity" | "client">> & { entityId?: string; clientId?: string };

/** Everything that this gateway reads has audits. */
export const MAPPING = {
  services: [
    { name: "ResponseManagement", entities: ["Library", "Response", "ResponseAsset"].map((name) => ({ name })) },
    { name: "Messaging", entities: ["SupportedContent", "MessagingSetting", "Integration"].map((name) => ({ name })) },
  ],
};

/** The audit log of a pretended Genesys Cloud. */
export interface FakeAudits {
  call(call: GenesysCall): Promise<unknown>;
  /** Notes a change of now, to be seen so many milliseconds later. */
  note(audit: Given, lag?: number): FakeAudit;
  mapping: unknown;
  /** What calls fail with. */
  failure: Error | undefined;
  /** Polls so far, by service. */
  polls: Record<string, number>;
  calls: number;
  /** Repeats and mixes the rows of each page. */
  isMessy: boolean;
}

export const FORBIDDEN = statusError({ status: 403, code: "missing.permissions" });

export function createFakeAudits(clock: TestClock): FakeAudits {
  const audits: { audit: FakeAudit; seenFrom: number }[] = [];
  const fake: FakeAudits = {
    mapping: MAPPING,
    failure: undefined,
    polls: {},
    calls: 0,
    isMessy: false,
    note(given, lag = 0) {
      const { entityId = id(1), clientId, ...rest } = given;
      const audit: FakeAudit = {
        id: `audit-${audits.length}`,
        serviceName: "ResponseManagement",
        entityType: "Response",
        entity: { id: entityId },
        action: "Update",
        status: "SUCCESS",
        eventDate: new Date(clock.wallTime()).toISOString(),
        ...(clientId === undefined ? { user: { id: id(99) } } : { client: { id: clientId } }),
        ...rest,
      };
      audits.push({ audit, seenFrom: clock.wallTime() + lag });
      return audit;
    },
    async call({ method, body }) {
      fake.calls += 1;
      if (fake.failure) throw fake.failure;
      if (method === "GET") return fake.mapping;
      const { interval, serviceName, pageNumber, pageSize } = body as {
        interval: string;
        serviceName: string;
        pageNumber: number;
        pageSize: number;
      };
      fake.polls[serviceName] = (fake.polls[serviceName] ?? 0) + 1;
      const [from, to] = interval.split("/").map((date) => Date.parse(date)) as [number, number];
      const found = audits
        .filter(({ audit, seenFrom }) => audit.serviceName === serviceName && seenFrom <= clock.wallTime())
        .map(({ audit }) => audit)
        .filter(({ eventDate }) => Date.parse(eventDate) >= from && Date.parse(eventDate) <= to);
      const rows = fake.isMessy ? [...found, ...found].toReversed() : found;
      const start = (pageNumber - 1) * pageSize;
      return {
        entities: rows.slice(start, start + pageSize),
        pageNumber,
        pageSize,
        total: rows.length,
        pageCount: Math.ceil(rows.length / pageSize),
      };
    },
  };
  return fake;
}
