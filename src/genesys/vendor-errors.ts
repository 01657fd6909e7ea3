import { GatewayError, statusError } from "../errors.ts";
import type { ErrorCode, ErrorDetails, UpstreamFacts, UserErrorKind } from "../errors.ts";
import type { GenesysCall } from "./call.ts";

/** A refusal that a person can correct. In a mutation it becomes a user error. */
interface UserRow {
  user: UserErrorKind;
  message: string;
  /** The fields that the code names, in the words of the REST API. */
  fields?: readonly string[];
  /** True where the code names one of several fields that can be given. */
  onlyGiven?: true;
}

/** A refusal that no other input corrects. It stays a GraphQL error. */
interface ErrorRow {
  error: ErrorCode;
  message: string;
  retryable?: true;
  /** True where the code says that Genesys Cloud did not get the whole request, so that it carried nothing out. */
  neverSent?: true;
}

type Row = UserRow | ErrorRow;

/** One of several errors that an answer reports. */
export interface Report {
  /** Its own code, then those of the errors that it is nested in, without that of the answer. */
  codes: readonly string[];
  /** The fields that it blames, in the words of the REST API. */
  fields: readonly string[];
}

type Operation = Pick<GenesysCall, "method" | "clearsDefault" | "mayBeDefault">;

const OPERATORS = "Tell the gateway's operators.";
const READ_AGAIN = "Read it again, compare it with your change, then send the change that is still needed.";
const NETWORK_PERMISSIONS =
  "The network's access token lacks permissions that this feature needs. Create a token with all required permissions.";
const MEDIA_TYPE =
  'A media type is not valid. Use a type such as "image/jpeg", or a wildcard such as "image/*" or "*/*".';

const clash: UserRow = {
  user: "CONFLICT",
  message: `The change contradicts what Genesys Cloud stores now. ${READ_AGAIN}`,
};
const needed: UserRow = {
  user: "IN_USE",
  message:
    "Genesys Cloud does not delete it, because it is needed: as a default, or by what uses it. Change that first.",
};
const malformed: UserRow = {
  user: "INVALID_VALUE",
  message: "Genesys Cloud does not understand a value. Check that each value has the format that its field describes.",
};
const tooManyAsked: ErrorRow = {
  error: "UPSTREAM_ERROR",
  message: `The gateway asked for more at once than Genesys Cloud allows. ${OPERATORS}`,
};
const missingPermission: ErrorRow = {
  error: "UPSTREAM_FORBIDDEN",
  message: `This gateway's OAuth client lacks a permission in Genesys Cloud. ${OPERATORS}`,
};
const missingInDivision: ErrorRow = {
  error: "UPSTREAM_FORBIDDEN",
  message: `This gateway's OAuth client lacks a permission in the division of what is read or written. ${OPERATORS}`,
};
const credentials: ErrorRow = {
  error: "UPSTREAM_UNAUTHORIZED",
  message: "Genesys Cloud does not accept this gateway's credentials.",
};
const rateLimit: ErrorRow = {
  error: "UPSTREAM_RATE_LIMITED",
  message: "Genesys Cloud's rate limit is used up.",
  retryable: true,
};
const hasFlow: UserRow = {
  user: "IN_USE",
  message: "A flow is assigned to this integration. Remove the flow from it, then delete it.",
  fields: ["id"],
};
const isDefault: UserRow = {
  user: "INVALID_VALUE",
  message: "Genesys Cloud does not remove this default. Set another default instead.",
};

/**
 * Codes of the vendor's errors -> what they mean here. A key may begin with what the code alone does not tell: what the call does
 * to a default, or the status. The first of these that has a row decides. Answers of 500 and above are found by status and code only.
 * Sources: the vendor's OpenAPI of 2026-08-07 (sandbox/error-codes.json has its codes); its SDKs and release notes for the rest.
 */
const ROWS: Readonly<Record<string, Row>> = {
  // Any operation.
  "bad.request": malformed,
  "general.bad.request": malformed,
  // The vendor's provider says that a default is refused with 400, and no code is declared for it.
  "DELETE entity bad.request": needed,
  "DELETE default bad.request": isDefault,
  "response.entity.too.large": {
    error: "UPSTREAM_RESPONSE_TOO_LARGE",
    message: "The answer is too large for Genesys Cloud. Ask for fewer rows at once, or for fewer fields.",
  },
  "invalid.date": {
    user: "INVALID_VALUE",
    message: "A date has a format that Genesys Cloud cannot read. Use ISO 8601, such as 2026-01-31T12:00:00.000Z.",
  },
  "invalid.query.param.value": {
    user: "INVALID_VALUE",
    message: "An argument has a value that Genesys Cloud does not allow. Use one of the values that the schema names.",
  },
  "invalid.property": {
    user: "INVALID_VALUE",
    message:
      "Genesys Cloud does not know a field of the input, or does not allow it together with the other fields. Leave it out.",
  },
  "constraint.validation": {
    user: "INVALID_VALUE",
    message: "A value breaks a rule of its field. Check required fields, allowed lengths and allowed numbers.",
  },
  "invalid.value": {
    user: "INVALID_VALUE",
    message: "A value is not one that its field allows. Use a value of the type that the field describes.",
  },
  "client.failed.request": {
    error: "UPSTREAM_UNAVAILABLE",
    message: "The connection broke before Genesys Cloud had the whole request, so it did nothing. Send it again.",
    retryable: true,
    neverSent: true,
  },
  "authentication.required": credentials,
  "bad.credentials": credentials,
  "ip.not.authorized": {
    error: "UPSTREAM_UNAUTHORIZED",
    message: `Genesys Cloud does not accept requests from this gateway's IP address. ${OPERATORS}`,
  },
  "missing.permissions": missingPermission,
  "missing.any.permissions": missingPermission,
  "missing.division.permission": missingInDivision,
  "missing.any.division.permissions": missingInDivision,
  "app.not.authorized.for.scope": {
    error: "UPSTREAM_FORBIDDEN",
    message: `This gateway's OAuth client lacks a scope in Genesys Cloud. ${OPERATORS}`,
  },
  "not.authorized": {
    error: "UPSTREAM_FORBIDDEN",
    message: `This gateway's OAuth client may not do this in Genesys Cloud. ${OPERATORS}`,
  },
  "authz.policy.denied": {
    error: "UPSTREAM_FORBIDDEN",
    message: `A security policy of the organization denies this to the gateway's OAuth client. ${OPERATORS}`,
  },
  "access.denied.to.field": {
    error: "UPSTREAM_FORBIDDEN",
    message: `This gateway's OAuth client may not view an entity that the input refers to. ${OPERATORS}`,
  },
  "not.found": {
    user: "NOT_FOUND",
    message:
      "Genesys Cloud does not find it. It may have been deleted, or the organization does not have this feature.",
  },
  "client.timeout": {
    error: "UPSTREAM_TIMEOUT",
    message: "Genesys Cloud waited too long for the whole request. The connection is slow.",
    retryable: true,
  },
  "request.conflict": clash,
  // Not in the vendor's OpenAPI for these operations; its older documents name them for version clashes.
  "general.conflict": clash,
  "invalid.update.wrong.version": clash,
  "request.entity.too.large": {
    user: "TOO_LONG",
    message: "The request is larger than Genesys Cloud accepts, usually 512,000 bytes. Shorten its texts.",
  },
  "unsupported.media.type": {
    error: "UPSTREAM_ERROR",
    message: `Genesys Cloud does not accept the media type of the gateway's request. ${OPERATORS}`,
  },
  "too.many.requests.retry.after": rateLimit,
  "too.many.requests": rateLimit,
  "500 internal.server.error": {
    error: "UPSTREAM_UNAVAILABLE",
    message: "Genesys Cloud failed with an internal fault.",
    retryable: true,
  },
  "503 service.unavailable": {
    error: "UPSTREAM_UNAVAILABLE",
    message: "Genesys Cloud cannot answer at the moment.",
    retryable: true,
  },
  "504 authentication.request.timeout": {
    error: "UPSTREAM_UNAVAILABLE",
    message: "Genesys Cloud could not check the gateway's token in time.",
    retryable: true,
  },
  "504 request.timeout": {
    error: "UPSTREAM_UNAVAILABLE",
    message: "Genesys Cloud did not finish the request in time.",
    retryable: true,
  },

  // Libraries, responses and assets.
  "rms.library.not.found": {
    user: "NOT_FOUND",
    message: "There is no library with this id. It may have been deleted.",
    // Of a response. Where a library is written, the path is that of its id.
    fields: ["libraries"],
  },
  "rms.response.not.found": {
    user: "NOT_FOUND",
    message: "There is no response with this id. It may have been deleted.",
  },
  "rms.exceeds.maximum.library.batch.size": tooManyAsked,
  "rms.exceeds.maximum.asset.bulk.size": tooManyAsked,
  "rms.missing.field": {
    error: "UPSTREAM_ERROR",
    message: `The gateway's request lacks a field that Genesys Cloud requires. ${OPERATORS}`,
  },
  "rms.field.unexpected.value": {
    user: "INVALID_VALUE",
    message: "The search has a phrase or a filter value that Genesys Cloud does not expect. Change or remove it.",
  },
  "500 rms.internal.server.error": {
    error: "UPSTREAM_UNAVAILABLE",
    message: "The response management of Genesys Cloud failed with an internal fault.",
    retryable: true,
  },
  // The input names no user. The gateway's OAuth client acts without one.
  "rms.not.a.user": {
    error: "UPSTREAM_ERROR",
    message: `Genesys Cloud finds no user for whom to save the response. ${OPERATORS}`,
  },
  "rms.exceeds.asset.maximum.file.size": {
    user: "LIMIT_REACHED",
    message: "The file of an asset is larger than a response may have. Use a smaller file.",
    fields: ["assets"],
  },
  "rms.exceeds.maximum.mms.response.assets": {
    user: "LIMIT_REACHED",
    message: "The response has more assets than one message may carry. Remove some of them.",
    fields: ["assets"],
  },
  "rms.field.exceeds.max.length": {
    user: "TOO_LONG",
    message: "A text is longer than Genesys Cloud allows. Shorten the name or the texts of the response.",
  },
  // The vendor's own provider sends the request again for 30 seconds.
  "rms.precondition": {
    error: "UPSTREAM_ERROR",
    message: "Genesys Cloud is not ready to save this response yet. Send it again in a few seconds.",
    retryable: true,
  },
  "invalid.content.md5": {
    user: "INVALID_VALUE",
    message: "The content does not match its MD5 digest. Compute the digest of the file again.",
    fields: ["contentMd5"],
  },
  "image.limit.exceeded": {
    user: "LIMIT_REACHED",
    message: "The organization has the most images that it may have. Delete images that are not used any more.",
  },

  // Messaging settings, supported content profiles, threading.
  "invalid.messaging.setting": {
    user: "INVALID_VALUE",
    message: "The messaging setting has a value that is not valid. Check its story and typing options.",
  },
  "supported.content.in.use": {
    user: "IN_USE",
    message: "An integration uses this profile. Give the integration another profile, then delete this one.",
    fields: ["id"],
  },
  "supported.content.in.use.sms": {
    user: "IN_USE",
    message: "An SMS phone number uses this profile. Give the number another profile, then delete this one.",
    fields: ["id"],
  },
  "invalid.media.type": { user: "INVALID_VALUE", message: MEDIA_TYPE, fields: ["mediaTypes"] },
  "maximum.supported.content.media.types.exceeded": {
    user: "LIMIT_REACHED",
    message: 'The profile has more media types than one may have. Remove some, or use a wildcard such as "image/*".',
    fields: ["mediaTypes"],
  },
  "maximum.supported.content.profiles.exceeded": {
    user: "LIMIT_REACHED",
    message: "The organization has the most supported content profiles that it may have. Delete one that is not used.",
  },
  "invalid.supported.content": {
    user: "INVALID_VALUE",
    message: "The supported content profile has a value that is not valid. Check its name and its media types.",
  },
  "supported.content.id.required": {
    user: "INVALID_VALUE",
    message: "The id of the supported content profile is missing.",
    fields: ["id"],
  },
  "invalid.threading.window.timeout": {
    user: "INVALID_VALUE",
    message: "The threading window of a message type is not valid. Check its number of minutes.",
    fields: ["settings"],
  },

  // Integrations of any channel.
  "invalid.integration": {
    user: "INVALID_VALUE",
    message:
      "A value does not fit an integration of this channel. Check the values against the account of the network.",
  },
  "missing.required.field.value": {
    user: "INVALID_VALUE",
    message: "A field that this channel requires is missing or blank. Fill in every required field.",
  },
  "recipient.has.flow": hasFlow,
  "integration.has.ingestion.rule": {
    user: "IN_USE",
    message: "An ingestion rule of social media uses this integration. Remove the rule, then delete the integration.",
    fields: ["id"],
  },
  "integration.has.escalation.rules": {
    user: "IN_USE",
    message: "An escalation rule uses this integration. Remove the rule, then delete the integration.",
    fields: ["id"],
  },
  "integration.not.found": {
    user: "NOT_FOUND",
    message: "There is no integration with this id. It may have been deleted.",
  },
  "integration.not.active": {
    user: "NOT_ALLOWED_BY_CHANNEL",
    message: "The integration is not active, so the channel does not allow this yet. Activate it, then send it again.",
    fields: ["id"],
  },
  "too.many.integrations.for.this.message.channel": {
    user: "LIMIT_REACHED",
    message:
      "The organization has the most integrations of this channel that it may have. Delete one that is not used.",
  },
  "validation.failed": {
    user: "INVALID_VALUE",
    message: "The configuration of the identity resolution is not valid. Check that its values fit together.",
  },

  // Facebook and Instagram.
  "could.not.find.page.access.token": {
    user: "REFUSED_BY_NETWORK",
    message: "The network has no access token for this page. Check the page id, and that the user manages the page.",
    fields: ["pageId"],
  },
  "facebook.public.not.yet.supported": {
    user: "NOT_ALLOWED_BY_CHANNEL",
    message: "Genesys Cloud does not support public posts of Facebook here yet. Create the integration without them.",
  },
  "instagram.not.yet.supported": {
    user: "NOT_ALLOWED_BY_CHANNEL",
    message: "Genesys Cloud does not support Instagram for this organization yet.",
  },
  "unsupported.message.channel": {
    user: "NOT_ALLOWED_BY_CHANNEL",
    message: "Genesys Cloud does not support this message channel for the integration.",
  },
  "invalid.access.token.combination": {
    user: "INVALID_VALUE",
    message: "Give either the page access token, or the user access token and the page id.",
    fields: ["pageAccessToken", "userAccessToken", "pageId"],
  },
  "invalid.page.access.token.provided": {
    user: "REFUSED_BY_NETWORK",
    message: "The network does not accept the page access token. Create a new token for the page.",
    fields: ["pageAccessToken"],
  },
  // The same code with 403 is about the gateway's OAuth client.
  "400 missing.permissions": {
    user: "REFUSED_BY_NETWORK",
    message: NETWORK_PERMISSIONS,
    fields: ["pageAccessToken", "userAccessToken"],
    onlyGiven: true,
  },
  "no.instagram.account.associated.with.page": {
    user: "REFUSED_BY_NETWORK",
    message: "No Instagram account is connected to this page. Connect one in the settings of the page.",
    fields: ["pageId"],
  },
  "page.subscription.error": {
    user: "REFUSED_BY_NETWORK",
    message: "The page could not be subscribed to webhooks. Check that other integrations of this page are valid.",
    fields: ["pageId"],
  },
  "existing.active.webhook.facebook.subscription": {
    user: "DUPLICATE",
    message: "This Facebook app already has an active webhook subscription. End it, or use another app.",
    fields: ["appId"],
  },
  "page.already.integrated": {
    user: "DUPLICATE",
    message: "An integration of this page with this feature already exists. Change that one instead.",
    fields: ["pageId"],
  },

  // WhatsApp.
  "invalid.phone.number": {
    user: "INVALID_VALUE",
    message: "The phone number is not in the E.164 format. Write it with + and the country code, such as +4930123456.",
    fields: ["phoneNumber"],
  },
  "phone.number.not.found.on.waba": {
    user: "REFUSED_BY_NETWORK",
    message: "The WhatsApp Business account does not have this phone number. Add the number there first.",
    fields: ["phoneNumber"],
  },
  "phone.number.already.in.use": {
    user: "DUPLICATE",
    message: "A WhatsApp integration of this phone number already exists. Change that one instead.",
    fields: ["phoneNumber"],
  },
  "please.ensure.two.factor.authentication.is.disabled": {
    user: "REFUSED_BY_NETWORK",
    message: "WhatsApp asks for two-factor authentication. Turn it off for this number, then send it again.",
    fields: ["phoneNumber"],
  },

  // Open messaging.
  // The vendor's help says that a webhook only works on port 443.
  "invalid.outbound.webhook.url": {
    user: "INVALID_VALUE",
    message: "The URL of the outbound webhook is not valid. Give a full https URL on port 443.",
    fields: ["outboundNotificationWebhookUrl"],
  },
  "notification.webhook.signature.secret.token.longer.than.15.characters": {
    user: "INVALID_VALUE",
    message: "The signature secret token of the webhook must be longer than 15 characters.",
    fields: ["outboundNotificationWebhookSignatureSecretToken"],
  },
  "too.many.webhook.headers": {
    user: "LIMIT_REACHED",
    message: "The webhook has more headers than it may have. Remove some of them.",
    fields: ["webhookHeaders"],
  },
  "open.wrong.endpoint": {
    user: "NOT_ALLOWED_BY_CHANNEL",
    message:
      "An extension, such as YouTube, manages this integration. Change or delete it where the extension is set up.",
    fields: ["id"],
  },

  // Apple.
  "duplicate.integration.for.messages.for.business.id": {
    user: "DUPLICATE",
    message: "An integration of this Messages for Business id already exists. Change that one instead.",
    fields: ["messagesForBusinessId"],
  },
  "invalid.messages.for.business.id": {
    user: "INVALID_VALUE",
    message: "The Messages for Business id is not valid. Copy it from the account in Apple Business Register.",
    fields: ["messagesForBusinessId"],
  },

  // Divisions.
  "division.not.found": {
    user: "NOT_FOUND",
    message: "There is no division with this id. It may have been deleted.",
    fields: ["division"],
  },
  "division.name.invalid": {
    user: "INVALID_VALUE",
    message: "The name of the division is not valid.",
    fields: ["name"],
  },
  "max.length.exceeded": { user: "TOO_LONG", message: "A text is longer than Genesys Cloud allows. Shorten it." },
  "max.scopes.exceeded": {
    user: "LIMIT_REACHED",
    message: "The organization has the most divisions that it may have. Delete one that is not used.",
  },
  "precondition.failure": {
    user: "CONFLICT",
    message: "A condition of Genesys Cloud for this change is not met. Check what depends on it, then send it again.",
  },
  "resource.already.exists": {
    user: "DUPLICATE",
    message: "Something with this name already exists. Choose another name.",
    fields: ["name"],
  },
};

const rows: ReadonlyMap<string, Row> = new Map(Object.entries(ROWS));

/**
 * The error for an answer of Genesys Cloud that is no success. Its code decides; the status only where the table does not know
 * the code. `retryAfter` in seconds. The fields that the answer blames come before those that its code names. `reports` are the
 * errors that the answer nests in its error.
 */
export function vendorError(
  operation: Operation,
  upstream: UpstreamFacts,
  retryAfter?: number,
  details: ErrorDetails = {},
  reports: readonly Report[] = [],
): GatewayError {
  const whole = errorOf(operation, upstream, retryAfter, details);
  const reported = REPORTING.includes(upstream.status) ? reportedIn(whole, operation, reports) : [];
  if (whole.details.userError === null || reported.length === 0) return whole;
  return new GatewayError(whole.message, whole.extensions, { ...whole.details, reported });
}

/** The statuses of refusals that other input corrects. */
const REPORTING = [400, 404, 409, 412, 413, 422];

/** An error for each report, without repeats. One whose codes the table does not know is the whole error, with its fields. */
function reportedIn(whole: GatewayError, operation: Operation, reports: readonly Report[]): GatewayError[] {
  const { extensions } = whole;
  const { upstream = { status: 400 } } = extensions;
  const errors = reports.map(({ codes, fields }) => {
    const known = [...codes, ...(upstream.code ? [upstream.code] : [])].flatMap((code) => {
      const row = declaredRow(operation, { ...upstream, code });
      return row && "user" in row ? [{ row, code }] : [];
    });
    // The innermost code says most, unless only a code around it names the field.
    const said = known.find(({ row }) => row.fields) ?? known[0];
    if (!said) return new GatewayError(whole.message, extensions, { ...whole.details, fields: [...fields] });
    const answered = { ...extensions, upstream: { ...upstream, code: said.code }, retryable: false };
    return userRefusal(said.row, answered, { fields: [...fields] });
  });
  const texts = errors.map(({ message, details }) => JSON.stringify([message, details.fields]));
  return errors.filter((_, at) => texts.indexOf(texts[at]!) === at);
}

function errorOf(
  operation: Operation,
  upstream: UpstreamFacts,
  retryAfter: number | undefined,
  details: ErrorDetails,
): GatewayError {
  const byStatus = statusError(upstream, retryAfter, details);
  const row = rowOf(operation, upstream);
  if (!row) return byStatus;
  if ("user" in row) return userRefusal(row, { ...byStatus.extensions, retryable: false }, details);
  const { error: code, message, retryable = false, neverSent } = row;
  return new GatewayError(
    message,
    { ...byStatus.extensions, code, retryable },
    { ...details, userError: null, ...(neverSent && { neverSent }) },
  );
}

/** The error that Genesys Cloud would answer with this code, for a dry run. It was not asked, so the error has no `upstream`. */
export function expectedRefusal(operation: Operation, code: string): GatewayError {
  const row = rowOf(operation, { status: 400, code });
  if (!row || !("user" in row)) throw new Error(`The code ${code} is no user error.`);
  return userRefusal(row, { code: "BAD_USER_INPUT", retryable: false }, {});
}

function userRefusal(
  { user, message, fields: named = [], onlyGiven }: UserRow,
  extensions: GatewayError["extensions"],
  details: ErrorDetails,
): GatewayError {
  const isBlamed = details.fields !== undefined && details.fields.length > 0;
  const which = isBlamed ? { fields: details.fields } : { fields: [...named], ...(onlyGiven && { onlyGiven }) };
  return new GatewayError(message, extensions, { ...details, ...which, userError: user });
}

function rowOf(operation: Operation, upstream: UpstreamFacts): Row | undefined {
  const isDelete = operation.mayBeDefault && upstream.status === 400;
  // Also without a code that is known: the input of a delete is only an id.
  return declaredRow(operation, upstream) ?? (isDelete ? needed : undefined);
}

function declaredRow({ clearsDefault, mayBeDefault }: Operation, { status, code }: UpstreamFacts): Row | undefined {
  if (code === undefined) return undefined;
  const exact = `${status} ${code}`;
  const keys = [
    ...(clearsDefault ? [`DELETE default ${code}`] : []),
    ...(mayBeDefault ? [`DELETE entity ${code}`] : []),
    exact,
    code,
  ];
  return (status >= 500 ? [exact] : keys).map((key) => rows.get(key)).find((row) => row !== undefined);
}
