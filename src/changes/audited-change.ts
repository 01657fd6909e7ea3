import type { AuditMessage } from "../datasources/audits.ts";
import { INTEGRATIONS_TAG } from "../datasources/integrations/cache-rules.ts";
import { tagsOfLibrary } from "../datasources/libraries.ts";
import { SETTINGS_TAG } from "../datasources/messaging-settings.ts";
import { ASSETS_TAG } from "../datasources/response-assets.ts";
import { tagsChangedElsewhere } from "../datasources/responses/changes.ts";
import type { ResponseChange } from "../datasources/responses/changes.ts";
import type { AuditedKind } from "../datasources/rest/rest-call.ts";
import { PROFILES_TAG } from "../datasources/supported-content-profiles.ts";
import { isId } from "../ids.ts";
import type { ChangedKind, EntityChange } from "./change.ts";

/** The services of Genesys Cloud whose audits tell of what this gateway reads. */
export const SERVICES = ["ResponseManagement", "Messaging"] as const;
export type Service = (typeof SERVICES)[number];

/** Why an audit changes nothing here. */
export type Skipped = "failed" | "service" | "entity" | "shape" | "own" | "known";

/** A change that an audit tells of. */
export interface AuditedChange {
  kind: AuditedKind;
  id: string;
  action: EntityChange["action"];
  /** Milliseconds since 1970, by the clock of Genesys Cloud. */
  at: number;
  userId?: string | undefined;
  clientId?: string | undefined;
  /** The libraries of a response that the audit names. */
  libraryIds?: readonly string[] | undefined;
  isInPlace?: boolean;
  mayBeRenamed?: boolean;
  channel?: string | undefined;
}

const lettersOf = (word: string) => word.toLowerCase().replaceAll(/[^a-z]/g, "");

/** The service of this name, in any spelling. */
export function serviceOf(name: string): Service | undefined {
  return SERVICES.find((service) => lettersOf(service) === lettersOf(name));
}

/**
 * The vendor does not publish the names of entities in audits, so every likely spelling counts. What is not recognized is not covered.
 */
const ENTITIES: Record<Service, readonly (readonly [kind: AuditedKind, name: RegExp])[]> = {
  ResponseManagement: [
    ["response-asset", /^(?:canned|responsemanagement)?(?:response)?assets?$/],
    ["library", /^(?:canned)?(?:responsemanagement|response)?librar(?:y|ies)$/],
    ["response", /^(?:canned|responsemanagement)?responses?$/],
  ],
  Messaging: [
    ["supported-content-profile", /^(?:messaging|message)?supportedcontents?(?:profiles?)?$/],
    ["messaging-setting", /^(?:messaging|message)settings?$/],
    ["integration", /^[a-z]*integrations?$/],
  ],
};

/** The kind of an entity of this service; for an integration also the channel that its name begins with. */
export function kindOf(service: Service, entityType: string): { kind: AuditedKind; channel?: string } | undefined {
  const letters = lettersOf(entityType);
  const found = ENTITIES[service].find(([, name]) => name.test(letters));
  if (!found) return undefined;
  const [kind] = found;
  const channel = kind === "integration" ? letters.replace(/^(?:messaging|message)|integrations?$/g, "") : "";
  return { kind, ...(channel !== "" && { channel: channel.replace(/messaging$|message$/, "") }) };
}

/** What an action did. Every other one has updated something. */
export function actionOf(action: string): EntityChange["action"] {
  const letters = lettersOf(action);
  if (/^(?:create|add|insert)/.test(letters)) return "created";
  return /^(?:delete|remove)/.test(letters) ? "deleted" : "updated";
}

/** The change that an audit tells of, or why there is none. */
export function changeOf(audit: AuditMessage): AuditedChange | Skipped {
  if (audit.hasFailed) return "failed";
  const service = serviceOf(audit.service);
  if (service === undefined) return "service";
  const found = kindOf(service, audit.entityType);
  if (!found) return "entity";
  const { entityId: id, at, userId, clientId } = audit;
  const change = { ...found, id, action: actionOf(audit.action), at, userId, clientId };
  return found.kind === "response" ? { ...change, ...librariesOf(audit) } : change;
}

function librariesOf({ action, properties }: AuditMessage) {
  const names = (property: { name: string }) => lettersOf(property.name);
  const libraries = properties.filter((property) => names(property).includes("librar"));
  const ids = libraries.flatMap(({ before, after }) => [...before, ...after].map(idOf));
  const mayBeRenamed = properties.length === 0 || properties.some((property) => names(property) === "name");
  return {
    ...(ids.length > 0 && ids.every(isId) && { libraryIds: [...new Set(ids)] }),
    mayBeRenamed,
    isInPlace: actionOf(action) === "updated" && !mayBeRenamed && libraries.length === 0,
  };
}

/** The id in a value: the id itself, or a reference as JSON. */
function idOf(value: string): string {
  const found = /"id"\s*:\s*"([^"]*)"/.exec(value);
  return found?.[1] ?? value;
}

/** The tags that the gateway's own write of the same kind would make new, as far as the audit tells what it would know. */
export function tagsOf(change: AuditedChange): readonly string[] {
  const { kind, id, action } = change;
  switch (kind) {
    case "library":
      // Its own tag too: it may have been read as missing, or be known from before.
      return tagsOfLibrary(action, id);
    case "response":
      return tagsChangedElsewhere(change as ResponseChange);
    case "response-asset":
      return [ASSETS_TAG];
    case "supported-content-profile":
      return [PROFILES_TAG];
    case "messaging-setting":
      return [SETTINGS_TAG];
    case "integration":
      return [INTEGRATIONS_TAG];
  }
}

/** The change as it is made known; undefined for a kind that nothing asks for. */
export function knownAs(change: AuditedChange, source: "audits" | "events"): EntityChange | undefined {
  const { kind, id, action, at, userId, clientId, libraryIds, channel } = change;
  if (kind === "response-asset") return undefined;
  const by = { ...(userId !== undefined && { userId }), ...(clientId !== undefined && { clientId }) };
  return {
    kind: kind satisfies ChangedKind,
    ...{ id, action, at, source },
    ...(Object.keys(by).length > 0 && { by }),
    ...(libraryIds && { libraryIds: [...libraryIds] }),
    ...(channel !== undefined && { channel }),
  };
}
