import { fact, notApplicable } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { nameOf, resourceRule } from "../../rule.ts";
import { TARGET_GROUP } from "../../tokens.ts";

export const targetGroupChecksOwnRoute = resourceRule({
  name: "target-group-checks-own-route",
  control: "CMP-02",
  severity: "medium",
  enforcement: "mandatory",
  statement: "The load balancer checks every service on a health route of its own.",
  rationale: "The front page may be slow or redirect; a health route says whether the task is alive.",
  remediation: "Give the service a health.livePath other than /.",
  source: {
    url: "https://unpkg.com/@pulumi/aws@7.48.0/types/input.d.ts",
    readOn: "2026-11-27",
  },
  types: [TARGET_GROUP, "aws:alb/targetGroup:TargetGroup"],
  check(view, { deepRoutes = [] }) {
    const read = inputsOf(view);
    const protocol = read.text("protocol");
    if (protocol !== "HTTP" && protocol !== "HTTPS") return notApplicable("not an HTTP target group");
    const on = read.flag("healthCheck.enabled", true); // @pulumi/aws 7.48.0: default true
    const path = read.text("healthCheck.path") ?? "/"; // @pulumi/aws 7.48.0: default / for HTTP
    const service = view.parent === undefined ? undefined : nameOf(view.parent);
    // A database that is slow for a minute must not cost every task: the deep route is for the probes.
    const deep = deepRoutes.some((route) => route.service === service && route.path === path);
    if (on && deep)
      return fact(false, "healthCheck.path", "the service's live route", `its deep one, "${path}"`);
    const found = on ? `"${path}"` : "no check";
    return fact(on && path !== "/", "healthCheck.path", "a route of its own", found);
  },
});
