import { changeOf } from "./changes/own-writes.ts";
import type { ChangeHub } from "./changes/hub.ts";
import type { Client } from "./auth/client.ts";
import type { Basis } from "./cache/basis.ts";
import { createDatasources } from "./datasources/index.ts";
import type { Datasources } from "./datasources/index.ts";
import type { MessagingApi } from "./datasources/messaging-api.ts";
import { createCallBudget } from "./datasources/rest/call-budget.ts";
import type { CallBudget } from "./datasources/rest/call-budget.ts";
import type { CallTrace } from "./datasources/rest/call-trace.ts";
import type { CallOrigin } from "./genesys/call.ts";
import type { AuditedWrite, CompletedWrite } from "./datasources/rest/audited-write.ts";
import type { DatasourceServices } from "./datasources/services.ts";
import type { UpstreamFacts } from "./errors.ts";
import type { OperationFacts } from "./graphql/operation-facts.ts";
import type { Lifetime } from "./deadline.ts";
import type { Idempotency, IdempotentWrite } from "./idempotency/idempotency.ts";

/** What one request owns. */
export interface Context {
  client: Client;
  datasources: Datasources;
  /**
   * Makes datasources that have loaded nothing yet: after a write of this request, what it loaded before may be out of date.
   * Datasources of a dry run change nothing.
   */
  freshDatasources(how?: WriteOptions): Datasources;
  /** What changes in the organization. */
  changes: ChangeHub;
  /** Makes a write at most once for an idempotency key of this client. */
  idempotent(write: KeyedWrite): Promise<object>;
  lifetime: Lifetime;
  /** The REST calls that this request may make. */
  callBudget: CallBudget;
  /** Who asks, for metrics: the operation is known once the document is parsed. */
  origin: CallOrigin;
  /** Every REST call of this request, and every call that a cache or a batch saved. */
  calls: CallTrace[];
  /** How many reads memory answered at once. They are not among `calls`, unless the client wants to see those. */
  warmReads(): number;
  /** What the answer says, for the log. Filled once the answer is finished; Apollo Server copies the context, but not this. */
  outcome: OperationOutcome;
  /** What the client should know about the answer, beside errors. */
  warnings: Set<WarningCode>;
  /** True if the client wants to see `calls`. */
  explain: boolean;
  /** True if the client wants to see what the operation costs. */
  showsCost: boolean;
  /** What the answer may be given again for. Left out where it is not kept. */
  record?: AnswerRecord | undefined;
}

/** What an operation was, and the errors of its answer. */
export interface OperationOutcome {
  operation?: OperationFacts;
  errors?: readonly { code: string; upstream?: UpstreamFacts | undefined }[];
}

/** What has influenced an answer, so that it can be given again. */
export interface AnswerRecord {
  basis: Basis;
  /** The permissions that were asked for, and whether the client had each. */
  permissions: Map<string, boolean>;
  /** True once the answer is finished, and is nothing but the data of a query. */
  isPlain: boolean;
  /** The operation that it answers. */
  operation?: OperationFacts;
}

/** A write of this request has happened, and other replicas may answer what was before it for a while. */
export type WarningCode = "REPLICAS_NOT_TOLD";

/** Who asked for a write, and with what. */
export interface AuditEntry extends AuditedWrite {
  requestId: string;
  client: { id: string; name: string };
  /** The name of the mutation. */
  mutation: string | undefined;
}

/** Takes each write. */
export interface Audit {
  write(entry: AuditEntry): void;
}

export interface WriteOptions {
  dryRun: boolean;
  /** The name of the mutation, for the audit log. */
  mutation?: string;
  /** Called after every write that has changed something, or may have. */
  onWrite?: () => void;
  /** True when Redis has answered what is new since the key of the write was claimed. */
  isConfirmed?: boolean;
}

/** A write with a key. `work` learns whether Redis has answered what is new, with the question that has claimed the key. */
interface KeyedWrite extends Pick<IdempotentWrite, "key" | "input"> {
  work: (isConfirmed: boolean) => ReturnType<IdempotentWrite["work"]>;
}

interface ContextOptions {
  client: Client;
  services: DatasourceServices;
  /** Gets the changes of the request's writes. */
  changes: ChangeHub;
  /** Who counts as the client of its REST calls, where many clients share them. */
  caller?: string | undefined;
  idempotency: Idempotency;
  messagingApi: MessagingApi;
  lifetime: Lifetime;
  /** The most REST calls of the request. */
  maxRestCalls: number;
  /** True if the client accepts nothing from a cache. */
  bypassCache: boolean;
  explain: boolean;
  showsCost?: boolean;
  /** Gets every write of the request. */
  audit?: Audit | undefined;
  requestId?: string | undefined;
  /** Gets what influences the answer. */
  record?: AnswerRecord | undefined;
  /** True when Redis has answered what is new since the request arrived. */
  isConfirmed?: boolean | undefined;
}

/** Datasources that no mutation has asked for. */
const READ: WriteOptions = { dryRun: false };

/** Makes the context of one request. */
export function createContext(options: ContextOptions): Context {
  const {
    services,
    changes,
    idempotency,
    messagingApi,
    lifetime,
    maxRestCalls,
    bypassCache,
    explain,
    showsCost = false,
  } = options;
  const { audit, requestId = "" } = options;
  const { record: answerRecord, isConfirmed = false } = options;
  const client = answerRecord ? noting(options.client, answerRecord) : options.client;
  const callBudget = createCallBudget(maxRestCalls);
  const origin: CallOrigin = { client: options.caller ?? client.name, operation: "" };
  const calls: CallTrace[] = [];
  const record = (call: CallTrace) => void calls.push(call);
  let warmReads = 0;
  const onWarmRead = () => void (warmReads += 1);
  const warnings = new Set<WarningCode>();
  const onUnshared = () => void warnings.add("REPLICAS_NOT_TOLD");
  const { id, name } = client;
  function onCompleted(write: CompletedWrite): void {
    const change = changeOf(write, services.clock.wallTime());
    if (change) changes.publish(change);
  }
  const freshDatasources = ({
    mutation,
    dryRun,
    onWrite,
    isConfirmed: isWriteConfirmed = false,
  }: WriteOptions = READ) =>
    createDatasources({
      services,
      messagingApi,
      request: {
        // Each by its name: spreads cost more than all else here.
        lifetime,
        bypassCache,
        record,
        onUnshared,
        onWarmRead,
        listsReads: explain,
        basis: answerRecord?.basis,
        client: options.caller ?? client.id,
        origin,
        admission: callBudget.current(),
        onWritten: audit && ((write) => audit.write({ requestId, client: { id, name }, mutation, ...write })),
        onCompleted,
        dryRun,
        onWrite,
        isConfirmed: isConfirmed || isWriteConfirmed,
      },
    });
  function idempotent({ key, input, work }: KeyedWrite): Promise<object> {
    const { signal, deadline } = lifetime;
    // With the last question about the key: what the write reads is then as new as if it asked itself.
    let confirmed: Promise<boolean> | undefined;
    return idempotency.run({
      ...{ key: [client.id, ...key], input, signal, deadline },
      onAsk: () => void (confirmed = services.cache.confirm()),
      work: async () => work((await confirmed) === true),
    });
  }
  return {
    client,
    datasources: freshDatasources(),
    freshDatasources,
    changes,
    idempotent,
    lifetime,
    callBudget,
    origin,
    calls,
    warmReads: () => warmReads,
    outcome: {},
    warnings,
    explain,
    showsCost,
    record: answerRecord,
  };
}

/** The same client; the record gets each permission that is asked for. */
function noting(client: Client, { permissions }: AnswerRecord): Client {
  return {
    ...client,
    may(permission) {
      const may = client.may(permission);
      permissions.set(permission, may);
      return may;
    },
  };
}
