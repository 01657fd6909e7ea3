import type { SettingsReader } from "./settings.ts";

/** How many subscriptions the gateway serves, and how much may wait for a slow reader. */
export interface SubscriptionsConfig {
  /** Of this process. 0: it serves none. */
  max: number;
  maxPerClient: number;
  /** Of one WebSocket. */
  maxPerConnection: number;
  /** Milliseconds between two signs of life on a connection. */
  heartbeat: number;
  /** Events, and bytes, that wait for one connection at most. */
  queueEvents: number;
  queueBytes: number;
}

export function readSubscriptions({ get }: SettingsReader): SubscriptionsConfig {
  return {
    max: get("MAX_SUBSCRIPTIONS"),
    maxPerClient: get("MAX_SUBSCRIPTIONS_PER_CLIENT"),
    maxPerConnection: get("MAX_SUBSCRIPTIONS_PER_CONNECTION"),
    heartbeat: get("SUBSCRIPTION_HEARTBEAT"),
    queueEvents: get("SUBSCRIPTION_QUEUE_EVENTS"),
    queueBytes: get("SUBSCRIPTION_QUEUE_KB") * 1000,
  };
}
