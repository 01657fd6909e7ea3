import { ConfigError } from "./config/config.ts";
import { sleep, systemClock } from "./clock.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config/config.ts";
import { createGateway } from "./gateway.ts";
import { SETTINGS_TABLE } from "./config/settings-table.ts";

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
  const { default: usual, max } = SETTINGS_TABLE.PORT;
  const next = port < max ? port + 1 : usual;
  const faults: Partial<Record<string, string>> = {
    EADDRINUSE: `PORT: ${port} is already in use. Try PORT=${next} npm start.`,
    EACCES: `PORT: this user may not listen on port ${port}. Try PORT=${usual} npm start.`,
    EADDRNOTAVAIL: `HOST: ${host} is not an address of this machine. Use 127.0.0.1, or 0.0.0.0 for every network interface.`,
    ENOTFOUND: `HOST: ${host} is not known. Set it to an address of this machine, such as 127.0.0.1.`,
  };
  return new ConfigError([faults[code] ?? `HOST and PORT: the gateway cannot listen on ${host}:${port} (${code}).`]);
}
