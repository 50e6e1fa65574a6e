import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { hasProfile, hostRoles, hostsOf } from "../../relations/instances.ts";
import { permissionsOfRole } from "../../relations/role-permissions.ts";
import { readsSecrets } from "../../relations/secret-reading.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { Undecided } from "../../undecided.ts";
import type { Finding } from "../../verdict.ts";

export const instanceRoleReadsNoSecrets = stackRule({
  name: "instance-role-reads-no-secrets",
  control: "SEC-08",
  severity: "critical",
  enforcement: "mandatory",
  statement:
    "The role of an instance that runs tasks is this stack's own and reads no secret: each task has a role for its own.",
  rationale:
    "What breaks out of one container has the instance's role, and would read the secrets of all tasks with it.",
  remediation: "Take the statements that read secrets off the instance's role.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/bestpracticesguide/security-iam-roles.html",
    readOn: "2026-11-27",
  },
  check: (index) => hostsOf(index).flatMap((host) => judgeHost(index, host)),
});

function judgeHost(index: ViewIndex, host: ResourceView): readonly Finding[] {
  let roles: readonly ResourceView[] = [];
  const named = judge(host.urn, () => {
    if (!hasProfile(host))
      return fact(true, "iamInstanceProfile", "without a role that reads secrets", "no role");
    roles = hostRoles(index, host);
    if (roles.length === 0)
      throw new Undecided("iamInstanceProfile", "hands out a role that this stack does not declare");
    return undefined;
  });
  const texts = roles.flatMap((role) => permissionsOfRole(index, role));
  return [
    ...named,
    ...texts.flatMap((text) =>
      judge(host.urn, () => {
        const reading = text.statements().filter(readsSecrets);
        const found = reading.length === 0 ? "none" : reading.map(({ path }) => path).join(", ");
        return fact(
          reading.length === 0,
          `${text.view.name}.${text.property}`,
          "without a statement that reads secrets",
          found,
        );
      }),
    ),
  ];
}
