import type { SecretStore } from "../../infra/config/settings.ts";
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

/** What is asked of the clouds before an update. Each question may fail: an answer that did not come is never a pass. */
export interface Clouds {
  /** The account that the credentials open. */
  accountId(): Promise<string>;
  /** `opted-in`, `opt-in-not-required` or `not-opted-in`; undefined for a region that AWS does not list. */
  regionStatus(region: string): Promise<string | undefined>;
  /** How many of it stand in the stack's region beside the stack's own. */
  othersOf(counted: Counted): Promise<number>;
  /** The quota's value in the stack's region. */
  quota(serviceCode: string, quotaCode: string): Promise<number>;
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
