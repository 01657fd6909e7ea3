/** The parts of a syntax tree that these rules read. oxlint's package has no types for it. */
interface Node {
  type: string;
  name?: string;
  value?: unknown;
  computed?: boolean;
  object?: Node;
  property?: Node;
  callee?: Node;
  imported?: Node;
  local?: Node;
  source?: Node;
  arguments?: Node[];
  specifiers?: Node[];
}

interface Rule {
  create(context: { report(problem: { node: Node; message: string }): void }): Record<string, (node: Node) => void>;
}

/** The longest sleep in a test, in milliseconds: long enough for polling. */
const LONGEST_SLEEP = 50;

/** Calls that read time, such as `performance.now()`: `{ object: { property } }`. */
const MEASURES: Record<string, readonly string[]> = {
  performance: ["now", "timeOrigin", "mark", "measure"],
  Date: ["now"],
  process: ["hrtime", "uptime"],
};
const TIMERS = new Set(["setTimeout", "setInterval"]);

function memberOf(node: Node): [object: string, property: string] | undefined {
  const { type, object, property, computed } = node;
  if (type !== "MemberExpression" || computed) return undefined;
  return object?.name !== undefined && property?.name !== undefined ? [object.name, property.name] : undefined;
}

function isMeasure(node: Node): boolean {
  const [object = "", property = ""] = memberOf(node) ?? [];
  return Object.hasOwn(MEASURES, object) && MEASURES[object]!.includes(property);
}

/** `new Date()` without an argument is the current time. */
function isNow(node: Node): boolean {
  return node.callee?.name === "Date" && node.arguments?.length === 0;
}

/** Local names of the timers of `node:timers/promises`. Their first argument is the delay. */
function promiseTimers({ source, specifiers = [] }: Node): string[] {
  if (!/^(node:)?timers\/promises$/.test(String(source?.value))) return [];
  return specifiers.filter(({ imported }) => TIMERS.has(imported?.name ?? "")).map(({ local }) => local?.name ?? "");
}

/** The node of the call's delay, `null` if the argument is missing, `undefined` if the call does not sleep. */
function timeOf({ callee, arguments: given = [] }: Node, sleeps: ReadonlySet<string>): Node | null | undefined {
  const [first = null, second = null] = given;
  const name = callee?.name;
  if (name !== undefined && sleeps.has(name)) return first;
  if (name !== undefined) return TIMERS.has(name) ? second : undefined;
  const [object, property] = (callee && memberOf(callee)) ?? [];
  if (object === "AbortSignal" && property === "timeout") return first;
  return property === "waitForTimeout" ? first : undefined;
}

/** Tests prove what happens, not how fast: `docs/decisions/tests.md`. */
const noMeasuredTime: Rule = {
  create(context) {
    const sleeps = new Set<string>();
    const report = (node: Node, message: string) => context.report({ node, message });
    return {
      ImportDeclaration(node) {
        for (const name of promiseTimers(node)) sleeps.add(name);
      },
      MemberExpression(node) {
        if (isMeasure(node))
          report(node, "A test does not measure time: move a test clock, or hold what it waits for.");
        if (memberOf(node)?.join(".") === "jest.retryTimes")
          report(node, "A test that fails is not tried again: find out what it depends on.");
      },
      NewExpression(node) {
        if (isNow(node)) report(node, "A test does not read the time: give a date, or use a test clock.");
      },
      CallExpression(node) {
        const time = timeOf(node, sleeps);
        if (time === undefined || time === null) return;
        if (time.type === "Literal" && Number(time.value) <= LONGEST_SLEEP) return;
        report(
          node,
          `A test does not sleep for longer than ${LONGEST_SLEEP} ms: wait with until() for what it is about.`,
        );
      },
    };
  },
};

/** Time is a parameter, so that tests can move it. */
const noMachineTime: Rule = {
  create(context) {
    const message = "Time comes from the clock that is handed in (src/deadline.ts): a test moves it.";
    const sleeps = new Set<string>();
    return {
      ImportDeclaration(node) {
        for (const name of promiseTimers(node)) sleeps.add(name);
      },
      MemberExpression(node) {
        if (isMeasure(node)) context.report({ node, message });
      },
      NewExpression(node) {
        if (isNow(node)) context.report({ node, message });
      },
      CallExpression(node) {
        if (timeOf(node, sleeps) !== undefined) context.report({ node, message });
      },
    };
  },
};

const plugin = {
  meta: { name: "time" },
  rules: { "no-measured-time": noMeasuredTime, "no-machine-time": noMachineTime },
};

// The linter expects a plug-in as the default export.
// oxlint-disable-next-line import/no-default-export
export default plugin;
