import type { Rule } from "../rule.ts";
import { databaseBacksUpDaily } from "./backup/database-backs-up-daily.ts";
import { containerHasHealthCheck } from "./compute/container-has-health-check.ts";
import { containerRunsWithoutRoot } from "./compute/container-runs-without-root.ts";
import { containersHaveNoShell } from "./compute/containers-have-no-shell.ts";
import { imageIsPinned } from "./compute/image-is-pinned.ts";
import { registryKeepsTaggedImages } from "./compute/registry-keeps-tagged-images.ts";
import { registryScansImages } from "./compute/registry-scans-images.ts";
import { registryTagsAreImmutable } from "./compute/registry-tags-are-immutable.ts";
import { serviceRunsTwoCopies } from "./compute/service-runs-two-copies.ts";
import { targetGroupChecksOwnRoute } from "./compute/target-group-checks-own-route.ts";
import { taskHasLimits } from "./compute/task-has-limits.ts";
import { databaseLogsSlowQueries } from "./data/database-logs-slow-queries.ts";
import { databaseRefusesDeletion } from "./data/database-refuses-deletion.ts";
import { databaseSpansTwoZones } from "./data/database-spans-two-zones.ts";
import { databaseVersionIsSupported } from "./data/database-version-is-supported.ts";
import { storeIsProtected } from "./data/store-is-protected.ts";
import { storeUpdatesByItself } from "./data/store-updates-by-itself.ts";
import { deploymentRollsBack } from "./delivery/deployment-rolls-back.ts";
import { corsNamesOwnOrigins } from "./edge/cors-names-own-origins.ts";
import { edgeRedirectsToHttps } from "./edge/edge-redirects-to-https.ts";
import { listenerRedirectsToHttps } from "./edge/listener-redirects-to-https.ts";
import { recordsAreProxied } from "./edge/records-are-proxied.ts";
import { recordsPointAtStack } from "./edge/records-point-at-stack.ts";
import { responsesCarryCsp } from "./edge/responses-carry-csp.ts";
import { responsesCarryHsts } from "./edge/responses-carry-hsts.ts";
import { responsesForbidSniffing } from "./edge/responses-forbid-sniffing.ts";
import { cacheIsEncrypted } from "./encryption/cache-is-encrypted.ts";
import { cacheRefusesPlainConnections } from "./encryption/cache-refuses-plain-connections.ts";
import { customerKeyRotates } from "./encryption/customer-key-rotates.ts";
import { databaseIsEncrypted } from "./encryption/database-is-encrypted.ts";
import { databaseRefusesPlainConnections } from "./encryption/database-refuses-plain-connections.ts";
import { edgeChecksOriginCertificate } from "./encryption/edge-checks-origin-certificate.ts";
import { edgeSpeaksModernTls } from "./encryption/edge-speaks-modern-tls.ts";
import { hostnamesHaveCertificates } from "./encryption/hostnames-have-certificates.ts";
import { keyPolicyNamesPrincipals } from "./encryption/key-policy-names-principals.ts";
import { listenerSpeaksModernTls } from "./encryption/listener-speaks-modern-tls.ts";
import { logGroupUsesCustomerKey } from "./encryption/log-group-uses-customer-key.ts";
import { attachedPoliciesAreAllowed } from "./governance/attached-policies-are-allowed.ts";
import { attachedPoliciesAreDeclared } from "./governance/attached-policies-are-declared.ts";
import { permissionsAreLimited } from "./governance/permissions-are-limited.ts";
import { regionsAreConfigured } from "./governance/regions-are-configured.ts";
import { registryAdmitsDeclaredAccounts } from "./governance/registry-admits-declared-accounts.ts";
import { resourcePoliciesNamePrincipals } from "./governance/resource-policies-name-principals.ts";
import { resourcesCarryTags } from "./governance/resources-carry-tags.ts";
import { rolesTrustOwnAccount } from "./governance/roles-trust-own-account.ts";
import { cacheAdmitsServicesOnly } from "./network/cache-admits-services-only.ts";
import { dataSubnetsAreIsolated } from "./network/data-subnets-are-isolated.ts";
import { databaseAdmitsServicesOnly } from "./network/database-admits-services-only.ts";
import { databaseIsNotPublic } from "./network/database-is-not-public.ts";
import { defaultGroupIsEmpty } from "./network/default-group-is-empty.ts";
import { internetReachesWebPortsOnly } from "./network/internet-reaches-web-ports-only.ts";
import { networkLogsItsFlows } from "./network/network-logs-its-flows.ts";
import { originAdmitsEdgeOnly } from "./network/origin-admits-edge-only.ts";
import { containerWritesLogs } from "./observability/container-writes-logs.ts";
import { logsAreKept } from "./observability/logs-are-kept.ts";
import { generatedSecretsAreStrong } from "./secrets/generated-secrets-are-strong.ts";
import { roleReadsNamedSecrets } from "./secrets/role-reads-named-secrets.ts";
import { roleReadsOwnSecrets } from "./secrets/role-reads-own-secrets.ts";
import { secretCanBeRecovered } from "./secrets/secret-can-be-recovered.ts";
import { secretUsesCustomerKey } from "./secrets/secret-uses-customer-key.ts";
import { secretsShareNoValue } from "./secrets/secrets-share-no-value.ts";
import { taskEnvironmentHoldsNoSecrets } from "./secrets/task-environment-holds-no-secrets.ts";

/** Every rule that needs no declared expectation, by checklist row. */
export const RULES: readonly Rule[] = [
  taskEnvironmentHoldsNoSecrets, // SEC-02
  secretUsesCustomerKey, // SEC-03
  secretCanBeRecovered, // SEC-05
  generatedSecretsAreStrong, // SEC-06
  secretsShareNoValue, // SEC-06
  roleReadsNamedSecrets, // SEC-08
  roleReadsOwnSecrets, // SEC-08
  databaseAdmitsServicesOnly, // NET-01
  cacheAdmitsServicesOnly, // NET-02
  internetReachesWebPortsOnly, // NET-03
  originAdmitsEdgeOnly, // NET-03
  dataSubnetsAreIsolated, // NET-04
  databaseIsNotPublic, // NET-04
  networkLogsItsFlows, // NET-05
  defaultGroupIsEmpty, // NET-09
  cacheIsEncrypted, // ENC-01
  databaseIsEncrypted, // ENC-01
  logGroupUsesCustomerKey, // ENC-01
  customerKeyRotates, // ENC-03
  keyPolicyNamesPrincipals, // ENC-03
  edgeSpeaksModernTls, // ENC-04
  listenerSpeaksModernTls, // ENC-04
  cacheRefusesPlainConnections, // ENC-05
  databaseRefusesPlainConnections, // ENC-05
  edgeChecksOriginCertificate, // ENC-07
  hostnamesHaveCertificates, // ENC-07
  edgeRedirectsToHttps, // EDGE-01
  listenerRedirectsToHttps, // EDGE-01
  responsesCarryHsts, // EDGE-02
  responsesCarryCsp, // EDGE-03
  responsesForbidSniffing, // EDGE-05
  corsNamesOwnOrigins, // EDGE-07
  recordsAreProxied, // EDGE-16
  recordsPointAtStack, // EDGE-16
  serviceRunsTwoCopies, // CMP-01
  containerHasHealthCheck, // CMP-02
  targetGroupChecksOwnRoute, // CMP-02
  taskHasLimits, // CMP-03
  imageIsPinned, // CMP-05
  registryScansImages, // CMP-06
  containerRunsWithoutRoot, // CMP-07
  containersHaveNoShell, // CMP-11
  registryKeepsTaggedImages, // CMP-12
  registryTagsAreImmutable, // CMP-12
  databaseSpansTwoZones, // DAT-01
  databaseRefusesDeletion, // DAT-03
  storeIsProtected, // DAT-03
  storeUpdatesByItself, // DAT-06
  databaseVersionIsSupported, // DAT-07
  databaseLogsSlowQueries, // DAT-09
  databaseBacksUpDaily, // BAK-01
  containerWritesLogs, // OBS-01
  logsAreKept, // OBS-01
  deploymentRollsBack, // DEL-03
  resourcesCarryTags, // GOV-01
  permissionsAreLimited, // GOV-03
  attachedPoliciesAreAllowed, // GOV-03
  attachedPoliciesAreDeclared, // GOV-03
  rolesTrustOwnAccount, // GOV-03
  registryAdmitsDeclaredAccounts, // GOV-03
  resourcePoliciesNamePrincipals, // GOV-03
  regionsAreConfigured, // GOV-04
];
