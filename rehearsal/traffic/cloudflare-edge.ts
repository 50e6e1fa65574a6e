import type { Entity } from "../cloud/entity.ts";
import { live } from "../services/aws/live.ts";
import { flag, isRecord, number, record, records, text, textList } from "../services/known.ts";
import type { Answer, Stop, Visit } from "./answer.ts";
import type { Counters } from "./counters.ts";
import { meansRequest, textFrom } from "./rules-language.ts";

type Plain = Readonly<Record<string, unknown>>;

const RULESET = "cloudflare:index/ruleset:Ruleset";
const CHALLENGES = ["challenge", "js_challenge", "managed_challenge"];

/**
 * One zone's rulesets at work, phase by phase. Order of phases: Cloudflare's "Phases list", from memory, 2026-11: custom rules,
 * rate limiting, managed rules, then the response's headers.
 */
export class CloudflareEdge {
  readonly #rules: (phase: string) => readonly Plain[];
  readonly #counters: Counters;

  constructor(entities: readonly Entity[], zoneId: string, counters: Counters) {
    this.#counters = counters;
    this.#rules = (phase) =>
      entities
        .filter(
          ({ inputs, token }) => token === RULESET && inputs.zoneId === zoneId && inputs.phase === phase,
        )
        .flatMap((ruleset) => records(live(ruleset), "rules"))
        .filter((rule) => flag(rule, "enabled") !== false);
  }

  /** What Cloudflare answers before it asks the origin. */
  request(visit: Visit, passed: string[]): Stop {
    const skipped = new Set<string>();
    return (
      this.#custom(visit, passed, skipped) ?? this.#limits(visit, skipped) ?? this.#managed(visit, skipped)
    );
  }

  #custom(visit: Visit, passed: string[], skipped: Set<string>): Stop {
    for (const rule of this.#rules("http_request_firewall_custom")) {
      if (!matches(rule, visit)) continue;
      const action = text(rule, "action") ?? "";
      if (action === "block") return stop(rule, 403);
      if (CHALLENGES.includes(action))
        return { ...stop(rule, 403), headers: { "cf-mitigated": "challenge" } };
      passed.push(nameOf(rule));
      if (action !== "skip") continue;
      const parameters = record(rule, "actionParameters") ?? {};
      for (const phase of textList(parameters, "phases")) skipped.add(phase);
      if (text(parameters, "ruleset") === "current") return undefined;
    }
    return undefined;
  }

  #limits(visit: Visit, skipped: ReadonlySet<string>): Stop {
    if (skipped.has("http_ratelimit")) return undefined;
    for (const rule of this.#rules("http_ratelimit")) {
      const limit = record(rule, "ratelimit");
      if (limit === undefined || !matches(rule, visit)) continue;
      const counting = text(limit, "countingExpression");
      if (counting !== undefined && counting !== text(rule, "expression"))
        throw new Error(`The rehearsal's edge counts by a rule's own expression alone; got "${counting}".`);
      if (flag(limit, "requestsToOrigin") === true)
        throw new Error(
          "The rehearsal's edge has no cache that would keep requests from the origin; got requestsToOrigin.",
        );
      const name = `cloudflare ${nameOf(rule)}`;
      if (this.#counters.isHeld(name, visit.address, visit.atSeconds)) return stop(rule, 429);
      const count = this.#counters.count(name, visit.address, visit.atSeconds, number(limit, "period") ?? 0);
      if (count <= (number(limit, "requestsPerPeriod") ?? 0)) continue;
      this.#counters.hold(name, visit.address, visit.atSeconds + (number(limit, "mitigationTimeout") ?? 0));
      return stop(rule, 429);
    }
    return undefined;
  }

  #managed(visit: Visit, skipped: ReadonlySet<string>): Stop {
    if (visit.attack === undefined || skipped.has("http_request_firewall_managed")) return undefined;
    const rule = this.#rules("http_request_firewall_managed").find((one) => {
      const overrides = record(record(one, "actionParameters") ?? {}, "overrides") ?? {};
      const blocks = flag(overrides, "enabled") !== false && text(overrides, "action") !== "log";
      return text(one, "action") === "execute" && blocks && matches(one, visit);
    });
    return rule === undefined ? undefined : stop(rule, 403);
  }

  /** The answer with the headers that the zone's rules set, add and take away. */
  response(visit: Visit, answer: Answer): Answer {
    const headers: Record<string, string> = { ...answer.headers };
    for (const rule of this.#rules("http_response_headers_transform")) {
      if (!matches(rule, visit)) continue;
      const changes = record(record(rule, "actionParameters") ?? {}, "headers") ?? {};
      for (const [header, change] of Object.entries(changes)) {
        if (!isRecord(change)) continue;
        const name = header.toLowerCase();
        const expression = text(change, "expression");
        const value = expression === undefined ? text(change, "value") : textFrom(expression, visit);
        if (text(change, "operation") === "remove") delete headers[name];
        else if (value !== undefined)
          headers[name] =
            text(change, "operation") === "add" && headers[name] !== undefined
              ? `${headers[name]}, ${value}`
              : value;
      }
    }
    return { ...answer, headers };
  }
}

function matches(rule: Plain, visit: Visit): boolean {
  return meansRequest(text(rule, "expression") ?? "false", visit);
}

function nameOf(rule: Plain): string {
  return text(rule, "ref") ?? text(rule, "id") ?? "";
}

function stop(rule: Plain, status: number): NonNullable<Stop> {
  return { layer: "cloudflare", by: nameOf(rule), status, headers: {}, body: "" };
}
