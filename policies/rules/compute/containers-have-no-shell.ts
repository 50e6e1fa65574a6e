import { fact } from "../../expect.ts";
import type { ViewIndex } from "../../index-views.ts";
import { inputsOf } from "../../reader.ts";
import type { ResourceView } from "../../resource-view.ts";
import { judge, stackRule } from "../../rule.ts";
import { ECS_CLUSTER, ECS_SERVICE } from "../../tokens.ts";
import type { Verdict } from "../../verdict.ts";

const EXPECTED = "false, or on a cluster that logs and encrypts its sessions";

export const containersHaveNoShell = stackRule({
  name: "containers-have-no-shell",
  control: "CMP-11",
  severity: "high",
  enforcement: "mandatory",
  statement: "Nobody opens a shell in a container unless the session is logged and encrypted.",
  rationale: "What is typed into a production container leaves no other trace.",
  remediation: "Leave enableExecuteCommand false.",
  source: {
    url: "https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-exec.html",
    readOn: "2026-11-27",
  },
  check: (index) =>
    index.ofType(ECS_SERVICE).flatMap((service) => judge(service.urn, () => judgeService(index, service))),
});

function judgeService(index: ViewIndex, service: ResourceView): Verdict {
  const property = "enableExecuteCommand";
  if (!inputsOf(service).flag(property, false)) return fact(true, property, EXPECTED, "false"); // @pulumi/aws 7.48.0: default false
  const logged = index.linked(service, "cluster", ECS_CLUSTER).some(logsSessions);
  return fact(logged, property, EXPECTED, logged ? "true, logged and encrypted" : "true");
}

function logsSessions(cluster: ResourceView): boolean {
  const read = inputsOf(cluster).at("configuration.executeCommandConfiguration");
  const encrypted =
    read.flag("logConfiguration.cloudWatchEncryptionEnabled", false) ||
    read.flag("logConfiguration.s3BucketEncryptionEnabled", false);
  return read.has("kmsKeyId") && read.text("logging") === "OVERRIDE" && encrypted;
}
