import { describe, expect, test } from "@jest/globals";
import { updateFields, updateVersioned } from "../../../src/datasources/rest/versioned-update.ts";
import { badUserInput, GatewayError, statusError } from "../../../src/errors.ts";

interface Thing {
  name?: string;
  version?: number;
  schema?: object;
  unheardOf?: object;
}

interface Options {
  /** The stored states, one for each read; the last one stays. */
  stored?: (Thing | null)[];
  changes?: object | ((current: Thing) => object);
  whole?: string[];
  expectedVersion?: number | null | undefined;
  /** The errors of the writes, in turn. */
  failures?: Error[];
}

/** Runs one update and answers its reads and writes in order, and its result or error. */
async function update({
  stored = [{ name: "old", version: 3 }],
  changes = { name: "new" },
  failures = [],
  ...rest
}: Options = {}) {
  const steps: unknown[] = [];
  let reads = 0;
  const ended = await updateVersioned<Thing>({
    read: async () => {
      steps.push("read");
      return stored[Math.min(reads++, stored.length - 1)]!;
    },
    write: async (entity) => {
      steps.push(entity);
      const failure = failures.shift();
      if (failure) throw failure;
      return { ...entity, version: (entity.version ?? 0) + 1 };
    },
    changes,
    ...rest,
  }).catch((error: GatewayError) => error);
  return { steps, ended };
}

const conflictOf = (ended: unknown) => (ended as GatewayError).details.conflict;
const clash = () => statusError({ status: 409 });

describe("an update", () => {
  test("reads, merges and writes the whole entity with the version that was read", async () => {
    const stored = { name: "old", version: 3, unheardOf: { kept: true } };
    const { steps, ended } = await update({ stored: [stored] });
    expect(steps).toEqual(["read", { name: "new", version: 3, unheardOf: { kept: true } }]);
    expect(ended).toEqual({ entity: { name: "new", version: 4, unheardOf: { kept: true } }, before: stored });
  });

  test("removes null fields, and replaces the fields in `whole` as a whole", async () => {
    const stored = { name: "old", version: 3, schema: { a: 1 } };
    const { steps } = await update({
      stored: [stored],
      changes: { name: null, schema: { b: null } },
      whole: ["schema"],
    });
    expect(steps[1]).toStrictEqual({ version: 3, schema: { b: null } });
  });

  test.each([3, null, undefined])("writes with the expected version %p", async (expectedVersion) => {
    const { steps, ended } = await update({ expectedVersion });
    expect(steps).toHaveLength(2);
    expect(ended).toMatchObject({ entity: { name: "new", version: 4 } });
  });

  test.each([2, 4, 0])(
    "with the expected version %i of an entity with version 3 is a conflict, and nothing is written",
    async (expectedVersion) => {
      const { steps, ended } = await update({ expectedVersion });
      expect(steps).toEqual(["read"]);
      expect(ended).toBeInstanceOf(GatewayError);
      expect(ended).toMatchObject({
        extensions: { code: "UPSTREAM_ERROR", retryable: false },
        details: { conflict: { expectedVersion, currentVersion: 3, current: { name: "old" }, fields: ["name"] } },
      });
    },
  );

  test("with another expected version names only the fields whose stored value it would change", async () => {
    const stored = [{ name: "new", version: 3, schema: { a: 1 } }];
    const { ended } = await update({ stored, expectedVersion: 2, changes: { name: "new", schema: { a: 2 } } });
    expect(conflictOf(ended)?.fields).toEqual(["schema"]);
  });

  test("with an expected version of an entity without one is a conflict", async () => {
    const { steps, ended } = await update({ stored: [{ name: "old" }], expectedVersion: 1 });
    expect(steps).toEqual(["read"]);
    expect(conflictOf(ended)).toMatchObject({ expectedVersion: 1, currentVersion: undefined });
  });

  test("of an entity that does not exist is a 404 that names the id, and nothing is written", async () => {
    const { steps, ended } = await update({ stored: [null] });
    expect(steps).toEqual(["read"]);
    expect(ended).toMatchObject({ extensions: { upstream: { status: 404 } }, details: { fields: ["id"] } });
  });

  test("without any version passes a 409 on", async () => {
    const failure = statusError({ status: 409, code: "general.conflict" });
    expect((await update({ stored: [{ name: "old" }], failures: [failure] })).ended).toBe(failure);
  });

  test.each([statusError({ status: 400 }), statusError({ status: 503 }), badUserInput("no"), new Error("unexpected")])(
    "passes any other error on: %s",
    async (failure) => {
      const { steps, ended } = await update({ failures: [failure] });
      expect(ended).toBe(failure);
      expect(steps).toHaveLength(2);
    },
  );
});

describe("an update of an entity that changes before the write", () => {
  const first: Thing = { name: "old", version: 3, schema: { a: 1 } };

  test("is applied to the new state where both changed different fields", async () => {
    const stored = [first, { ...first, version: 4, schema: { a: 2 }, unheardOf: { kept: true } }];
    const { steps, ended } = await update({ stored, failures: [clash()] });
    const written = { name: "new", version: 4, schema: { a: 2 }, unheardOf: { kept: true } };
    expect(steps).toEqual(["read", { ...first, name: "new" }, "read", written]);
    expect(ended).toEqual({ entity: { ...written, version: 5 }, before: stored[1] });
  });

  test("compares only the changed fields within an object", async () => {
    const stored = [first, { ...first, version: 4, schema: { a: 1, b: 1 } }];
    const { steps } = await update({ stored, failures: [clash()], changes: { schema: { a: 9 } } });
    expect(steps.at(-1)).toEqual({ ...first, version: 4, schema: { a: 9, b: 1 } });
    const whole = await update({ stored, failures: [clash()], changes: { schema: { a: 9 } }, whole: ["schema"] });
    expect(conflictOf(whole.ended)?.fields).toEqual(["schema"]);
  });

  test("is a conflict with the stored state where both changed the same field", async () => {
    const latest = { ...first, name: "theirs", version: 4 };
    const { steps, ended } = await update({ stored: [first, latest], failures: [clash()] });
    expect(steps).toHaveLength(3);
    expect(conflictOf(ended)).toEqual({ expectedVersion: 3, currentVersion: 4, current: latest, fields: ["name"] });
    expect((ended as GatewayError).message).toBe("Another client changed it in the meantime.");
  });

  test("is a conflict with an expected version, even if both changed different fields", async () => {
    const latest = { ...first, schema: { a: 2 }, version: 4 };
    const { steps, ended } = await update({ stored: [first, latest], failures: [clash()], expectedVersion: 3 });
    expect(steps).toHaveLength(3);
    expect(conflictOf(ended)).toEqual({ expectedVersion: 3, currentVersion: 4, current: latest, fields: [] });
  });

  test("is a conflict without a current version where the read still answers the refused version", async () => {
    const { steps, ended } = await update({ stored: [first], failures: [clash(), clash()] });
    expect(steps).toHaveLength(3);
    expect(conflictOf(ended)).toEqual({ expectedVersion: 3, currentVersion: undefined, current: first, fields: [] });
  });

  test("is a conflict after the second change: it is repeated only once", async () => {
    const stored = [first, { ...first, version: 4 }, { ...first, name: "theirs", version: 5 }];
    const { steps, ended } = await update({ stored, failures: [clash(), clash()] });
    expect(steps.filter((step) => step === "read")).toHaveLength(3);
    expect(steps).toHaveLength(5);
    expect(conflictOf(ended)).toMatchObject({ expectedVersion: 4, currentVersion: 5, fields: ["name"] });
  });

  test("derives its changes again from the new state", async () => {
    const stored = [first, { ...first, name: "theirs", version: 4 }];
    const changes = ({ name }: Thing) => ({ name: `${name} and mine` });
    const { ended } = await update({ stored, failures: [clash()], changes });
    expect(ended).toMatchObject({ entity: { name: "theirs and mine", version: 5 } });
  });

  test("is a 404 where the entity was deleted", async () => {
    const { ended } = await update({ stored: [first, null], failures: [clash()] });
    expect(ended).toMatchObject({ extensions: { upstream: { status: 404 } } });
  });

  test("passes any other error of the second write on", async () => {
    const failure = statusError({ status: 400 });
    const { ended } = await update({ stored: [first, { ...first, version: 4 }], failures: [clash(), failure] });
    expect(ended).toBe(failure);
  });

  test("takes a reference with another name as the same reference", async () => {
    const library = { id: "1", name: "Old", selfUri: "/1" };
    const one = { version: 3, libraries: [library] } as Thing;
    const other = { version: 4, libraries: [{ ...library, name: "New" }] } as Thing;
    const { ended } = await update({
      stored: [one, other],
      failures: [clash()],
      changes: { libraries: [{ id: "2" }] },
    });
    expect(ended).toMatchObject({ entity: { version: 5, libraries: [{ id: "2" }] } });
  });
});

describe("an update whose write takes no version", () => {
  interface Patched extends Thing {
    expectedVersion?: number | null;
  }
  async function patch(expectedVersion: number | null | undefined, readFirst = false, along = false) {
    const steps: unknown[] = [];
    const stored = { name: "old", version: "3" };
    const ended = await updateFields<{ name?: string; version?: string }>({
      read: async () => {
        steps.push("read");
        return stored;
      },
      send: async (fields, before) => {
        steps.push(fields, before !== undefined);
        return { ...stored, ...fields };
      },
      alsoSend: along ? ({ name = "" }) => ({ name, kept: name }) : undefined,
      changes: { name: "new" },
      readFirst,
      expectedVersion,
    }).catch((error: GatewayError) => error);
    return { steps, ended: ended as GatewayError & Patched };
  }

  test("is one call by default", async () => {
    const { steps, ended } = await patch(undefined);
    expect(steps).toEqual([{ name: "new" }, false]);
    expect(ended).toEqual({ entity: { name: "new", version: "3" } });
  });

  test("compares an expected version with a fresh read, also a version that is a string", async () => {
    const { steps, ended } = await patch(3);
    expect(steps).toEqual(["read", { name: "new" }, true]);
    expect(ended).toMatchObject({ before: { name: "old" } });
    const stale = await patch(2);
    expect(stale.steps).toEqual(["read"]);
    expect(conflictOf(stale.ended)).toMatchObject({ expectedVersion: 2, currentVersion: 3, fields: ["name"] });
  });

  test("sends the required stored fields, which the changes replace", async () => {
    const { steps } = await patch(undefined, false, true);
    expect(steps).toEqual(["read", { name: "new", kept: "old" }, true]);
  });

  test("reads the stored entity first with readFirst", async () => {
    const { ended } = await patch(null, true);
    expect(ended).toMatchObject({ before: { name: "old", version: "3" } });
  });
});
