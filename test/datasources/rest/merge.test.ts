import { describe, expect, test } from "@jest/globals";
import * as fc from "fast-check";
import { merge } from "../../../src/datasources/rest/merge.ts";

const stored = {
  id: "1",
  name: "Greeting",
  version: 3,
  texts: [
    { content: "Hello", contentType: "text/plain" },
    { content: "<b>Hello</b>", contentType: "text/html" },
  ],
  messagingTemplate: { whatsApp: { name: "hello", language: "en_US", header: { type: "Text" } } },
  unheardOf: { deeply: { nested: [1, { two: 2 }] } },
};

describe("a change", () => {
  test("that is omitted or undefined leaves the field unchanged", () => {
    expect(merge(stored, {})).toEqual(stored);
    expect(merge(stored, { name: undefined, texts: undefined, messagingTemplate: { whatsApp: undefined } })).toEqual(
      stored,
    );
  });

  test("of null removes the field, so that the JSON does not contain it", () => {
    const { name: _name, ...others } = stored;
    const merged = merge(stored, { name: null, neverThere: null });
    expect(merged).toStrictEqual(others);
    expect(JSON.stringify(merged)).not.toContain("null");
  });

  test("of a plain value replaces it, also with an empty string, false or zero", () => {
    expect(merge({ a: "x", b: true, c: 7, d: [1] }, { a: "", b: false, c: 0, d: [] })).toEqual({
      a: "",
      b: false,
      c: 0,
      d: [],
    });
  });

  test("within an object is merged into the existing object, at every depth", () => {
    const changes = { messagingTemplate: { whatsApp: { language: "de_DE", header: { text: "Hallo" }, name: null } } };
    expect(merge(stored, changes)).toEqual({
      ...stored,
      messagingTemplate: { whatsApp: { language: "de_DE", header: { type: "Text", text: "Hallo" } } },
    });
  });

  test.each([[{}], [{ footer: "x" }], [{ footer: null }], [{ footer: ["x"] }]])(
    "to an object replaces a value that is no object: %j",
    (current) => {
      expect(merge(current, { footer: { type: "Signature", none: null, inner: { none: null } } })).toEqual({
        footer: { type: "Signature", inner: {} },
      });
    },
  );

  test("to a plain value or a list replaces an object", () => {
    expect(merge({ a: { b: 1 }, c: { d: 1 } }, { a: "x", c: [1] })).toEqual({ a: "x", c: [1] });
  });

  test("of a list replaces the whole list, without the null fields of its objects", () => {
    const texts = [{ content: "Bye", contentType: null, more: { none: null, some: 1 } }];
    expect(merge(stored, { texts }).texts).toEqual([{ content: "Bye", more: { some: 1 } }]);
    expect(merge({ list: ["a", "b", "c"] }, { list: ["d"] })).toEqual({ list: ["d"] });
  });

  test("of a field that is replaced as a whole is not merged and keeps its null fields", () => {
    const schema = { properties: { a: { default: null } }, required: [] };
    const current = { schema: { properties: { b: {} }, title: "old" }, other: { keep: 1 } };
    expect(merge(current, { schema, other: { add: 2 } }, ["schema"])).toEqual({ schema, other: { keep: 1, add: 2 } });
    expect(merge(current, { schema: null }, ["schema"])).toEqual({ other: { keep: 1 } });
    expect(merge({ other: { schema: { a: 1 } } }, { other: { schema: { b: 2 } } }, ["schema"])).toEqual({
      other: { schema: { a: 1, b: 2 } },
    });
  });

  test.each(["__proto__", "constructor", "toString", "hasOwnProperty"])(
    "of a field named %s is a normal change",
    (name) => {
      const change = (value: unknown): object => JSON.parse(`{${JSON.stringify(name)}:${JSON.stringify(value)}}`);
      expect(JSON.stringify(merge({}, change({ polluted: true })))).toBe(`{"${name}":{"polluted":true}}`);
      expect(JSON.stringify(merge(change({ a: 1 }), change({ b: 2 })))).toBe(`{"${name}":{"a":1,"b":2}}`);
      expect(JSON.stringify(merge(change({ a: 1 }), change(null)))).toBe("{}");
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    },
  );
});

/** JSON as Genesys Cloud answers it: without null. */
const withoutNull = (value: unknown): unknown => JSON.parse(JSON.stringify(value), (_, inner) => inner ?? undefined);
const entities = fc
  .dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 }))
  .map((entity) => withoutNull(entity) as Record<string, unknown>);

describe("for any entity", () => {
  test("merging what was read changes nothing", () => {
    fc.assert(
      fc.property(entities, (entity) => {
        const read = structuredClone(entity);
        expect(JSON.stringify(merge(entity, read))).toBe(JSON.stringify(entity));
      }),
    );
  });

  test("merging some of what was read changes nothing", () => {
    fc.assert(
      fc.property(entities, fc.infiniteStream(fc.boolean()), (entity, keep) => {
        const some = Object.fromEntries(Object.entries(entity).filter(() => keep.next().value));
        expect(merge(entity, some)).toEqual(entity);
      }),
    );
  });

  test("unchanged fields stay, changed fields are set, fields of null are removed", () => {
    fc.assert(
      fc.property(
        entities,
        fc.dictionary(fc.string(), fc.constantFrom(1, "x", true, null, undefined)),
        (entity, changes) => {
          const merged = merge(entity, changes);
          for (const name of new Set([...Object.keys(entity), ...Object.keys(changes)])) {
            const change = Object.hasOwn(changes, name) ? changes[name] : undefined;
            const wanted = change === undefined ? own(entity, name) : (change ?? undefined);
            expect(own(merged, name)).toEqual(wanted);
          }
          expect(Object.values(merged)).not.toContain(null);
        },
      ),
    );
  });

  test("merging changes neither argument", () => {
    fc.assert(
      fc.property(entities, entities, (entity, changes) => {
        const before = JSON.stringify([entity, changes]);
        merge(entity, changes);
        expect(JSON.stringify([entity, changes])).toBe(before);
      }),
    );
  });

  test("merging the same changes twice has the result of merging them once", () => {
    fc.assert(
      fc.property(entities, entities, (entity, changes) => {
        const once = merge(entity, changes);
        expect(JSON.stringify(merge(once, changes))).toBe(JSON.stringify(once));
      }),
    );
  });
});

function own(entity: object, name: string): unknown {
  return Object.getOwnPropertyDescriptor(entity, name)?.value;
}
