import { fact, heldBy } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { type WebRequest, webRequest } from "../../languages/web-request.ts";
import { inputsOf } from "../../reader.ts";
import { type EdgeRule, isManagedGroup, webAclRules } from "../../relations/edge-rules.ts";
import { publicRoutes } from "../../relations/public-routes.ts";
import { judge, stackRule } from "../../rule.ts";
import type { Finding, Verdict } from "../../verdict.ts";

const WRITES = ["POST", "PUT", "PATCH", "DELETE"];
const READS = ["GET", "HEAD"];
const EXPECTED = "one that refuses writes with a message and lets reads pass";

export const maintenanceRefusesWrites = stackRule({
  name: "maintenance-refuses-writes",
  control: "DEL-06",
  severity: "medium",
  enforcement: "mandatory",
  statement: "Maintenance mode stands ready: a rule that refuses writes with a message and lets reads pass.",
  rationale: "On the day it is needed nobody should have to write and try rules first.",
  remediation: "Write maintenance with a message, and edge.waf.loadBalancer: true.",
  source: {
    url: "https://docs.aws.amazon.com/waf/latest/developerguide/customizing-the-response-for-blocked-requests.html",
    readOn: "2026-11-20",
  },
  check(index) {
    const routes = publicRoutes(index);
    if (routes.length === 0) return [{ state: "notApplicable", reason: "no public route", urn: undefined }];
    return routes.flatMap(({ example, hostname, view }) =>
      judge(view.urn, () => verdict(index, webRequest({ host: hostname, path: example }))),
    );
  },
});

function verdict(index: ViewIndex, request: WebRequest): Verdict | Finding {
  const property = `maintenance rule for ${request.host}${request.path}`;
  const rule = webAclRules(index).find((one) => isMaintenance(one, request));
  if (rule === undefined) return fact(false, property, EXPECTED, "none");
  const message = hasMessage(index, rule);
  const state = rule.action === "block" ? "switched on" : "ready, counting what it would refuse";
  return heldBy(rule.urn, fact(message, property, EXPECTED, message ? state : "one without a message"));
}

/** Stops every write and no read, whatever the path. */
function isMaintenance(rule: EdgeRule, request: WebRequest): boolean {
  if (isManagedGroup(rule) || rule.read.has("statement.rateBasedStatement")) return false;
  if (rule.action !== "block" && rule.action !== "count") return false;
  return (
    WRITES.every((method) => rule.matches({ ...request, method })) &&
    !READS.some((method) => rule.matches({ ...request, method }))
  );
}

/** Switched on, its answer names a body; ready, the body waits under the rule's name. */
function hasMessage(index: ViewIndex, rule: EdgeRule): boolean {
  const acl = index.byUrn.get(rule.urn);
  if (acl === undefined) return false;
  const key =
    rule.action === "block" ? rule.read.text("action.block.customResponse.customResponseBodyKey") : rule.name;
  const body = inputsOf(acl)
    .items("customResponseBodies")
    .find((one) => one.text("key") === key);
  return (body?.text("content") ?? "") !== "";
}
