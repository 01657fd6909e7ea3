import type { Call, Handlers } from "../api.ts";
import type { JsonObject } from "../contract.ts";
import { ApiError, invalidValue } from "../errors.ts";
import { byName, listing } from "../paging.ts";
import type { Library } from "../model.ts";
import type { State } from "../state.ts";
import { nextVersion } from "../versions.ts";
import { createdBy } from "./users.ts";

const maximumBulkIds = 50;

export const libraries: Handlers = {
  getResponsemanagementLibraries(call) {
    const { libraryPrefix = "", messagingTemplateFilter } = call.query as Record<string, string | undefined>;
    const withTemplate = messagingTemplateFilter === undefined ? undefined : librariesWithWhatsApp(call.state);
    const rows = [...call.state.libraries.values()]
      .filter(({ id, name }) => name.startsWith(libraryPrefix) && (withTemplate === undefined || withTemplate.has(id)))
      .toSorted(byName);
    return { status: 200, body: listing(call, rows, render) };
  },
  getResponsemanagementLibrary({ state, params }) {
    return { status: 200, body: render(libraryOr404(state, params.libraryId!)) };
  },
  // Sorted by name, and unknown ids are left out: a client that matches rows by position fails here.
  postResponsemanagementLibrariesBulk({ state, body }) {
    const ids = new Set(body.libraryIds as string[]);
    if (ids.size > maximumBulkIds) {
      throw invalidValue(`No more than ${maximumBulkIds} libraries may be asked for`, "libraryIds");
    }
    const rows = [...state.libraries.values()].filter(({ id }) => ids.has(id)).toSorted(byName);
    return { status: 200, body: { entities: rows.map(render) } };
  },
  postResponsemanagementLibraries(call) {
    const { state, userId } = call;
    const dateCreated = state.date();
    return store(state, { ...writable(call), id: state.newId(), version: 1, createdBy: userId, dateCreated });
  },
  putResponsemanagementLibrary(call) {
    const { id, version, createdBy: creator, dateCreated } = stored(call);
    const next = nextVersion(call.body, version);
    return store(call.state, { ...writable(call), id, version: next, createdBy: creator, dateCreated });
  },
  // The vendor says: "This will remove any responses associated with the library". So also those in other libraries.
  deleteResponsemanagementLibrary(call) {
    const { id } = stored(call);
    call.state.libraries.delete(id);
    for (const response of call.state.responses.values()) {
      if (response.libraries.includes(id)) call.state.responses.delete(response.id);
    }
    return { status: 204 };
  },
};

/** The library. Throws the 404 that the vendor documents for reads; writes use the plain `not.found`. */
export function libraryOr404(state: State, id: string): Library {
  const library = state.libraries.get(id);
  if (library === undefined) throw new ApiError(404, "rms.library.not.found", `Library with id ${id} was not found`);
  return library;
}

/** `selfUri` of a library. */
export function libraryUri(id: string): string {
  return `/api/v2/responsemanagement/libraries/${id}`;
}

function stored({ state, params }: Call): Library {
  const library = state.libraries.get(params.libraryId!);
  if (library === undefined) throw new ApiError(404);
  return library;
}

function writable({ body }: Call): JsonObject & { name: string } {
  const { name, division } = body as { name: string; division?: { id?: string } };
  if (name.trim() === "") throw invalidValue("A library needs a name", "name");
  if (division !== undefined && !division.id) throw invalidValue("A division is named by its id", "division.id");
  return { ...body, name };
}

function store(state: State, library: Library) {
  state.libraries.set(library.id, library);
  return { status: 200, body: render(library) };
}

function librariesWithWhatsApp(state: State): Set<string> {
  const holders = [...state.responses.values()].filter(({ messagingTemplate }) => messagingTemplate?.whatsApp);
  return new Set(holders.flatMap((response) => response.libraries));
}

function render({ createdBy: creator, division, ...library }: Library): JsonObject {
  return {
    ...library,
    ...createdBy(creator),
    ...(division && { division: { ...division, selfUri: `/api/v2/authorization/divisions/${division.id}` } }),
    selfUri: libraryUri(library.id),
  };
}
