import { responseOf } from "./reads.ts";
import type { Touched, World } from "./world.ts";

/** A write of the frontend. */
export interface Write {
  name: string;
  query: string;
  input: Record<string, unknown>;
  /** The entities to read again, given the id from the answer or the input. */
  touched: (id: string) => Touched;
  /** The entity in the correct answer, given the world after the write. */
  expected: (world: World, id: string) => unknown;
}

const ROW = "id name version texts { content } libraries { id name }";
const mutation = (field: string, selection: string) => {
  const type = `${field[0]!.toUpperCase()}${field.slice(1)}Input`;
  return `mutation Write($input: ${type}!) { payload: ${field}(input: $input) { ${selection} userErrors { code } } }`;
};
const response = {
  touched: (id: string): Touched => ({ kind: "response", id }),
  expected: (world: World, id: string) => responseOf(world, world.responses.get(id)),
};
const library = {
  touched: (id: string): Touched => ({ kind: "library", id }),
  expected: ({ libraries }: World, id: string) => libraries.get(id),
};

export const updateResponse = (id: string, content: string): Write => ({
  name: "update a response",
  query: mutation("updateResponse", `entity: response { ${ROW} }`),
  input: { id, texts: [{ content, contentType: "TEXT_PLAIN" }] },
  ...response,
});

export const createResponse = (libraryId: string, name: string): Write => ({
  name: "create a response",
  query: mutation("createResponse", `entity: response { ${ROW} }`),
  input: { name, libraryIds: [libraryId], texts: [{ content: `Hello from ${name}`, contentType: "TEXT_PLAIN" }] },
  ...response,
});

export const deleteResponse = (id: string): Write => ({
  name: "delete a response",
  query: mutation("deleteResponse", "deletedId"),
  input: { id },
  ...response,
});

export const renameLibrary = (id: string, name: string): Write => ({
  name: "rename a library",
  query: mutation("updateLibrary", "entity: library { id name version }"),
  input: { id, name },
  ...library,
});

export const createLibrary = (name: string): Write => ({
  name: "create a library",
  query: mutation("createLibrary", "entity: library { id name version }"),
  input: { name },
  ...library,
});

export const deleteLibrary = (id: string): Write => ({
  name: "delete a library",
  query: mutation("deleteLibrary", "deletedId"),
  input: { id },
  touched: () => ({ kind: "everything" }),
  expected: ({ libraries }, gone) => libraries.get(gone) ?? null,
});

export const renameSetting = (id: string, name: string): Write => ({
  name: "rename a setting",
  query: mutation("updateMessagingSetting", "entity: messagingSetting { id name version }"),
  input: { id, name },
  touched: () => ({ kind: "setting", id }),
  expected: (world) => world.settings.get(id),
});
