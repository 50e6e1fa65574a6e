import { fact, notApplicable } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import { judge, stackRule } from "../../rule.ts";
import { HEALTH_CHECK } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

export const healthRoutesAreProbed = stackRule({
  name: "health-routes-are-probed",
  control: "OBS-06",
  severity: "high",
  enforcement: "mandatory",
  statement: "Every health route of a public service is asked from outside, over HTTPS.",
  rationale: "What stands inside sees neither DNS nor the edge fail.",
  remediation: "Leave outsideProbes on.",
  source: {
    url: "https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-types.html",
    readOn: "not yet",
  },
  check: (index, { healthRoutes = [] }) =>
    judge(undefined, () =>
      healthRoutes.length === 0
        ? notApplicable("no service has a public health route")
        : healthRoutes.map((route) => probed(index, route)),
    ),
});

function probed(
  index: ViewIndex,
  { hostname, path }: { readonly hostname: string; readonly path: string },
): Verdict {
  const found = index.ofType(HEALTH_CHECK).filter((view) => {
    const read = inputsOf(view);
    // @pulumi/aws 7.48.0, route53.HealthCheck: the path is / where nothing is said, and a check is on.
    return (
      read.text("fqdn") === hostname &&
      (read.text("resourcePath") ?? "/") === path &&
      (read.text("type") ?? "").startsWith("HTTPS") &&
      !read.flag("disabled", false)
    );
  });
  const names = found.map(({ name }) => name).join(", ");
  return fact(
    found.length > 0,
    `probe of https://${hostname}${path}`,
    "declared",
    names === "" ? "nothing" : names,
  );
}
