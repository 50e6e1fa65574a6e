import { describe, expect, it } from "@jest/globals";
import { parseContainerDefinitions } from "../../../../rehearsal/services/aws/container-definitions.ts";

const SECRET = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:api/key-AbCdEf";

function problems(change: Record<string, unknown>): string {
  const parsed = parseContainerDefinitions(JSON.stringify([{ name: "api", image: "nginx", ...change }]));
  return "problems" in parsed ? parsed.problems.join("\n") : "";
}

const secret = (valueFrom: string): Record<string, unknown> => ({ secrets: [{ name: "KEY", valueFrom }] });

const tmpfs = (size: number, mountOptions: readonly string[] = []) => ({
  linuxParameters: { tmpfs: [{ containerPath: "/scratch", size, mountOptions }] },
});

describe("parseContainerDefinitions", () => {
  const wrong: readonly (readonly [string, Record<string, unknown>, string])[] = [
    ["an unknown key", { readOnlyRootFilesystem: true }, "readOnlyRootFilesystem"],
    ["a number as text", { memory: "512" }, "memory"],
    ["a variable that is a number", { environment: [{ name: "PORT", value: 3000 }] }, "environment.0.value"],
    ["port 0", { portMappings: [{ containerPort: 0 }] }, "containerPort"],
    ["port 65536", { portMappings: [{ containerPort: 65_536 }] }, "containerPort"],
    ["an interval of 4 seconds", { healthCheck: { command: ["CMD", "true"], interval: 4 } }, "interval"],
    ["11 retries", { healthCheck: { command: ["CMD", "true"], retries: 11 } }, "retries"],
    ["CMD without a command", { healthCheck: { command: ["CMD"] } }, "no command"],
    ["a user with a space", { user: "my user" }, "user"],
    [
      "a mount at a relative path",
      { mountPoints: [{ sourceVolume: "tmp", containerPath: "tmp" }] },
      "containerPath",
    ],
    ["a folder in memory of no size", tmpfs(0), "size"],
    ["a folder in memory with an option of no tmpfs", tmpfs(1, ["size=1m"]), "mount option"],
    ["a folder in memory with a mode that is not said", tmpfs(1, ["mode"]), "mount option"],
    ["a stop time-out of 121 seconds", { stopTimeout: 121 }, "stopTimeout"],
    ["an unknown log driver", { logConfiguration: { logDriver: "cloudwatch" } }, "logDriver"],
    ["a secret by an ARN of another service", secret("arn:aws:s3:::bucket"), "Secrets Manager secret"],
    ["a secret with two suffixes only", secret(`${SECRET}:key:`), "Secrets Manager secret"],
    [
      "a secret by stage and version at once",
      secret(`${SECRET}::AWSCURRENT:0f6b1e2a`),
      "Secrets Manager secret",
    ],
  ];
  it.each(wrong)("refuses %s", (_name, change, reason) => {
    expect(problems(change)).toContain(reason);
  });

  const right: readonly (readonly [string, Record<string, unknown>])[] = [
    ["a folder in memory with its mode", tmpfs(1, ["noexec", "nosuid", "nodev", "mode=1777"])],
    ["a secret by its ARN", secret(SECRET)],
    ["a secret by JSON key", secret(`${SECRET}:password::`)],
    ["a secret by version", secret(`${SECRET}:::0f6b1e2a-1111-2222-3333-444455556666`)],
    ["a parameter by name", secret("/shop/key")],
    ["a user and group by number", { user: "1000:1000" }],
    ["ports 1 and 65535", { portMappings: [{ containerPort: 1 }, { containerPort: 65_535 }] }],
    [
      "a health check at its bounds",
      { healthCheck: { command: ["CMD", "true"], interval: 300, retries: 10, startPeriod: 300 } },
    ],
  ];
  it.each(right)("takes %s", (_name, change) => {
    expect(problems(change)).toBe("");
  });
});
