import type { GenesysResponse, ResponseDetail } from "./response.ts";

type ResponseRow = GenesysResponse | Error;

/** The responses that one request has read with their schema. One without a schema has none, so it is not read again. */
export interface DetailedResponses {
  /** Notes the response, if it was read with its schema, and answers it. */
  note<R extends ResponseRow>(response: R, detail?: ResponseDetail): R;
  /** The same for rows. */
  noteRows(rows: readonly ResponseRow[], detail: ResponseDetail): void;
  /** The response as it was read first with its schema. */
  byId(id: string): GenesysResponse | undefined;
  forget(id: string): void;
}

/** Creates it for one request. */
export function createDetailedResponses(): DetailedResponses {
  const known = new Map<string, GenesysResponse>();
  /** What has been noted and is not in the map yet: few requests ask for a schema. */
  let noted: (readonly ResponseRow[])[] = [];

  function byId(id: string): GenesysResponse | undefined {
    for (const rows of noted)
      for (const row of rows) if (!(row instanceof Error) && !known.has(row.id)) known.set(row.id, row);
    noted = [];
    return known.get(id);
  }

  return {
    note(response, detail) {
      if (detail?.substitutionsSchema) noted.push([response]);
      return response;
    },
    noteRows(rows, detail) {
      if (detail.substitutionsSchema) noted.push(rows);
    },
    byId,
    forget(id) {
      byId(id);
      known.delete(id);
    },
  };
}
