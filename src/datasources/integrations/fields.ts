import type { GenesysIntegration } from "./integration.ts";
import type { KnownFields } from "../rest/merge.ts";

/** The fields of the objects that a PATCH replaces as a whole. All of them are Apple's. */
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

/** What LINE answers and does not take back. A field that nobody here has heard of goes along. */
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

/** What an update of LINE leaves of the fields that it does not name: secrets cannot be read, so they are gone. */
export function keptOfLine(current: GenesysIntegration): object {
  return Object.fromEntries(Object.entries(current).filter(([name]) => !LINE_ANSWERS.has(name)));
}
