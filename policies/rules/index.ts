import type { Rule } from "../rule.ts";
import { backupBucketExpires } from "./backup/backup-bucket-expires.ts";
import { backupBucketKeepsVersions } from "./backup/backup-bucket-keeps-versions.ts";
import { backupBucketLogsAccess } from "./backup/backup-bucket-logs-access.ts";
import { backupRoleTakesSnapshots } from "./backup/backup-role-takes-snapshots.ts";
import { backupWritersCannotDelete } from "./backup/backup-writers-cannot-delete.ts";
import { backupsLeaveTheirRegion } from "./backup/backups-leave-their-region.ts";
import { bucketsBlockPublicAccess } from "./backup/buckets-block-public-access.ts";
import { dailySnapshotsAreKept } from "./backup/daily-snapshots-are-kept.ts";
import { databaseBacksUpDaily } from "./backup/database-backs-up-daily.ts";
import { databaseRecoversToAPoint } from "./backup/database-recovers-to-a-point.ts";
import { documentBackupsCannotBeShortened } from "./backup/document-backups-cannot-be-shortened.ts";
import { documentBackupsLeaveTheirRegion } from "./backup/document-backups-leave-their-region.ts";
import { documentDailySnapshotsAreKept } from "./backup/document-daily-snapshots-are-kept.ts";
import { documentMonthlySnapshotsAreKept } from "./backup/document-monthly-snapshots-are-kept.ts";
import { documentStoreBacksUpDaily } from "./backup/document-store-backs-up-daily.ts";
import { documentStoreRecoversToAPoint } from "./backup/document-store-recovers-to-a-point.ts";
import { dumpLandsInAnotherRegion } from "./backup/dump-lands-in-another-region.ts";
import { endsOfScheduledTasksAreTold } from "./backup/ends-of-scheduled-tasks-are-told.ts";
import { missingSnapshotsAreTold } from "./backup/missing-snapshots-are-told.ts";
import { monthlySnapshotsAreKept } from "./backup/monthly-snapshots-are-kept.ts";
import { plansLeaveRecoveryToTheDatabase } from "./backup/plans-leave-recovery-to-the-database.ts";
import { restoreFitsItsTime } from "./backup/restore-fits-its-time.ts";
import { restoresAreTried } from "./backup/restores-are-tried.ts";
import { vaultsAreLocked } from "./backup/vaults-are-locked.ts";
import { buildsReadFindings } from "./compute/builds-read-findings.ts";
import { connectorWaitsForHealth } from "./compute/connector-waits-for-health.ts";
import { containerHasHealthCheck } from "./compute/container-has-health-check.ts";
import { containerRunsWithoutRoot } from "./compute/container-runs-without-root.ts";
import { containersHaveNoShell } from "./compute/containers-have-no-shell.ts";
import { imageIsPinned } from "./compute/image-is-pinned.ts";
import { instanceHasNoKeyPair } from "./compute/instance-has-no-key-pair.ts";
import { instanceMetadataIsClosed } from "./compute/instance-metadata-is-closed.ts";
import { registryKeepsTaggedImages } from "./compute/registry-keeps-tagged-images.ts";
import { registryScansImages } from "./compute/registry-scans-images.ts";
import { registryTagsAreImmutable } from "./compute/registry-tags-are-immutable.ts";
import { serviceRunsTwoCopies } from "./compute/service-runs-two-copies.ts";
import { servicesScaleByThemselves } from "./compute/services-scale-by-themselves.ts";
import { targetGroupChecksOwnRoute } from "./compute/target-group-checks-own-route.ts";
import { taskHasLimits } from "./compute/task-has-limits.ts";
import { cachePersistsAndFailsOver } from "./data/cache-persists-and-fails-over.ts";
import { cacheVersionIsSupported } from "./data/cache-version-is-supported.ts";
import { connectionsArePooled } from "./data/connections-are-pooled.ts";
import { databaseLogsSlowQueries } from "./data/database-logs-slow-queries.ts";
import { databaseRefusesDeletion } from "./data/database-refuses-deletion.ts";
import { databaseSpansTwoZones } from "./data/database-spans-two-zones.ts";
import { databaseVersionIsSupported } from "./data/database-version-is-supported.ts";
import { documentStoreHasOwnProject } from "./data/document-store-has-own-project.ts";
import { documentStoreRefusesDeletion } from "./data/document-store-refuses-deletion.ts";
import { documentStoreUpdatesInAWindow } from "./data/document-store-updates-in-a-window.ts";
import { documentStoreVersionIsSupported } from "./data/document-store-version-is-supported.ts";
import { replicaSetHasThreeMembers } from "./data/replica-set-has-three-members.ts";
import { storeIsProtected } from "./data/store-is-protected.ts";
import { storeUpdatesByItself } from "./data/store-updates-by-itself.ts";
import { deploymentRollsBack } from "./delivery/deployment-rolls-back.ts";
import { deploymentsAreTold } from "./delivery/deployments-are-told.ts";
import { imageRanBefore } from "./delivery/image-ran-before.ts";
import { maintenanceRefusesWrites } from "./delivery/maintenance-refuses-writes.ts";
import { adminRoutesHaveAllowList } from "./edge/admin-routes-have-allow-list.ts";
import { adminRoutesHaveLogin } from "./edge/admin-routes-have-login.ts";
import { adminRoutesHaveTighterLimits } from "./edge/admin-routes-have-tighter-limits.ts";
import { cacheHoldsFilesAlone } from "./edge/cache-holds-files-alone.ts";
import { corsCredentialsHaveListedOrigins } from "./edge/cors-credentials-have-listed-origins.ts";
import { corsNamesOwnHeaders } from "./edge/cors-names-own-headers.ts";
import { corsNamesOwnOrigins } from "./edge/cors-names-own-origins.ts";
import { domainWithoutMailSaysSo } from "./edge/domain-without-mail-says-so.ts";
import { edgeAbsorbsFloods } from "./edge/edge-absorbs-floods.ts";
import { edgeBlocksKnownAttacks } from "./edge/edge-blocks-known-attacks.ts";
import { edgeRedirectsToHttps } from "./edge/edge-redirects-to-https.ts";
import { edgeShowsOwnCertificate } from "./edge/edge-shows-own-certificate.ts";
import { healthRoutesPass } from "./edge/health-routes-pass.ts";
import { hostnamesFailOver } from "./edge/hostnames-fail-over.ts";
import { listenerRedirectsToHttps } from "./edge/listener-redirects-to-https.ts";
import { loginsNamePeople } from "./edge/logins-name-people.ts";
import { originPullEndIsAnnounced } from "./edge/origin-pull-end-is-announced.ts";
import { originPullEndReachesEveryChannel } from "./edge/origin-pull-end-reaches-every-channel.ts";
import { originTrustsOwnAuthority } from "./edge/origin-trusts-own-authority.ts";
import { originVerifiesEdge } from "./edge/origin-verifies-edge.ts";
import { recordsAreProxied } from "./edge/records-are-proxied.ts";
import { recordsPointAtStack } from "./edge/records-point-at-stack.ts";
import { responsesCarryCsp } from "./edge/responses-carry-csp.ts";
import { responsesCarryHsts } from "./edge/responses-carry-hsts.ts";
import { responsesForbidSniffing } from "./edge/responses-forbid-sniffing.ts";
import { routesHaveLimits } from "./edge/routes-have-limits.ts";
import { staticAssetsAreCached } from "./edge/static-assets-are-cached.ts";
import { tunnelAnswersNamedHostnames } from "./edge/tunnel-answers-named-hostnames.ts";
import { tunnelLeadsToItsService } from "./edge/tunnel-leads-to-its-service.ts";
import { zoneIsSigned } from "./edge/zone-is-signed.ts";
import { zoneNamesItsAuthorities } from "./edge/zone-names-its-authorities.ts";
import { backupsAreEncrypted } from "./encryption/backups-are-encrypted.ts";
import { bucketIsEncrypted } from "./encryption/bucket-is-encrypted.ts";
import { bucketRefusesPlainRequests } from "./encryption/bucket-refuses-plain-requests.ts";
import { cacheIsEncrypted } from "./encryption/cache-is-encrypted.ts";
import { cacheRefusesPlainConnections } from "./encryption/cache-refuses-plain-connections.ts";
import { cacheSpeaksModernTls } from "./encryption/cache-speaks-modern-tls.ts";
import { customerKeyRotates } from "./encryption/customer-key-rotates.ts";
import { databaseIsEncrypted } from "./encryption/database-is-encrypted.ts";
import { databaseRefusesPlainConnections } from "./encryption/database-refuses-plain-connections.ts";
import { databaseSpeaksModernTls } from "./encryption/database-speaks-modern-tls.ts";
import { documentStoreSpeaksModernTls } from "./encryption/document-store-speaks-modern-tls.ts";
import { documentStoreUsesOwnKey } from "./encryption/document-store-uses-own-key.ts";
import { dumpsAreEncrypted } from "./encryption/dumps-are-encrypted.ts";
import { edgeChecksOriginCertificate } from "./encryption/edge-checks-origin-certificate.ts";
import { edgeSpeaksModernTls } from "./encryption/edge-speaks-modern-tls.ts";
import { hostnamesHaveCertificates } from "./encryption/hostnames-have-certificates.ts";
import { instanceVolumeIsEncrypted } from "./encryption/instance-volume-is-encrypted.ts";
import { keyPolicyNamesPrincipals } from "./encryption/key-policy-names-principals.ts";
import { listenerSpeaksModernTls } from "./encryption/listener-speaks-modern-tls.ts";
import { logGroupUsesCustomerKey } from "./encryption/log-group-uses-customer-key.ts";
import { queueIsEncrypted } from "./encryption/queue-is-encrypted.ts";
import { registryIsEncrypted } from "./encryption/registry-is-encrypted.ts";
import { volumeIsEncrypted } from "./encryption/volume-is-encrypted.ts";
import { attachedPoliciesAreAllowed } from "./governance/attached-policies-are-allowed.ts";
import { attachedPoliciesAreDeclared } from "./governance/attached-policies-are-declared.ts";
import { budgetAlarmsInTime } from "./governance/budget-alarms-in-time.ts";
import { permissionsAreLimited } from "./governance/permissions-are-limited.ts";
import { regionsAreConfigured } from "./governance/regions-are-configured.ts";
import { registryAdmitsDeclaredAccounts } from "./governance/registry-admits-declared-accounts.ts";
import { resourcePoliciesNamePrincipals } from "./governance/resource-policies-name-principals.ts";
import { resourcesCarryTags } from "./governance/resources-carry-tags.ts";
import { resourcesStandInConfiguredRegions } from "./governance/resources-stand-in-configured-regions.ts";
import { rolesTrustOwnAccount } from "./governance/roles-trust-own-account.ts";
import { accessListNamesAddresses } from "./network/access-list-names-addresses.ts";
import { cacheAdmitsServicesOnly } from "./network/cache-admits-services-only.ts";
import { dataSubnetsAreIsolated } from "./network/data-subnets-are-isolated.ts";
import { databaseAdmitsServicesOnly } from "./network/database-admits-services-only.ts";
import { databaseIsNotPublic } from "./network/database-is-not-public.ts";
import { defaultGroupIsEmpty } from "./network/default-group-is-empty.ts";
import { documentStoreAdmitsServicesOnly } from "./network/document-store-admits-services-only.ts";
import { documentStoreHasAWayIn } from "./network/document-store-has-a-way-in.ts";
import { documentStoreIsNotPublic } from "./network/document-store-is-not-public.ts";
import { instanceAdmitsNobody } from "./network/instance-admits-nobody.ts";
import { internalToolsStandBehindLogin } from "./network/internal-tools-stand-behind-login.ts";
import { internetReachesWebPortsOnly } from "./network/internet-reaches-web-ports-only.ts";
import { networkLogsItsFlows } from "./network/network-logs-its-flows.ts";
import { originAdmitsEdgeOnly } from "./network/origin-admits-edge-only.ts";
import { serviceAdmitsGroupsOnly } from "./network/service-admits-groups-only.ts";
import { servicesAdmitDeclaredCallers } from "./network/services-admit-declared-callers.ts";
import { taskOpensNoHostPort } from "./network/task-opens-no-host-port.ts";
import { tasksHaveNoPublicAddress } from "./network/tasks-have-no-public-address.ts";
import { accountActivityIsRecorded } from "./observability/account-activity-is-recorded.ts";
import { accountSettingsAreRecorded } from "./observability/account-settings-are-recorded.ts";
import { alarmsNotifySomebody } from "./observability/alarms-notify-somebody.ts";
import { alarmsReachNamedPeople } from "./observability/alarms-reach-named-people.ts";
import { alarmsSayTheFirstStep } from "./observability/alarms-say-the-first-step.ts";
import { containerWritesLogs } from "./observability/container-writes-logs.ts";
import { failuresFromOutsideAreTold } from "./observability/failures-from-outside-are-told.ts";
import { fastErrorsAreTold } from "./observability/fast-errors-are-told.ts";
import { firewallWritesLogs } from "./observability/firewall-writes-logs.ts";
import { healthRoutesAreProbed } from "./observability/health-routes-are-probed.ts";
import { logsAreKept } from "./observability/logs-are-kept.ts";
import { outageIsSeenInTime } from "./observability/outage-is-seen-in-time.ts";
import { tasksAreCounted } from "./observability/tasks-are-counted.ts";
import { threatsAreWatched } from "./observability/threats-are-watched.ts";
import { topicsAdmitTheirPublishers } from "./observability/topics-admit-their-publishers.ts";
import { whatStandsIsWatched } from "./observability/what-stands-is-watched.ts";
import { buildArgumentsHoldNoSecrets } from "./secrets/build-arguments-hold-no-secrets.ts";
import { databaseUsersTakeTurns } from "./secrets/database-users-take-turns.ts";
import { earlierSecretValuesAreKept } from "./secrets/earlier-secret-values-are-kept.ts";
import { firewallLogHidesCredentials } from "./secrets/firewall-log-hides-credentials.ts";
import { generatedSecretsAreStrong } from "./secrets/generated-secrets-are-strong.ts";
import { instanceRoleReadsNoSecrets } from "./secrets/instance-role-reads-no-secrets.ts";
import { plainValuesHoldNoSecrets } from "./secrets/plain-values-hold-no-secrets.ts";
import { roleReadsNamedSecrets } from "./secrets/role-reads-named-secrets.ts";
import { roleReadsOwnSecrets } from "./secrets/role-reads-own-secrets.ts";
import { secretCanBeRecovered } from "./secrets/secret-can-be-recovered.ts";
import { secretParametersAreEncrypted } from "./secrets/secret-parameters-are-encrypted.ts";
import { secretUsesCustomerKey } from "./secrets/secret-uses-customer-key.ts";
import { secretsShareNoValue } from "./secrets/secrets-share-no-value.ts";
import { stackFileHoldsNoSecrets } from "./secrets/stack-file-holds-no-secrets.ts";
import { stackOutputsHoldNoSecrets } from "./secrets/stack-outputs-hold-no-secrets.ts";
import { taskEnvironmentHoldsNoSecrets } from "./secrets/task-environment-holds-no-secrets.ts";

/** Every rule that needs no declared expectation, by checklist row. */
export const RULES: readonly Rule[] = [
  plainValuesHoldNoSecrets, // SEC-01
  stackOutputsHoldNoSecrets, // SEC-01
  stackFileHoldsNoSecrets, // SEC-01
  secretParametersAreEncrypted, // SEC-01
  buildArgumentsHoldNoSecrets, // SEC-01
  firewallLogHidesCredentials, // SEC-01
  taskEnvironmentHoldsNoSecrets, // SEC-02
  secretUsesCustomerKey, // SEC-03
  secretCanBeRecovered, // SEC-05
  earlierSecretValuesAreKept, // SEC-05
  generatedSecretsAreStrong, // SEC-06
  secretsShareNoValue, // SEC-06
  databaseUsersTakeTurns, // SEC-07
  roleReadsNamedSecrets, // SEC-08
  roleReadsOwnSecrets, // SEC-08
  instanceRoleReadsNoSecrets, // SEC-08
  databaseAdmitsServicesOnly, // NET-01
  documentStoreAdmitsServicesOnly, // NET-01
  cacheAdmitsServicesOnly, // NET-02
  internetReachesWebPortsOnly, // NET-03
  originAdmitsEdgeOnly, // NET-03
  serviceAdmitsGroupsOnly, // NET-03
  instanceAdmitsNobody, // NET-03
  taskOpensNoHostPort, // NET-03
  dataSubnetsAreIsolated, // NET-04
  databaseIsNotPublic, // NET-04
  documentStoreIsNotPublic, // NET-04
  tasksHaveNoPublicAddress, // NET-04
  networkLogsItsFlows, // NET-05
  internalToolsStandBehindLogin, // NET-07
  servicesAdmitDeclaredCallers, // NET-08
  accessListNamesAddresses, // NET-06
  documentStoreHasAWayIn, // NET-06
  defaultGroupIsEmpty, // NET-09
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
  edgeRedirectsToHttps, // EDGE-01
  listenerRedirectsToHttps, // EDGE-01
  responsesCarryHsts, // EDGE-02
  responsesCarryCsp, // EDGE-03
  responsesForbidSniffing, // EDGE-05
  corsNamesOwnOrigins, // EDGE-07
  corsNamesOwnHeaders, // EDGE-07
  corsCredentialsHaveListedOrigins, // EDGE-07
  edgeBlocksKnownAttacks, // EDGE-08
  edgeAbsorbsFloods, // EDGE-09
  adminRoutesHaveTighterLimits, // EDGE-13
  routesHaveLimits, // EDGE-13
  adminRoutesHaveAllowList, // EDGE-14
  adminRoutesHaveLogin, // EDGE-15
  loginsNamePeople, // EDGE-15
  recordsAreProxied, // EDGE-16
  recordsPointAtStack, // EDGE-16
  zoneIsSigned, // EDGE-16
  zoneNamesItsAuthorities, // EDGE-16
  domainWithoutMailSaysSo, // EDGE-16
  hostnamesFailOver, // EDGE-17
  staticAssetsAreCached, // EDGE-18
  cacheHoldsFilesAlone, // EDGE-18
  originVerifiesEdge, // EDGE-19
  edgeShowsOwnCertificate, // EDGE-19
  originTrustsOwnAuthority, // EDGE-19
  originPullEndIsAnnounced, // EDGE-19
  originPullEndReachesEveryChannel, // EDGE-19
  tunnelAnswersNamedHostnames, // EDGE-19
  tunnelLeadsToItsService, // EDGE-19
  healthRoutesPass, // EDGE-21
  serviceRunsTwoCopies, // CMP-01
  containerHasHealthCheck, // CMP-02
  targetGroupChecksOwnRoute, // CMP-02
  connectorWaitsForHealth, // CMP-02
  taskHasLimits, // CMP-03
  servicesScaleByThemselves, // CMP-04
  imageIsPinned, // CMP-05
  registryScansImages, // CMP-06
  buildsReadFindings, // CMP-06
  containerRunsWithoutRoot, // CMP-07
  instanceMetadataIsClosed, // CMP-07
  containersHaveNoShell, // CMP-11
  instanceHasNoKeyPair, // CMP-11
  registryKeepsTaggedImages, // CMP-12
  registryTagsAreImmutable, // CMP-12
  databaseSpansTwoZones, // DAT-01
  replicaSetHasThreeMembers, // DAT-02
  databaseRefusesDeletion, // DAT-03
  storeIsProtected, // DAT-03
  connectionsArePooled, // DAT-04
  cachePersistsAndFailsOver, // DAT-05
  documentStoreRefusesDeletion, // DAT-03
  storeUpdatesByItself, // DAT-06
  documentStoreUpdatesInAWindow, // DAT-06
  databaseVersionIsSupported, // DAT-07
  cacheVersionIsSupported, // DAT-07
  documentStoreVersionIsSupported, // DAT-07
  documentStoreHasOwnProject, // DAT-08
  databaseLogsSlowQueries, // DAT-09
  databaseBacksUpDaily, // BAK-01
  documentStoreBacksUpDaily, // BAK-01
  missingSnapshotsAreTold, // BAK-01
  backupRoleTakesSnapshots, // BAK-01
  backupsLeaveTheirRegion, // BAK-02
  documentBackupsLeaveTheirRegion, // BAK-02
  dailySnapshotsAreKept, // BAK-03
  documentDailySnapshotsAreKept, // BAK-03
  monthlySnapshotsAreKept, // BAK-04
  documentMonthlySnapshotsAreKept, // BAK-04
  restoresAreTried, // BAK-05
  databaseRecoversToAPoint, // BAK-06
  plansLeaveRecoveryToTheDatabase, // BAK-06
  documentStoreRecoversToAPoint, // BAK-06
  restoreFitsItsTime, // BAK-07
  backupWritersCannotDelete, // BAK-08
  vaultsAreLocked, // BAK-08
  documentBackupsCannotBeShortened, // BAK-08
  backupBucketExpires, // BAK-09
  backupBucketKeepsVersions, // BAK-09
  backupBucketLogsAccess, // BAK-09
  bucketsBlockPublicAccess, // BAK-09
  dumpLandsInAnotherRegion, // BAK-12
  endsOfScheduledTasksAreTold, // BAK-12
  containerWritesLogs, // OBS-01
  logsAreKept, // OBS-01
  firewallWritesLogs, // OBS-01
  healthRoutesAreProbed, // OBS-06
  outageIsSeenInTime, // OBS-09
  fastErrorsAreTold, // OBS-09
  failuresFromOutsideAreTold, // OBS-09
  whatStandsIsWatched, // OBS-09
  tasksAreCounted, // OBS-09
  accountActivityIsRecorded, // OBS-10
  threatsAreWatched, // OBS-10
  accountSettingsAreRecorded, // OBS-10
  alarmsNotifySomebody, // ALR-06
  alarmsSayTheFirstStep, // ALR-06
  alarmsReachNamedPeople, // ALR-06
  topicsAdmitTheirPublishers, // ALR-06
  deploymentRollsBack, // DEL-03
  deploymentsAreTold, // DEL-05
  maintenanceRefusesWrites, // DEL-06
  imageRanBefore, // DEL-12
  resourcesCarryTags, // GOV-01
  budgetAlarmsInTime, // GOV-02
  permissionsAreLimited, // GOV-03
  attachedPoliciesAreAllowed, // GOV-03
  attachedPoliciesAreDeclared, // GOV-03
  rolesTrustOwnAccount, // GOV-03
  registryAdmitsDeclaredAccounts, // GOV-03
  resourcePoliciesNamePrincipals, // GOV-03
  regionsAreConfigured, // GOV-04
  resourcesStandInConfiguredRegions, // GOV-04
];
