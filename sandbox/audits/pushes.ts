import { randomUUID } from "node:crypto";
import type { SandboxClock } from "../clock.ts";
import type { AuditMessage } from "./audit-of.ts";

interface PushTarget {
  push: string;
  pushKey: string;
}

/** Sends audits to a URL, as the vendor's integration with Amazon EventBridge does. */
export interface Pushes {
  /** Sends it after so many milliseconds, and again after a failure, so that the receiver may get it more than once. */
  send(message: AuditMessage, wait: number, target: PushTarget): void;
  /** Sends nothing of what still waits. */
  forget(): void;
}

/** Milliseconds before each further attempt; then the event is given up. */
const RETRIES = [1000, 5000, 30_000];

/** Creates it. */
export function createPushes(clock: SandboxClock): Pushes {
  const waiting = new Set<() => void>();
  let ending = new AbortController();

  function later(milliseconds: number, work: () => void): void {
    const cancel = clock.after(milliseconds, () => {
      waiting.delete(cancel);
      work();
    });
    waiting.add(cancel);
  }

  async function attempt(text: string, target: PushTarget, retries: readonly number[]): Promise<void> {
    const [next, ...rest] = retries;
    const { signal } = ending;
    const headers = { "content-type": "application/json", ...(target.pushKey && { "x-api-key": target.pushKey }) };
    const isTaken = await fetch(target.push, { method: "POST", headers, body: text, signal }).then(
      async (answer) => {
        await answer.arrayBuffer();
        return answer.ok;
      },
      () => false,
    );
    if (!isTaken && !signal.aborted && next !== undefined) later(next, () => void attempt(text, target, rest));
  }

  return {
    send(message, wait, target) {
      const text = JSON.stringify(envelopeOf(message));
      later(wait, () => void attempt(text, target, RETRIES));
    },
    forget() {
      ending.abort();
      ending = new AbortController();
      for (const cancel of waiting) cancel();
      waiting.clear();
    },
  };
}

/** The envelope of EventBridge around an audit. */
function envelopeOf(message: AuditMessage) {
  const topicName = `v2.audits.entitytype.${message.entityType}.entityid.${message.entity.id}`;
  return {
    version: "0",
    id: randomUUID(),
    "detail-type": topicName,
    source: "aws.partner/genesys.com/cloud/sandbox/audits",
    account: "000000000000",
    time: message.eventDate,
    region: "eu-central-1",
    resources: [],
    detail: {
      topicName,
      version: "2",
      timestamp: message.eventDate,
      eventBody: message,
      metadata: { CorrelationId: randomUUID() },
    },
  };
}
