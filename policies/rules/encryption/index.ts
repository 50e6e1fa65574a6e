import type { Rule } from "../../rule.ts";
import { backupsAreEncrypted } from "./backups-are-encrypted.ts";
import { bucketIsEncrypted } from "./bucket-is-encrypted.ts";
import { bucketRefusesPlainRequests } from "./bucket-refuses-plain-requests.ts";
import { cacheIsEncrypted } from "./cache-is-encrypted.ts";
import { cacheRefusesPlainConnections } from "./cache-refuses-plain-connections.ts";
import { cacheSpeaksModernTls } from "./cache-speaks-modern-tls.ts";
import { customerKeyRotates } from "./customer-key-rotates.ts";
import { databaseIsEncrypted } from "./database-is-encrypted.ts";
import { databaseRefusesPlainConnections } from "./database-refuses-plain-connections.ts";
import { databaseSpeaksModernTls } from "./database-speaks-modern-tls.ts";
import { documentStoreSpeaksModernTls } from "./document-store-speaks-modern-tls.ts";
import { documentStoreUsesOwnKey } from "./document-store-uses-own-key.ts";
import { dumpsAreEncrypted } from "./dumps-are-encrypted.ts";
import { edgeChecksOriginCertificate } from "./edge-checks-origin-certificate.ts";
import { edgeSpeaksModernTls } from "./edge-speaks-modern-tls.ts";
import { hostnamesHaveCertificates } from "./hostnames-have-certificates.ts";
import { instanceVolumeIsEncrypted } from "./instance-volume-is-encrypted.ts";
import { keyPolicyNamesPrincipals } from "./key-policy-names-principals.ts";
import { listenerSpeaksModernTls } from "./listener-speaks-modern-tls.ts";
import { logGroupUsesCustomerKey } from "./log-group-uses-customer-key.ts";
import { queueIsEncrypted } from "./queue-is-encrypted.ts";
import { registryIsEncrypted } from "./registry-is-encrypted.ts";
import { volumeIsEncrypted } from "./volume-is-encrypted.ts";

/** The rules of this folder, by checklist row. */
export const ENCRYPTION_RULES: readonly Rule[] = [
  cacheIsEncrypted, // ENC-01
  databaseIsEncrypted, // ENC-01
  logGroupUsesCustomerKey, // ENC-01
  bucketIsEncrypted, // ENC-01
  queueIsEncrypted, // ENC-01
  volumeIsEncrypted, // ENC-01
  instanceVolumeIsEncrypted, // ENC-01
  registryIsEncrypted, // ENC-01
  documentStoreUsesOwnKey, // ENC-01
  backupsAreEncrypted, // ENC-02
  dumpsAreEncrypted, // ENC-02
  customerKeyRotates, // ENC-03
  keyPolicyNamesPrincipals, // ENC-03
  edgeSpeaksModernTls, // ENC-04
  listenerSpeaksModernTls, // ENC-04
  databaseSpeaksModernTls, // ENC-04
  cacheSpeaksModernTls, // ENC-04
  documentStoreSpeaksModernTls, // ENC-04
  cacheRefusesPlainConnections, // ENC-05
  databaseRefusesPlainConnections, // ENC-05
  bucketRefusesPlainRequests, // ENC-06
  edgeChecksOriginCertificate, // ENC-07
  hostnamesHaveCertificates, // ENC-07
];
