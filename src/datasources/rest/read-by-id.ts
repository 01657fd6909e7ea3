import { upstreamStatus } from "../../errors.ts";

/** Answers `null` where Genesys Cloud answers 404; passes every other error on. */
export async function nullIfNotFound<T>(reading: Promise<T>): Promise<T | null> {
  try {
    return await reading;
  } catch (error) {
    if (upstreamStatus(error) === 404) return null;
    throw error;
  }
}

/** Reads each id with a call of its own, all at once. An id that fails has an Error; an id that does not exist is left out. */
export async function readEach<T>(
  ids: readonly string[],
  readOne: (id: string) => Promise<T | null>,
): Promise<Map<string, T | Error>> {
  const found = new Map<string, T | Error>();
  await Promise.all(
    ids.map(async (id) => {
      const entity = await readOne(id).catch((error: Error) => error);
      if (entity) found.set(id, entity);
    }),
  );
  return found;
}
