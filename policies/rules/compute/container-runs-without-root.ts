import { fact } from "../../expect.ts";
import type { Reader } from "../../reader.ts";
import { containerRule } from "../../task/task-rule.ts";
import type { Verdict } from "../../verdict.ts";

/** First port that a process without root may bind on Linux. */
const FIRST_FREE_PORT = 1024;

export const containerRunsWithoutRoot = containerRule({
  name: "container-runs-without-root",
  control: "CMP-07",
  severity: "high",
  enforcement: "mandatory",
  statement:
    "Containers run as another user than root, on a read-only file system, without added privilege, on ports from 1024.",
  rationale: "Who breaks into the application must not own the container as well.",
  remediation:
    "Take the override off the container, and let the image run as a numbered user on a port of 1024 or above.",
  source: {
    url: "https://aws-samples.github.io/sample-apex-skills/docs/skills/ecs/ecs-security/references/task-container-hardening",
    readOn: "2026-11-27",
  },
  check: ({ read }) => [user(read), fileSystem(read), privilege(read), ...ports(read)],
});

function user(read: Reader): Verdict {
  const given = read.text("user"); // left out, the image decides, and most images say root
  const name = given?.split(":")[0];
  const root = name === undefined || name === "" || name === "root" || Number(name) === 0;
  return fact(
    !root,
    `${read.path}.user`,
    "another user than root",
    given === undefined ? "nothing" : root ? "root" : "another user",
  );
}

function fileSystem(read: Reader): Verdict {
  const readOnly = read.flag("readonlyRootFilesystem", false); // ECS: default false
  return fact(readOnly, `${read.path}.readonlyRootFilesystem`, "true", String(readOnly));
}

function privilege(read: Reader): Verdict {
  const privileged = read.flag("privileged", false); // ECS: default false
  const added = read.texts("linuxParameters.capabilities.add");
  const found = privileged ? "all of the host" : added.length > 0 ? added.join(", ") : "nothing";
  return fact(!privileged && added.length === 0, `${read.path} added privilege`, "nothing", found);
}

function ports(read: Reader): readonly Verdict[] {
  return read.items("portMappings").map((mapping) => {
    const port = mapping.number("containerPort") ?? 0;
    return fact(
      port >= FIRST_FREE_PORT,
      `${mapping.path}.containerPort`,
      `${FIRST_FREE_PORT} or above`,
      String(port),
    );
  });
}
