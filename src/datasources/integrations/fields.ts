import type { GenesysIntegration } from "./integration.ts";
import type { KnownFields } from "../rest/merge.ts";

/** The fields of the objects that a PATCH replaces as a whole. Only Apple has such objects. */
export const OBJECTS: KnownFields = {
  appleIMessageApp: { applicationName: true, applicationId: true, bundleId: true },
  appleAuthentication: { oauthClientId: true, oauthClientSecret: true, oauthTokenUrl: true, oauthScope: true },
  applePay: {
    storeName: true,
    merchantId: true,
    domainName: true,
    paymentCapabilities: true,
    supportedPaymentNetworks: true,
    paymentCertificateCredentialId: true,
    paymentGatewayUrl: true,
    fallbackUrl: true,
    shippingMethodUpdateUrl: true,
    shippingContactUpdateUrl: true,
    paymentMethodUpdateUrl: true,
    orderTrackingUrl: true,
  },
};

/** The fields of LINE that an update must not send. All other stored fields are sent, also unknown ones. */
const LINE_ANSWERS = new Set([
  "id",
  "webhookUri",
  "status",
  "recipient",
  "dateCreated",
  "dateModified",
  "createdBy",
  "modifiedBy",
  "version",
  "selfUri",
  "messengerType",
]);

/** The stored fields that an update of LINE has to send. Secrets are not among them, because they cannot be read. */
export function writableLineFields(current: GenesysIntegration): object {
  return Object.fromEntries(Object.entries(current).filter(([name]) => !LINE_ANSWERS.has(name)));
}
