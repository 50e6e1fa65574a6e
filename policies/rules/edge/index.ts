import type { Rule } from "../../rule.ts";
import { adminRoutesHaveAllowList } from "./admin-routes-have-allow-list.ts";
import { adminRoutesHaveLogin } from "./admin-routes-have-login.ts";
import { adminRoutesHaveTighterLimits } from "./admin-routes-have-tighter-limits.ts";
import { cacheHoldsFilesAlone } from "./cache-holds-files-alone.ts";
import { corsCredentialsHaveListedOrigins } from "./cors-credentials-have-listed-origins.ts";
import { corsNamesOwnHeaders } from "./cors-names-own-headers.ts";
import { corsNamesOwnOrigins } from "./cors-names-own-origins.ts";
import { domainWithoutMailSaysSo } from "./domain-without-mail-says-so.ts";
import { edgeAbsorbsFloods } from "./edge-absorbs-floods.ts";
import { edgeBlocksKnownAttacks } from "./edge-blocks-known-attacks.ts";
import { edgeRedirectsToHttps } from "./edge-redirects-to-https.ts";
import { edgeShowsOwnCertificate } from "./edge-shows-own-certificate.ts";
import { healthRoutesPass } from "./health-routes-pass.ts";
import { hostnamesFailOver } from "./hostnames-fail-over.ts";
import { listenerRedirectsToHttps } from "./listener-redirects-to-https.ts";
import { loginsNamePeople } from "./logins-name-people.ts";
import { originPullEndIsAnnounced } from "./origin-pull-end-is-announced.ts";
import { originPullEndReachesEveryChannel } from "./origin-pull-end-reaches-every-channel.ts";
import { originTrustsOwnAuthority } from "./origin-trusts-own-authority.ts";
import { originVerifiesEdge } from "./origin-verifies-edge.ts";
import { recordsAreProxied } from "./records-are-proxied.ts";
import { recordsPointAtStack } from "./records-point-at-stack.ts";
import { responsesCarryCsp } from "./responses-carry-csp.ts";
import { responsesCarryHsts } from "./responses-carry-hsts.ts";
import { responsesForbidSniffing } from "./responses-forbid-sniffing.ts";
import { routesHaveLimits } from "./routes-have-limits.ts";
import { staticAssetsAreCached } from "./static-assets-are-cached.ts";
import { tunnelAnswersNamedHostnames } from "./tunnel-answers-named-hostnames.ts";
import { tunnelLeadsToItsService } from "./tunnel-leads-to-its-service.ts";
import { zoneIsSigned } from "./zone-is-signed.ts";
import { zoneNamesItsAuthorities } from "./zone-names-its-authorities.ts";

/** The rules of this folder, by checklist row. */
export const EDGE_RULES: readonly Rule[] = [
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
];
