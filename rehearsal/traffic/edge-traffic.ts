import type { Entity } from "../cloud/entity.ts";
import { live } from "../services/aws/live.ts";
import { TOKEN } from "../services/aws/tokens.ts";
import { number, record, records, text, textList } from "../services/known.ts";
import { AccessGate } from "./access-gate.ts";
import type { Answer, Visit } from "./answer.ts";
import { CloudflareEdge } from "./cloudflare-edge.ts";
import { Counters } from "./counters.ts";
import { tunnelAnswer } from "./tunnel-way.ts";
import { WebAclAtWork } from "./web-acl.ts";
import { type Origin, WorkerAtWork } from "./worker-at-work.ts";

const RECORD = "cloudflare:index/dnsRecord:DnsRecord";
/** Records that say something of a name and lead nobody anywhere. */
const SILENT = ["TXT", "MX", "CAA"];
const PULL_SWITCH = "cloudflare:index/authenticatedOriginPullsSettings:AuthenticatedOriginPullsSettings";
const PULL_CERTIFICATE =
  "cloudflare:index/authenticatedOriginPullsCertificate:AuthenticatedOriginPullsCertificate";

/** What stands in the simulated accounts. */
export interface Standing {
  readonly cloudflare: readonly Entity[];
  readonly aws: readonly Entity[];
  /** Names of origins in public DNS that nobody reaches now. */
  readonly down?: readonly string[];
  /** What hosts outside these accounts answer, by name; nobody reaches the others. */
  readonly elsewhere?: Readonly<Record<string, Omit<Answer, "passed">>>;
}

/** What Cloudflare answers for an origin to which no connection came up (Cloudflare support, "5xx errors", from memory, 2026-11). */
const NOT_REACHED: Omit<Answer, "passed"> = {
  layer: "cloudflare",
  by: "no origin",
  status: 522,
  headers: { "content-type": "text/html; charset=UTF-8" },
  body: "Connection timed out",
};

/** One visit at the end of the zone's own rules. */
interface Way {
  /** What a rule or a login answered; undefined lets the visit go on. */
  readonly stopped: Answer | undefined;
  readonly arrived: Visit;
  readonly dnsName: string;
  readonly passed: string[];
  readonly proxied: boolean;
  readonly zoneId: string;
  readonly back: (answer: Omit<Answer, "passed">) => Answer;
}

/**
 * Requests on their way from a browser to a service, through what the simulated accounts hold: the zone's rulesets, the logins
 * behind them, the load balancer's question for a certificate, the web ACL, the listener's rules. Counts are kept from visit to
 * visit.
 */
export class EdgeTraffic {
  readonly #standing: Standing;
  readonly #counters = new Counters();
  readonly #firewallLines: Visit[] = [];

  constructor(standing: Standing) {
    this.#standing = standing;
  }

  /** Requests of which the web ACLs' logs keep a line, in order. */
  get firewallLines(): readonly Visit[] {
    return this.#firewallLines;
  }

  /** Without Workers, whose code answers later. */
  visit(visit: Visit): Answer {
    const way = this.#way(visit);
    return way.stopped ?? way.back(this.#origin(way));
  }

  /** Through the Worker too that the zone's routes put before the origin. */
  async visitThroughWorkers(visit: Visit): Promise<Answer> {
    const way = this.#way(visit);
    if (way.stopped !== undefined) return way.stopped;
    const worker = way.proxied
      ? WorkerAtWork.before(this.#standing.cloudflare, way.zoneId, visit)
      : undefined;
    if (worker === undefined) return way.back(this.#origin(way));
    const origin: Origin = (host) => (host === visit.host ? this.#origin(way) : this.#elsewhere(host));
    return way.back(await worker.answer(way.arrived, origin));
  }

  /** From the browser to the end of the zone's own rules, and how an answer comes back from there. */
  #way(visit: Visit): Way {
    const entity = this.#standing.cloudflare.find(
      (one) =>
        one.token === RECORD &&
        live(one).name === visit.host &&
        live(one).content !== undefined &&
        !SILENT.includes(text(live(one), "type") ?? ""),
    );
    if (entity === undefined) throw new Error(`${visit.host} has no record in the rehearsal.`);
    const proxied = live(entity).proxied === true;
    const zoneId = String(live(entity).zoneId);
    const passed: string[] = [];
    const zone = new CloudflareEdge(this.#standing.cloudflare, zoneId, this.#counters);
    const login = new AccessGate(this.#standing.cloudflare);
    const stopped = proxied ? (zone.request(visit, passed) ?? login.request(visit)) : undefined;
    const headers = { ...visit.headers, "cf-connecting-ip": visit.address };
    return {
      stopped: stopped === undefined ? undefined : { ...stopped, passed },
      arrived: proxied ? { ...visit, headers } : visit,
      dnsName: String(live(entity).content),
      passed,
      proxied,
      zoneId,
      back: (answer) => (proxied ? zone.response(visit, { ...answer, passed }) : { ...answer, passed }),
    };
  }

  #elsewhere(host: string): Omit<Answer, "passed"> {
    return this.#standing.elsewhere?.[host] ?? NOT_REACHED;
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
  #origin({ arrived: visit, dnsName, passed, proxied, zoneId }: Way): Omit<Answer, "passed"> {
    if (this.#standing.down?.includes(dnsName) === true) return NOT_REACHED;
    const tunnel = tunnelAnswer(this.#standing.cloudflare, dnsName, visit);
    if (tunnel !== undefined) return tunnel;
    const showsCertificate = proxied && this.#showsCertificate(zoneId);
    const balancer = this.#standing.aws.find(
      (entity) => entity.token === TOKEN.loadBalancer && live(entity).dnsName === dnsName,
    );
    if (balancer === undefined) throw new Error(`${dnsName} leads to no load balancer of the rehearsal.`);
    if (!showsCertificate && this.#asksForCertificate(balancer.id))
      return { layer: "load balancer", by: "no client certificate", status: 0, headers: {}, body: "" };
    const acl = WebAclAtWork.before(this.#standing.aws, balancer.id, this.#counters, this.#firewallLines);
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
