import { ConfigError } from "./config.ts";
import { sleep, systemClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config.ts";
import { createGateway } from "./gateway.ts";

/** Milliseconds after the first signal when requests that are still under way are cut off. */
const DRAIN_TIME = 14_000;

export interface Serving {
  url: string;
  /**
   * Says that it is not ready any more, answers as before for `drainDelay`, takes no new request from then on, and resolves
   * when those under way are finished or cut off.
   */
  close(): Promise<void>;
}

/** Starts the gateway where its configuration says; rejects with a `ConfigError` that names what cannot be listened on. */
export async function serve(config: Config, clock: Clock = systemClock): Promise<Serving> {
  let ready = true;
  const gateway = await createGateway(config, () => ready, { clock });
  const { host, port } = config;
  const url = await gateway.server
    .listen({ host, port, listenTextResolver: () => "listening" })
    .catch((error: unknown) => {
      throw listenFault(config, (error as NodeJS.ErrnoException).code);
    });
  return {
    url,
    async close() {
      ready = false;
      const stopTimer = clock.after(DRAIN_TIME, () => gateway.server.server.closeAllConnections());
      // Until load balancers have noticed, they send requests that are answered like any other.
      await sleep(clock, config.drainDelay);
      await gateway.close();
      stopTimer();
    },
  };
}

function listenFault({ host, port }: Config, code = "unknown reason"): ConfigError {
  if (code === "EADDRINUSE") return new ConfigError([`PORT: ${port} is in use already on ${host}, take another.`]);
  return new ConfigError([`HOST and PORT: ${host}:${port} cannot be listened on (${code}).`]);
}
