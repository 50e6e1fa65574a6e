import { execFileSync } from "node:child_process";
import { describe, expect, it } from "@jest/globals";
import { instanceStart } from "../../../infra/service/instance-start.ts";

const SCRIPT = instanceStart({ region: "eu-west-1", clusterName: "shop", allocationId: "eipalloc-1" });

/** The script with every command of the machine as a function that tells its words; `breaks` fails each time. */
function run(breaks?: string): readonly string[] {
  const told = ["dnf", "aws", "shutdown", "sleep"].map(
    (name) => `${name}() { echo "${name} $*" >&3; ${name === breaks ? "return 1" : "return 0"}; }`,
  );
  const stand = [...told, 'curl() { echo "i-1"; }'].join("\n");
  const script = SCRIPT.replace("cat > /etc/ecs/ecs.config", "cat >&3").replace("#!/bin/bash", stand);
  const text = execFileSync("bash", ["-c", `exec 3>&1\n( ${script}\n)\ntrue`], { encoding: "utf8" });
  return text.trim().split("\n");
}

describe("instanceStart", () => {
  it("takes the fixed address before the agent is told its cluster", () => {
    expect(run()).toEqual([
      "dnf install --assumeyes --quiet awscli-2",
      "aws ec2 associate-address --region eu-west-1 --allocation-id eipalloc-1 --instance-id i-1 --allow-reassociation",
      "ECS_CLUSTER=shop",
      "ECS_RESERVED_MEMORY=128",
      "ECS_DISABLE_PRIVILEGED=true",
      "ECS_ENABLE_TASK_IAM_ROLE=true",
      "ECS_ENABLE_AWSLOGS_EXECUTIONROLE_OVERRIDE=true",
    ]);
  });

  it.each(["dnf", "aws"])(
    "tries %s twenty times, and then switches the instance off, without a cluster",
    (name) => {
      const told = run(name);
      expect(told.filter((line) => line.startsWith(name))).toHaveLength(20);
      expect(told.at(-1)).toBe("shutdown --poweroff now");
      expect(told.join("\n")).not.toContain("ECS_CLUSTER");
    },
  );
});
