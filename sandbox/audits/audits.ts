import type { SandboxClock } from "../clock.ts";
import type { JsonObject } from "../contract.ts";
import { createRandom } from "../random.ts";
import type { State } from "../state.ts";
import { AUDITED, auditsOf } from "./audit-of.ts";
import type { AuditAuthor, AuditedCollection, AuditMessage, RowChange } from "./audit-of.ts";
import { createPushes } from "./pushes.ts";
import { checkControls, withDefaults } from "./settings.ts";
import type { SandboxAudits } from "./settings.ts";

/** The changes of an organization, as its audit log tells of them. */
export interface Audits {
  /** What the log has now. One that is repeated is there twice. */
  published(): readonly AuditMessage[];
  /** Audits what has changed in the state since the last call. */
  note(state: State, by: AuditAuthor): void;
  /** Replaces the controls. Throws an error that names the invalid field. Audits of before keep their fate. */
  set(given: unknown): void;
  /** The controls in use, with the defaults of what was left out. */
  settings(): Required<SandboxAudits>;
  /** Forgets all audits: the state is a new one. */
  reset(state: State): void;
  close(): void;
}

interface Published {
  message: AuditMessage;
  /** Monotonic time in milliseconds. */
  at: number;
}

/** Audits are kept so long, as by the vendor. */
const KEPT_FOR = 14 * 86_400_000;

/** Creates the audit log of an organization. At first nothing lags, nothing is lost, and nothing is pushed. */
export function createAudits(start: State, seed: number, clock: SandboxClock): Audits {
  let controls = withDefaults({});
  let random = createRandom(seed);
  let known = copyOf(start);
  let log: Published[] = [];
  let counter = 0;
  const pushes = createPushes(clock);

  /** When an audit appears: with `shuffle`, at a random moment within the lag, so that a later one may come first. */
  const delay = () => (controls.shuffle ? Math.floor(random() * (controls.lag + 1)) : controls.lag);

  function publish(message: AuditMessage): void {
    if (random() < controls.lose) return;
    const times = random() < controls.repeat ? 2 : 1;
    for (let time = 0; time < times; time += 1) {
      const wait = delay();
      log.push({ message, at: clock.now() + wait });
      if (controls.push !== "") pushes.send(message, wait, controls);
    }
  }

  return {
    published() {
      const now = clock.now();
      log = log.filter(({ at }) => at > now - KEPT_FOR);
      return log.filter(({ at }) => at <= now).map(({ message }) => message);
    },
    note(state, by) {
      const changed = AUDITED.flatMap((name) => changesIn(name, known[name], state[name]));
      const messages = auditsOf(changed, by, { date: state.date(), nextId: () => idOf(seed, (counter += 1)) });
      for (const { name, id, after } of changed) {
        if (after === undefined) known[name].delete(id);
        else known[name].set(id, after);
      }
      messages.forEach(publish);
    },
    set(given) {
      controls = withDefaults(checkControls(given));
      random = createRandom(controls.seed);
    },
    settings: () => controls,
    reset(state) {
      known = copyOf(state);
      log = [];
      pushes.forget();
    },
    close: pushes.forget,
  };
}

type Rows = Map<string, unknown>;

const copyOf = (state: State): Record<AuditedCollection, Rows> => ({
  libraries: new Map(state.libraries),
  responses: new Map(state.responses),
  assets: new Map(state.assets),
  profiles: new Map(state.profiles),
  integrations: new Map(state.integrations),
});

// Writes replace rows, so a row that is the same object has not changed.
function changesIn(name: AuditedCollection, before: Rows, after: Rows): RowChange[] {
  const gone = [...before]
    .filter(([id]) => !after.has(id))
    .map(([id, row]) => ({ name, id, before: row as JsonObject }));
  const written = [...after]
    .filter(([id, row]) => before.get(id) !== row)
    .map(([id, row]) => ({ name, id, before: before.get(id) as JsonObject | undefined, after: row as JsonObject }));
  return [...written, ...gone];
}

const idOf = (seed: number, number: number) =>
  `ad170000-${String(seed % 10_000).padStart(4, "0")}-4000-8000-${String(number).padStart(12, "0")}`;
