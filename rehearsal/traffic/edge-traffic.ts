import type { Entity } from "../cloud/entity.ts";
import { live } from "../services/aws/live.ts";
import { TOKEN } from "../services/aws/tokens.ts";
import { number, record, records, text, textList } from "../services/known.ts";
import { AccessGate } from "./access-gate.ts";
import type { Answer, Visit } from "./answer.ts";
import { CloudflareEdge } from "./cloudflare-edge.ts";
import { Counters } from "./counters.ts";
import { WebAclAtWork } from "./web-acl.ts";

const RECORD = "cloudflare:index/dnsRecord:DnsRecord";
const PULL_SWITCH = "cloudflare:index/authenticatedOriginPullsSettings:AuthenticatedOriginPullsSettings";
const PULL_CERTIFICATE =
  "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate";

/** What stands in the simulated accounts. */
export interface Standing {
  readonly cloudflare: readonly Entity[];
  readonly aws: readonly Entity[];
}

/**
 * Requests on their way from a browser to a service, through what the simulated accounts hold: the zone's rulesets, the logins
 * behind them, the load balancer's question for a certificate, the web ACL, the listener's rules. Counts are kept from visit to
 * visit.
 */
export class EdgeTraffic {
  readonly #standing: Standing;
  readonly #counters = new Counters();

  constructor(standing: Standing) {
    this.#standing = standing;
  }

  visit(visit: Visit): Answer {
    const record_ = this.#standing.cloudflare.find(
      (entity) =>
        entity.token === RECORD && live(entity).name === visit.host && live(entity).content !== undefined,
    );
    if (record_ === undefined) throw new Error(`${visit.host} has no record in the rehearsal.`);
    const passed: string[] = [];
    const proxied = live(record_).proxied === true;
    const zone = new CloudflareEdge(this.#standing.cloudflare, String(live(record_).zoneId), this.#counters);
    const login = new AccessGate(this.#standing.cloudflare);
    const stopped = proxied ? (zone.request(visit, passed) ?? login.request(visit)) : undefined;
    if (stopped !== undefined) return { ...stopped, passed };
    const arrived = proxied
      ? { ...visit, headers: { ...visit.headers, "cf-connecting-ip": visit.address } }
      : visit;
    const shows = proxied && this.#showsCertificate(String(live(record_).zoneId));
    const answer = { ...this.#origin(arrived, String(live(record_).content), shows, passed), passed };
    return proxied ? zone.response(visit, answer) : answer;
  }

  /** Authenticated origin pull: the zone has a certificate of its own and shows it. */
  #showsCertificate(zoneId: string): boolean {
    const ofZone = (token: string) =>
      this.#standing.cloudflare
        .filter((entity) => entity.token === token)
        .map(live)
        .find((one) => one.zoneId === zoneId);
    return ofZone(PULL_SWITCH)?.enabled === true && ofZone(PULL_CERTIFICATE) !== undefined;
  }

  /** Whose certificate the load balancer trusts is judged where the trust store is made, and not again here. */
  #origin(
    visit: Visit,
    dnsName: string,
    showsCertificate: boolean,
    passed: string[],
  ): Omit<Answer, "passed"> {
    const balancer = this.#standing.aws.find(
      (entity) => entity.token === TOKEN.loadBalancer && live(entity).dnsName === dnsName,
    );
    if (balancer === undefined) throw new Error(`${dnsName} leads to no load balancer of the rehearsal.`);
    if (!showsCertificate && this.#asksForCertificate(balancer.id))
      return { layer: "load balancer", by: "no client certificate", status: 0, headers: {}, body: "" };
    const acl = WebAclAtWork.before(this.#standing.aws, balancer.id, this.#counters);
    return acl?.request(visit, passed) ?? this.#listener(visit, balancer.id);
  }

  #asksForCertificate(balancerArn: string): boolean {
    return this.#standing.aws.some(
      (entity) =>
        entity.token === TOKEN.listener &&
        live(entity).loadBalancerArn === balancerArn &&
        text(record(live(entity), "mutualAuthentication") ?? {}, "mode") === "verify",
    );
  }

  #listener(visit: Visit, balancerArn: string): Omit<Answer, "passed"> {
    const listeners = this.#standing.aws
      .filter((entity) => entity.token === TOKEN.listener && live(entity).loadBalancerArn === balancerArn)
      .map(({ id }) => id);
    const rule = this.#standing.aws
      .filter(
        (entity) =>
          entity.token === TOKEN.listenerRule && listeners.includes(String(live(entity).listenerArn)),
      )
      .sort((a, b) => (number(live(a), "priority") ?? 0) - (number(live(b), "priority") ?? 0))
      .find((entity) => records(live(entity), "conditions").every((condition) => holds(condition, visit)));
    if (rule === undefined)
      return {
        layer: "load balancer",
        by: "the listener's default",
        status: 404,
        headers: {},
        body: "Not found",
      };
    const target = records(live(rule), "actions").map((action) => text(action, "targetGroupArn"))[0];
    return { layer: "service", by: String(target), status: 200, headers: {}, body: "" };
  }
}

function holds(condition: Readonly<Record<string, unknown>>, { host, path }: Visit): boolean {
  const hosts = record(condition, "hostHeader");
  const paths = record(condition, "pathPattern");
  if (hosts !== undefined)
    return textList(hosts, "values").some((pattern) => fits(pattern.toLowerCase(), host));
  if (paths !== undefined) return textList(paths, "values").some((pattern) => fits(pattern, path));
  return false;
}

/** Load-balancer patterns: `*` any run of characters, `?` one. */
function fits(pattern: string, value: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`).test(value);
}
