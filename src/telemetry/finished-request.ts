import type { Application } from "./application.ts";

/** What is known of a request once its answer has been sent. */
export interface FinishedRequest {
  method: string;
  scheme: "http" | "https";
  /** The path of its route; undefined where there is none. */
  route: string | undefined;
  status: number;
  milliseconds: number;
  operation: { type?: string | undefined; name?: string | undefined; document?: string | undefined } | undefined;
  /** How many reads each source answered. */
  calls: Partial<Record<string, number>>;
  errors: readonly {
    code: string;
    count: number;
    upstream?: { status: number; correlationIds: readonly string[] } | undefined;
  }[];
  requestId: string;
  client: { name: string } | undefined;
  application: Application | undefined;
}

/** What is known of a request whose answer is given again. */
export type GivenRequest = Pick<FinishedRequest, "operation" | "scheme" | "milliseconds">;
