import { expect, test } from "@jest/globals";
import { array, assert, integer, property, tuple } from "fast-check";
import { createSeries } from "../../src/telemetry/series.ts";

test("counts by labels", () => {
  const series = createSeries(["kind", "source"]);
  series.add(["libraries", "memory"]);
  series.add(["libraries", "memory"], 2);
  series.add(["responses", "network"]);
  expect([...series.all()]).toEqual([
    { labels: { kind: "libraries", source: "memory" }, count: 3 },
    { labels: { kind: "responses", source: "network" }, count: 1 },
  ]);
});

test("property: nothing is lost beyond the bound, and only foldable labels become other", () => {
  const label = integer({ min: 0, max: 20 }).map(String);
  assert(
    property(array(tuple(label, label), { maxLength: 300 }), integer({ min: 0, max: 10 }), (events, max) => {
      const series = createSeries(["client", "route"], { max, foldable: ["client"] });
      const routes = new Map<string, number>();
      for (const [client, route] of events) {
        series.add([client, route]);
        routes.set(route, (routes.get(route) ?? 0) + 1);
      }
      const counted = new Map<string, number>();
      let own = 0;
      for (const { labels, count } of series.all()) {
        counted.set(labels["route"]!, (counted.get(labels["route"]!) ?? 0) + count);
        if (labels["client"] !== "other") own += 1;
      }
      expect(counted).toEqual(routes);
      expect(own).toBeLessThanOrEqual(max);
    }),
  );
});
