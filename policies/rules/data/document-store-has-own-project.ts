import { declared, fact } from "../../expect.ts";
import { inputsOf } from "../../reader.ts";
import { judge, stackRule } from "../../rule.ts";
import { ATLAS_CLUSTER, ATLAS_PROJECT } from "../../tokens.ts";

export const documentStoreHasOwnProject = stackRule({
  name: "document-store-has-own-project",
  control: "DAT-08",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "Every MongoDB cluster stands in a project that the stack declares and that bears the stack's name.",
  rationale: "In a shared project users, access list and keys of one environment open the other.",
  remediation: "Leave the cluster in the project of its own stack.",
  source: {
    url: "https://unpkg.com/@pulumi/mongodbatlas@4.16.0/databaseUser.d.ts",
    readOn: "2026-11-27",
  },
  check: (index, { stack }) =>
    index.ofType(ATLAS_CLUSTER).flatMap((cluster) =>
      judge(cluster.urn, () => {
        const [project] = index.linked(cluster, "projectId", ATLAS_PROJECT);
        if (project === undefined) return declared("project", "declared in this stack", false);
        const name = inputsOf(project).text("name") ?? "nothing";
        return fact(
          `-${name}-`.includes(`-${stack}-`),
          `${project.name}.name`,
          `one with "${stack}" in it`,
          name,
        );
      }),
    ),
});
