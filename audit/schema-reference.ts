import { astFromValue, getNamedType, isInterfaceType, isIntrospectionType, isListType, isNonNullType } from "graphql";
import { isEnumType, isInputObjectType, isObjectType, isScalarType, isSpecifiedScalarType, isUnionType } from "graphql";
import { buildSchema, isSpecifiedDirective, print } from "graphql";
import type { GraphQLArgument, GraphQLField, GraphQLInputField, GraphQLNamedType, GraphQLSchema } from "graphql";
import type { GraphQLType } from "graphql";
import { weightOf } from "../cli/field-weights.ts";
import { printWithDirectives } from "../cli/printed-schema.ts";
import { code, markdownTable } from "./markdown.ts";

type AnyField = GraphQLField<unknown, unknown>;

/** The kinds of types that have a page of their own, in the order of the contents. */
const PAGES: readonly { file: string; title: string; about: string; has: (type: GraphQLNamedType) => boolean }[] = [
  { file: "objects.md", title: "Objects", about: "What answers are made of.", has: isObjectType },
  {
    file: "interfaces.md",
    title: "Interfaces and unions",
    about: "What several objects have in common.",
    has: (type) => isInterfaceType(type) || isUnionType(type),
  },
  { file: "inputs.md", title: "Inputs", about: "What arguments are made of.", has: isInputObjectType },
  {
    file: "enums.md",
    title: "Enums",
    about: "Fixed lists of words. An answer can hold a word that the gateway does not know yet: `UNRECOGNIZED`.",
    has: isEnumType,
  },
  {
    file: "scalars.md",
    title: "Scalars",
    about: "Values without fields, beyond those of GraphQL itself.",
    has: isScalarType,
  },
];

const CONTENTS = "[Contents of the reference](README.md)";
const CALLS = `*REST calls* is the most that the field itself makes, for one parent and the default number of rows. \`npm run explain\`
calculates a whole query, in which fields share calls.`;

const DIRECTIVES = `What \`npm run schema\` says about a field for programs. A query needs none of them.`;

/** The pages of the schema reference: path -> Markdown. */
export function schemaReference(schema: GraphQLSchema): Record<string, string> {
  const roots = [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!];
  const types = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type))
    .filter((type) => !roots.some((root) => root === type))
    .toSorted(byName);
  const fileOf = new Map(types.map((type) => [type.name, PAGES.find(({ has }) => has(type))!.file]));
  const link = (name: string) => {
    const file = fileOf.get(name);
    return file ? `[${name}](${file}#${name.toLowerCase()})` : name;
  };
  const linkType = (type: GraphQLType): string => {
    if (isNonNullType(type)) return `${linkType(type.ofType)}!`;
    if (isListType(type)) return String.raw`\[${linkType(type.ofType)}\]`;
    return link(getNamedType(type).name);
  };
  const queries = Object.values(roots[0]!.getFields()).toSorted(byName);
  const mutations = Object.values(roots[1]!.getFields()).toSorted(byName);
  const subscriptions = Object.values(roots[2]!.getFields()).toSorted(byName);

  const inputRows = (inputs: readonly (GraphQLArgument | GraphQLInputField)[]) =>
    inputs.map((input) => [code(input.name), linkType(input.type), defaultOf(input), inCell(input.description)]);

  function rootPage(title: string, type: string, fields: readonly AnyField[]): string {
    const sections = fields.map((field) => {
      const calls = weightOf(type, field);
      return [
        `## ${field.name}`,
        field.description ?? "",
        `Answers ${linkType(field.type)}.${calls === undefined ? "" : ` REST calls: ${calls}.`}`,
        ...(field.args.length > 0
          ? [markdownTable(["Argument", "Type", "Default", "Meaning"], inputRows(field.args))]
          : []),
      ].join("\n\n");
    });
    const contents = fields.map(({ name }) => `[${name}](#${name.toLowerCase()})`).join(", ");
    return `# ${title}\n\n${CONTENTS}\n\n${schema.getType(type)!.description}\n\n${CALLS}\n\n${contents}\n\n${sections.join("\n\n")}\n`;
  }

  function fieldsOf(type: string, fields: readonly AnyField[]): string[] {
    const weights = fields.map((field) => weightOf(type, field));
    const cost = weights.some((weight) => weight !== undefined);
    const rows = fields.map((field, at) => [
      code(field.name),
      linkType(field.type),
      ...(cost ? [String(weights[at] ?? "")] : []),
      inCell(field.description),
    ]);
    const withArguments = fields.filter(({ args }) => args.length > 0);
    return [
      markdownTable(["Field", "Type", ...(cost ? ["REST calls"] : []), "Meaning"], rows),
      ...withArguments.flatMap(({ name, args }) => [
        `Arguments of ${code(name)}:`,
        markdownTable(["Argument", "Type", "Default", "Meaning"], inputRows(args)),
      ]),
    ];
  }

  function bodyOf(type: GraphQLNamedType): string[] {
    if (isUnionType(type))
      return [
        `One of ${type
          .getTypes()
          .map(({ name }) => link(name))
          .join(", ")}.`,
      ];
    if (isEnumType(type)) {
      const rows = type.getValues().map(({ name, description }) => [code(name), inCell(description)]);
      return [markdownTable(["Value", "Meaning"], rows)];
    }
    if (isInputObjectType(type)) {
      const rows = inputRows(Object.values(type.getFields()));
      const one = type.isOneOf ? ["Exactly one of the fields must be given."] : [];
      return [...one, markdownTable(["Field", "Type", "Default", "Meaning"], rows)];
    }
    if (isScalarType(type)) return type.specifiedByURL ? [`Specification: <${type.specifiedByURL}>`] : [];
    const objects = isInterfaceType(type) ? schema.getPossibleTypes(type).toSorted(byName) : [];
    return [
      ...linkList(
        "Implements",
        type.getInterfaces().map(({ name }) => link(name)),
      ),
      ...linkList(
        "Objects with these fields:",
        objects.map(({ name }) => link(name)),
      ),
      ...fieldsOf(type.name, Object.values(type.getFields())),
    ];
  }

  const typePages = PAGES.map(({ file, title, about, has }) => {
    const own = types.filter(has);
    const sections = own.map((type) => [`## ${type.name}`, type.description ?? "", ...bodyOf(type)].join("\n\n"));
    const contents = own.map(({ name }) => `[${name}](#${name.toLowerCase()})`).join(", ");
    const text = [`# ${title}`, CONTENTS, about, ...(file === "objects.md" ? [CALLS] : []), contents, ...sections];
    return { file, title, names: own.map(({ name }) => link(name)), text: `${text.join("\n\n")}\n` };
  });

  function directivesPage(): string {
    const own = buildSchema(printWithDirectives(schema))
      .getDirectives()
      .filter((directive) => !isSpecifiedDirective(directive))
      .toSorted(byName);
    const sections = own.map(({ name, description, args }) =>
      [
        `## ${name}`,
        description ?? "",
        markdownTable(["Argument", "Type", "Default", "Meaning"], inputRows(args)),
      ].join("\n\n"),
    );
    const contents = own.map(({ name }) => `[${name}](#${name.toLowerCase()})`).join(", ");
    return `# Directives\n\n${CONTENTS}\n\n${DIRECTIVES}\n\n${contents}\n\n${sections.join("\n\n")}\n`;
  }

  const listed = (file: string, fields: readonly AnyField[]) =>
    markdownTable(
      ["Name", "Answers", "Meaning"],
      fields.map(({ name, type, description }) => [
        `[${name}](${file}#${name.toLowerCase()})`,
        linkType(type),
        inCell(firstSentence(description ?? "")),
      ]),
    );
  const index = [
    "# Schema reference",
    "Every query, mutation, type and directive of the graph, written by `npm run docs` from `schema.graphql`.",
    `## Queries\n\n${listed("queries.md", queries)}`,
    `## Mutations\n\n${listed("mutations.md", mutations)}`,
    `## Subscriptions\n\n${listed("subscriptions.md", subscriptions)}`,
    ...typePages.map(({ file, title, names }) => `## [${title}](${file})\n\n${names.join(", ")}`),
    `## [Directives](directives.md)\n\n${DIRECTIVES}`,
  ];
  return {
    "docs/schema/README.md": `${index.join("\n\n")}\n`,
    "docs/schema/queries.md": rootPage("Queries", "Query", queries),
    "docs/schema/mutations.md": rootPage("Mutations", "Mutation", mutations),
    "docs/schema/subscriptions.md": rootPage("Subscriptions", "Subscription", subscriptions),
    "docs/schema/directives.md": directivesPage(),
    ...Object.fromEntries(typePages.map(({ file, text }) => [`docs/schema/${file}`, text])),
  };
}

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
const linkList = (title: string, links: readonly string[]) =>
  links.length > 0 ? [`${title} ${links.join(", ")}`] : [];

/** Markdown in one line of a table. */
function inCell(text: string | null | undefined): string {
  return (text ?? "")
    .replaceAll("|", String.raw`\|`)
    .replaceAll(/\n\n+/g, "<br>")
    .replaceAll("\n", " ");
}

const firstSentence = (text: string) => /^[\s\S]*?[.](?=\s|$)/.exec(text)?.[0] ?? text;

function defaultOf({ defaultValue, type }: GraphQLArgument | GraphQLInputField): string {
  const value = defaultValue === undefined ? undefined : astFromValue(defaultValue, type);
  return value ? code(print(value)) : "";
}
