import { fact } from "../../expect.ts";
import type { Expectation } from "../../expectations.ts";
import { zoneOfAnother } from "../../relations/zone.ts";
import { judge, type StackRule, stackRule } from "../../rule.ts";

type Declared = Expectation & { readonly rule: "admin-route" };

/** Makes the rule that the stack's file names a route of the product's staff, which two further rules then guard. */
export function adminRouteIsNamed(control: string, { path }: Declared): StackRule {
  return stackRule({
    name: `admin-route${path.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}-is-named-${control.toLowerCase()}`,
    control,
    severity: "high",
    enforcement: "mandatory",
    statement: `The route ${path} is one of the stack's admin routes.`,
    rationale: "A route that nobody names is guarded by nobody.",
    remediation: `Write ${path} among admin.routes of the stack that owns the zone.`,
    source: {
      url: "https://developers.cloudflare.com/cloudflare-one/access-controls/policies/app-paths/",
      readOn: "2026-11-20",
    },
    check: (_index, context) =>
      zoneOfAnother(context) ??
      judge(undefined, () => {
        const named = context.adminRoutes.some(
          (route) => path === route.path || path.startsWith(`${route.path}/`),
        );
        return fact(
          named,
          "admin.routes",
          `a list with ${path}`,
          named ? "a list with it" : "a list without it",
        );
      }),
  });
}
