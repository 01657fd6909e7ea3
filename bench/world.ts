import type { Direct } from "./direct.ts";

export interface LibraryRow {
  id: string;
  name: string;
  version: number;
}

export interface ResponseRow {
  id: string;
  name: string;
  version: number;
  texts: string[];
  libraryIds: string[];
}

export interface SettingRow {
  id: string;
  name: string;
  version: number;
}

export interface IntegrationRow {
  id: string;
  name: string;
  settingId: string | undefined;
}

/** Everything that the replay reads, at one moment. Immutable: a write creates a new world. */
export interface World {
  libraries: ReadonlyMap<string, LibraryRow>;
  responses: ReadonlyMap<string, ResponseRow>;
  settings: ReadonlyMap<string, SettingRow>;
  integrations: readonly IntegrationRow[];
}

/** The entities that must be read again after a write. */
export type Touched =
  | { kind: "library" | "response" | "setting"; id: string }
  /** A deleted library deletes its responses too. */
  | { kind: "everything" };

interface RestResponse {
  id: string;
  name?: string;
  version: number;
  texts?: { content: string }[];
  libraries: { id: string }[];
}

const RM = "/responsemanagement";
const CM = "/conversations/messaging";
const libraryOf = ({ id, name, version }: LibraryRow): LibraryRow => ({ id, name, version });
// The REST API has the version of a setting as text, the graph as a number.
const settingOf = ({ id, name, version }: SettingRow): SettingRow => ({ id, name, version: Number(version) });
const responseOf = ({ id, name = "", version, texts = [], libraries }: RestResponse): ResponseRow => ({
  ...{ id, name, version },
  texts: texts.map(({ content }) => content),
  libraryIds: libraries.map((library) => library.id),
});
const keyed = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map((row) => [row.id, row]));

/** Reads the whole sandbox. */
export async function readWorld(direct: Direct): Promise<World> {
  async function pages<T>(read: (pageNumber: number) => Promise<unknown>): Promise<T[]> {
    const rows: T[] = [];
    for (let pageNumber = 1; ; pageNumber += 1) {
      const page = (await read(pageNumber)) as { entities: T[]; pageCount: number };
      rows.push(...page.entities);
      if (pageNumber >= page.pageCount) return rows;
    }
  }
  const list = <T>(path: string) =>
    pages<T>((pageNumber) => direct.get(`${path}?pageSize=100&pageNumber=${pageNumber}`));
  const query = async (pageNumber: number) => {
    const answer = await direct.post(`${RM}/responses/query`, { pageSize: 500, pageNumber });
    return (answer as { results: unknown }).results;
  };
  const integrations = await list<{ id: string; name: string; messagingSetting?: { id: string } }>(
    `${CM}/integrations`,
  );
  return {
    libraries: keyed((await list<LibraryRow>(`${RM}/libraries`)).map(libraryOf)),
    responses: keyed((await pages<RestResponse>(query)).map(responseOf)),
    settings: keyed((await list<SettingRow>(`${CM}/settings`)).map(settingOf)),
    integrations: integrations.map(({ id, name, messagingSetting }) => ({ id, name, settingId: messagingSetting?.id })),
  };
}

/** The world after a write. Reads the written entities. */
export async function readAgain(direct: Direct, world: World, touched: Touched): Promise<World> {
  if (touched.kind === "everything") return readWorld(direct);
  const { kind, id } = touched;
  if (kind === "library") {
    const row = (await direct.get(`${RM}/libraries/${id}`)) as LibraryRow | undefined;
    return { ...world, libraries: replaced(world.libraries, id, row && libraryOf(row)) };
  }
  if (kind === "setting") {
    const row = (await direct.get(`${CM}/settings/${id}`)) as SettingRow | undefined;
    return { ...world, settings: replaced(world.settings, id, row && settingOf(row)) };
  }
  const row = (await direct.get(`${RM}/responses/${id}`)) as RestResponse | undefined;
  return { ...world, responses: replaced(world.responses, id, row && responseOf(row)) };
}

function replaced<T>(rows: ReadonlyMap<string, T>, id: string, row: T | undefined): ReadonlyMap<string, T> {
  const next = new Map(rows);
  if (row === undefined) next.delete(id);
  else next.set(id, row);
  return next;
}
