import type { IncomingMessage } from "node:http";
import type { Answer } from "./api.ts";
import type { Audits } from "./audits/audits.ts";
import type { SandboxCalls } from "./calls.ts";
import { ApiError } from "./errors.ts";
import type { JournalContents } from "./journal.ts";
import type { Lag } from "./lag.ts";
import { readText } from "./request-body.ts";

export const controlPrefix = "/__sandbox/";

export interface Controls {
  calls(): SandboxCalls;
  journal(): JournalContents;
  reset(): void;
  faults(list: unknown): void;
  revoke(): void;
  lag(given: unknown): void;
  shownLag: Lag["shown"];
  audits(given: unknown): void;
  auditSettings: Audits["settings"];
}

// Scripted answers may be larger than the request bodies that the platform accepts.
const maximumScript = 100_000_000;

/** Serves the sandbox's control routes to clients on this machine. The counts do not include these calls. */
export async function answerControl(request: IncomingMessage, path: string, controls: Controls): Promise<Answer> {
  if (!isLoopback(request.socket.remoteAddress)) throw new ApiError(403);
  switch (`${request.method} ${path.slice(controlPrefix.length)}`) {
    case "GET calls":
      return { status: 200, body: controls.calls() };
    case "GET journal":
      return { status: 200, body: controls.journal() };
    case "POST reset":
      controls.reset();
      return { status: 204 };
    case "POST faults":
      setTo(controls.faults, await readText(request, maximumScript));
      return { status: 204 };
    case "GET lag":
      return { status: 200, body: controls.shownLag() };
    case "POST lag":
      setTo(controls.lag, (await readText(request)) || "{}");
      return { status: 204 };
    case "DELETE lag":
      controls.lag({});
      return { status: 204 };
    case "GET audits":
      return { status: 200, body: controls.auditSettings() };
    case "POST audits":
      setTo(controls.audits, (await readText(request, maximumScript)) || "{}");
      return { status: 204 };
    case "DELETE audits":
      controls.audits({});
      return { status: 204 };
    case "POST revoke":
      controls.revoke();
      return { status: 204 };
    default:
      throw new ApiError(404);
  }
}

function setTo(set: (value: unknown) => void, text: string): void {
  try {
    set(JSON.parse(text));
  } catch (error) {
    throw new ApiError(400, "bad.request", (error as Error).message);
  }
}

function isLoopback(address = ""): boolean {
  return address === "::1" || /^(::ffff:)?127\./.test(address);
}
