import { fact } from "../../expect.ts";
import { ACCESS_POLICY, coversRoute, protectedUris } from "../../relations/access-applications.ts";
import { noAdminRoutes } from "../../relations/no-admin-routes.ts";
import { ACCESS_APPLICATION } from "../../relations/passing-requests.ts";
import { judge, stackRule } from "../../rule.ts";

export const adminRoutesHaveLogin = stackRule({
  name: "admin-routes-have-login",
  control: "EDGE-15",
  severity: "high",
  enforcement: "mandatory",
  statement: "A login of the edge stands before every admin route.",
  rationale: "The application's own login is code that changes every week; a second one before it does not.",
  remediation:
    "Name the route under admin.routes and leave its application of Cloudflare Access and the policy in it.",
  source: {
    url: "https://developers.cloudflare.com/cloudflare-one/access-controls/policies/app-paths/",
    readOn: "2026-11-20",
  },
  check: (index, context) =>
    noAdminRoutes(context) ??
    context.adminRoutes.flatMap(({ hostname, path }) => {
      const applications = index.ofType(ACCESS_APPLICATION);
      const property = `route ${hostname}${path}`;
      const expected = "behind an application of Cloudflare Access with a policy";
      return judge(undefined, () => {
        const before = applications.filter((one) =>
          protectedUris(one).some((uri) => coversRoute(uri, hostname, path)),
        );
        if (before.length === 0) return fact(false, property, expected, "no login");
        return before.flatMap((one) => {
          const policies = index.linked(one, "policies", ACCESS_POLICY);
          const inline = Array.isArray(one.inputs.policies) && one.inputs.policies.length > 0;
          const asks = policies.length > 0 || inline;
          return {
            ...fact(asks, property, expected, asks ? "a login" : "a login without a policy"),
            urn: one.urn,
          };
        });
      });
    }),
});
