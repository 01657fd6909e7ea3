import type { AuditedKind } from "../datasources/rest/rest-call.ts";
import { isObject } from "../datasources/rest/merge.ts";
import { actionOf, kindOf, SERVICES, serviceOf } from "./audited-change.ts";
import type { Service } from "./audited-change.ts";

/** The kinds of entities of which every change has an audit, and the service that tells of them. */
export type Coverage = ReadonlyMap<AuditedKind, Service>;

const ACTIONS = ["created", "updated", "deleted"] as const;

/**
 * What the services' audits cover. A kind with a list of actions is covered where these create, update and delete. Integrations are
 * covered where one name stands for those of all channels.
 */
export function coverageOf(mapping: unknown): Coverage {
  const covered = new Map<AuditedKind, Service>();
  for (const { name, entities } of rowsIn(mapping, "services")) {
    const service = serviceOf(String(name));
    if (service === undefined || !Array.isArray(entities)) continue;
    for (const entity of entities.filter(isObject)) {
      const found = kindOf(service, String(entity["name"]));
      if (found && found.channel === undefined && hasAllActions(entity["actions"])) covered.set(found.kind, service);
    }
  }
  return covered;
}

function hasAllActions(actions: unknown): boolean {
  if (!Array.isArray(actions) || actions.length === 0) return true;
  const known = new Set(actions.map((action) => actionOf(String(action))));
  return ACTIONS.every((action) => known.has(action));
}

function rowsIn(answer: unknown, name: string): Record<string, unknown>[] {
  const rows = isObject(answer) ? answer[name] : undefined;
  return Array.isArray(rows) ? rows.filter(isObject) : [];
}

/** The services that tell of covered kinds, always in the same order. */
export function servicesOf(coverage: Coverage): Service[] {
  const services = new Set(coverage.values());
  return SERVICES.filter((service) => services.has(service));
}
