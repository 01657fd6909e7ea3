import { isObject } from "../datasources/rest/merge.ts";

/** How the detail type of an event begins that tells of an audit. */
const AUDITS = "v2.audits.";

/**
 * The audits in a body as Amazon EventBridge sends it: one event, a list of events, or a list in `events` or `Records`. Events of other
 * kinds are left out. Undefined where a part of the body is no event.
 */
export function auditsOf(body: unknown): unknown[] | undefined {
  const list = isObject(body) && !("detail" in body) ? (body["events"] ?? body["Records"]) : body;
  const events: unknown[] = Array.isArray(list) ? list : [list];
  const audits: unknown[] = [];
  for (const event of events) {
    if (!isObject(event) || !isObject(event["detail"])) return undefined;
    const { detail } = event;
    const topic = event["detail-type"] ?? detail["topicName"];
    if (typeof topic !== "string") return undefined;
    if (topic.startsWith(AUDITS)) audits.push(detail["eventBody"] ?? detail);
  }
  return audits;
}
