import { isIP } from "node:net";
import type { Entity } from "../cloud/entity.ts";
import { live } from "../services/aws/live.ts";
import { WEB_ACL, WEB_ACL_ASSOCIATION, WEB_ACL_LOGGING } from "../services/aws/wafv2.ts";
import { number, record, records, text } from "../services/known.ts";
import { statementHolds } from "./acl-statement.ts";
import type { Stop, Visit } from "./answer.ts";
import type { Counters } from "./counters.ts";
import { type AclMatch, keepsLine } from "./web-acl-log.ts";

/** The header is there, and holds no address. */
const UNREADABLE = Symbol("unreadable");

type Plain = Readonly<Record<string, unknown>>;

/** AWS WAF before one load balancer: its rules in the order of their priorities. */
export class WebAclAtWork {
  readonly #acl: Plain;
  readonly #counters: Counters;
  readonly #logging: Plain | undefined;
  readonly #lines: Visit[];

  private constructor(acl: Plain, logging: Plain | undefined, counters: Counters, lines: Visit[]) {
    this.#acl = acl;
    this.#logging = logging;
    this.#counters = counters;
    this.#lines = lines;
  }

  /** The web ACL that stands before the load balancer; undefined where none does. Requests that its log keeps go to `lines`. */
  static before(
    entities: readonly Entity[],
    loadBalancerArn: string,
    counters: Counters,
    lines: Visit[] = [],
  ): WebAclAtWork | undefined {
    const association = entities.find(
      (entity) => entity.token === WEB_ACL_ASSOCIATION && live(entity).resourceArn === loadBalancerArn,
    );
    if (association === undefined) return undefined;
    const acl = entities.find(
      (entity) => entity.token === WEB_ACL && live(entity).arn === live(association).webAclArn,
    );
    if (acl === undefined) return undefined;
    const logging = entities
      .filter(({ token }) => token === WEB_ACL_LOGGING)
      .map(live)
      .find(({ resourceArn }) => resourceArn === live(acl).arn);
    return new WebAclAtWork(live(acl), logging, counters, lines);
  }

  request(visit: Visit, passed: string[]): Stop {
    const matches: AclMatch[] = [];
    const stop = this.#decide(visit, passed, matches);
    if (this.#logging !== undefined && keepsLine(this.#logging, matches)) this.#lines.push(visit);
    return stop;
  }

  #decide(visit: Visit, passed: string[], matches: AclMatch[]): Stop {
    const rules = [...records(this.#acl, "rules")].sort(
      (a, b) => (number(a, "priority") ?? 0) - (number(b, "priority") ?? 0),
    );
    for (const rule of rules) {
      const name = text(rule, "name") ?? "";
      if (!this.#applies(rule, name, visit)) continue;
      const override = record(rule, "overrideAction");
      const action = record(rule, "action") ?? (override?.none === undefined ? { count: {} } : { block: {} });
      matches.push({ action: Object.keys(action)[0]?.toUpperCase() ?? "", labels: this.#labels(rule) });
      if (action.allow !== undefined) {
        passed.push(name);
        return undefined;
      }
      const block = record(action, "block");
      if (block !== undefined) return this.#blocked(name, block);
      passed.push(name);
    }
    matches.push({
      action: Object.keys(record(this.#acl, "defaultAction") ?? {})[0]?.toUpperCase() ?? "",
      labels: [],
    });
    return undefined;
  }

  /** In full, as the log has them (AWS WAF Developer Guide, "Label syntax and naming requirements", read 2026-11-27). */
  #labels(rule: Plain): readonly string[] {
    const account = (text(this.#acl, "arn") ?? "").split(":")[4] ?? "";
    return records(rule, "ruleLabels").map(
      (label) => `awswaf:${account}:webacl:${text(this.#acl, "name") ?? ""}:${text(label, "name") ?? ""}`,
    );
  }

  #applies(rule: Plain, name: string, visit: Visit): boolean {
    const statement = record(rule, "statement") ?? {};
    if (record(statement, "managedRuleGroupStatement") !== undefined) return visit.attack !== undefined;
    const rate = record(statement, "rateBasedStatement");
    if (rate === undefined) return statementHolds(statement, visit);
    const scope = record(rate, "scopeDownStatement");
    if (scope !== undefined && !statementHolds(scope, visit)) return false;
    const caller = callerOf(rate, visit);
    if (caller === undefined) return false;
    if (caller === UNREADABLE)
      return text(record(rate, "forwardedIpConfig") ?? {}, "fallbackBehavior") === "MATCH";
    const count = this.#counters.count(
      `waf ${name}`,
      caller,
      visit.atSeconds,
      number(rate, "evaluationWindowSec") ?? 300,
    );
    return count > (number(rate, "limit") ?? 0);
  }

  #blocked(name: string, block: Plain): NonNullable<Stop> {
    const response = record(block, "customResponse");
    const key = response === undefined ? undefined : text(response, "customResponseBodyKey");
    const body = records(this.#acl, "customResponseBodies").find((one) => text(one, "key") === key);
    const headers = records(response ?? {}, "responseHeaders").map(
      (header) => [(text(header, "name") ?? "").toLowerCase(), text(header, "value") ?? ""] as const,
    );
    return {
      layer: "load balancer",
      by: name,
      status: number(response ?? {}, "responseCode") ?? 403,
      headers: Object.fromEntries(headers),
      body: body === undefined ? "" : (text(body, "content") ?? ""),
    };
  }
}

/**
 * Whom a request is counted for. Without the header a rule that counts by it does not apply at all; of several addresses the first
 * counts, and where that is none the fallback decides (AWS WAF API reference, ForwardedIPConfig, read 2026-11-27).
 */
function callerOf(rate: Plain, { headers }: Visit): string | typeof UNREADABLE | undefined {
  switch (text(rate, "aggregateKeyType")) {
    case "FORWARDED_IP": {
      const header = text(record(rate, "forwardedIpConfig") ?? {}, "headerName") ?? "";
      const first = headers[header.toLowerCase()]?.split(",")[0]?.trim();
      return first === undefined || isIP(first) !== 0 ? first : UNREADABLE;
    }
    case "IP":
      return "the edge"; // the connection comes from there
    default:
      return "everybody";
  }
}
