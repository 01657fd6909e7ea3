import { describe, expect, test } from "@jest/globals";
import { updateVersioned } from "../../src/datasources/versioned-update.ts";
import { badUserInput, GatewayError, statusError } from "../../src/errors.ts";

interface Thing {
  name?: string;
  version?: number;
  schema?: object;
  unheardOf?: object;
}

interface Options {
  stored?: Thing | null;
  changes?: object;
  whole?: string[];
  expectedVersion?: number | null | undefined;
  /** What the write fails with. */
  failure?: Error;
}

/** Carries out one update and answers what was read and written in which order, and how it ended. */
async function update({
  stored = { name: "old", version: 3 },
  changes = { name: "new" },
  failure,
  ...rest
}: Options = {}) {
  const steps: unknown[] = [];
  const ended = await updateVersioned<Thing>({
    read: async () => {
      steps.push("read");
      return stored;
    },
    write: async (entity) => {
      steps.push(entity);
      if (failure) throw failure;
      return { ...entity, version: (entity.version ?? 0) + 1 };
    },
    changes,
    ...rest,
  }).catch((error: GatewayError) => error);
  return { steps, ended };
}

describe("an update", () => {
  test("reads, merges and writes the whole entity with the version that was read", async () => {
    const stored = { name: "old", version: 3, unheardOf: { kept: true } };
    const { steps, ended } = await update({ stored });
    expect(steps).toEqual(["read", { name: "new", version: 3, unheardOf: { kept: true } }]);
    expect(ended).toEqual({ name: "new", version: 4, unheardOf: { kept: true } });
  });

  test("takes out what is null and replaces as a whole what is said to be", async () => {
    const stored = { name: "old", version: 3, schema: { a: 1 } };
    const { steps } = await update({ stored, changes: { name: null, schema: { b: null } }, whole: ["schema"] });
    expect(steps[1]).toStrictEqual({ version: 3, schema: { b: null } });
  });

  test.each([3, null, undefined])("goes ahead for the expected version %p", async (expectedVersion) => {
    const { steps, ended } = await update({ expectedVersion });
    expect(steps).toHaveLength(2);
    expect(ended).toEqual({ name: "new", version: 4 });
  });

  test.each([2, 4, 0])(
    "made for version %i of an entity that has 3 is a conflict, and nothing is written",
    async (expectedVersion) => {
      const { steps, ended } = await update({ expectedVersion });
      expect(steps).toEqual(["read"]);
      expect(ended).toBeInstanceOf(GatewayError);
      expect(ended).toMatchObject({
        extensions: { code: "UPSTREAM_ERROR", retryable: false },
        details: { versions: { expected: expectedVersion, current: 3 } },
      });
    },
  );

  test("made for a version of an entity that has none is a conflict", async () => {
    const { steps, ended } = await update({ stored: { name: "old" }, expectedVersion: 1 });
    expect(steps).toEqual(["read"]);
    expect((ended as GatewayError).details.versions).toStrictEqual({ expected: 1 });
  });

  test("of something that is not there is a 404 that names the id, and nothing is written", async () => {
    const { steps, ended } = await update({ stored: null });
    expect(steps).toEqual(["read"]);
    expect(ended).toMatchObject({ extensions: { upstream: { status: 404 } }, details: { fields: ["id"] } });
  });

  test("that finds the entity changed while it writes is a conflict with the version that was read", async () => {
    for (const expectedVersion of [undefined, 3]) {
      const { ended } = await update({ failure: statusError({ status: 409 }), expectedVersion });
      expect((ended as GatewayError).details.versions).toStrictEqual({ expected: 3 });
      expect((ended as GatewayError).message).toBe("Somebody else changed it in the meantime.");
    }
  });

  test("that clashes without any version stays the clash it is", async () => {
    const failure = statusError({ status: 409, code: "general.conflict" });
    expect((await update({ stored: { name: "old" }, failure })).ended).toBe(failure);
  });

  test.each([statusError({ status: 400 }), statusError({ status: 503 }), badUserInput("no"), new Error("unexpected")])(
    "that fails otherwise fails with that error: %s",
    async (failure) => {
      const { steps, ended } = await update({ failure });
      expect(ended).toBe(failure);
      expect(steps).toHaveLength(2);
    },
  );
});
