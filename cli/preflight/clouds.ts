import type { SecretStore } from "../../infra/config/secret-settings.ts";
import type { ImagePresence } from "../cloud/image-presence.ts";
import type { EcrImage } from "../cloud/tag-image.ts";
import type { SecretState } from "./secret-state.ts";

/** A thing of which an account may hold only so many in a region. */
export type Counted = "vpcs" | "elasticAddresses" | "databaseInstances";

export interface ZoneAnswer {
  readonly name: string;
  readonly accountId: string;
  readonly plan: string;
  /** `active` once its name servers are in use. */
  readonly status: string;
}

export interface MailSubscription {
  readonly address: string;
  /** Its owner has followed the link. */
  readonly confirmed: boolean;
}

/** What is asked of the clouds before an update. Each question may fail: an answer that did not come is never a pass. */
export interface Clouds {
  /** The account that the credentials open. */
  accountId(): Promise<string>;
  /** `opted-in`, `opt-in-not-required` or `not-opted-in`; undefined for a region that AWS does not list. */
  regionStatus(region: string): Promise<string | undefined>;
  /** How many of it stand in the stack's region beside the stack's own. */
  othersOf(counted: Counted): Promise<number>;
  /** The quota's value in the stack's region: the account's own, else AWS's default. */
  quota(serviceCode: string, quotaCode: string): Promise<number>;
  /** Addresses that subscribe to the stack's own topics, once for each topic. */
  mailSubscriptions(): Promise<readonly MailSubscription[]>;
  /** The account's own limit of what text messages cost in a month, in USD; undefined where nobody set one. */
  smsSpendUsd(): Promise<number | undefined>;
  /** The account's Zero Trust organization with the names of its login methods; undefined where there is none. */
  zeroTrust(
    accountId: string,
  ): Promise<{ readonly name: string; readonly logins: readonly string[] } | undefined>;
  /** Names of what the account pays for at Cloudflare; `denied` where the token may not read bills. */
  subscriptions(accountId: string): Promise<readonly string[] | "denied">;
  /** Whether text messages reach verified numbers only. */
  inSmsSandbox(): Promise<boolean>;
  /** The telephone numbers to which an account in the sandbox sends. */
  verifiedNumbers(): Promise<readonly string[]>;
  zone(zoneId: string): Promise<ZoneAnswer>;
  /** `active`, `pending` until the registrar has the record, `disabled`; and the record. */
  signing(zoneId: string): Promise<{ readonly status: string; readonly ds: string | undefined }>;
  /** Whether a person has filled that external secret of the stack. */
  secret(store: SecretStore, key: string): Promise<SecretState>;
  /** Whether an image is in its repository of ECR, in whichever account. */
  image(image: EcrImage): Promise<ImagePresence>;
  /** The organization at MongoDB Atlas, as the credentials see it. */
  atlasOrganization(organizationId: string): Promise<{ readonly id: string; readonly name: string }>;
  /** Names of all projects of the organization. */
  atlasProjects(organizationId: string): Promise<readonly string[]>;
}
