import { describe, expect, it } from "@jest/globals";
import { functionPermits } from "../../../../rehearsal/services/aws/lambda-permission.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";

const trust = (Service: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { Service }, Action: "sts:AssumeRole" }],
  });
const code = { assets: { "index.mjs": { text: "export const handler = () => 1;" } }, hash: "h" };

function withRole(service = "lambda.amazonaws.com") {
  const cloud = new MemoryCloud(services);
  const role = cloud.make(TOKEN.role, { name: "notify", assumeRolePolicy: trust(service) });
  const inputs = {
    name: "notify",
    role: role.outputs.arn,
    runtime: "nodejs22.x",
    handler: "index.handler",
    code,
  };
  return { cloud, inputs };
}

describe("function", () => {
  it.each<[string, object, string]>([
    ["a runtime that Lambda has ended", { runtime: "nodejs16.x" }, "runtime"],
    ["a handler whose module the code lacks", { handler: "main.handler" }, "names the module main"],
    ["a variable of Lambda's own", { environment: { variables: { AWS_REGION: "x" } } }, "Lambda's own"],
    ["16 minutes", { timeout: 960 }, "timeout"],
    ["no code", { code: undefined }, "exactly one of code"],
  ])("refuses %s", (_, change, says) => {
    const { cloud, inputs } = withRole();
    expect(cloud.failures(TOKEN.function, { ...inputs, ...change }).join()).toContain(says);
  });

  it("refuses a role that Lambda may not assume, and a log group that is not there", () => {
    const foreign = withRole("ecs-tasks.amazonaws.com");
    expect(() => foreign.cloud.make(TOKEN.function, foreign.inputs)).toThrow("cannot be assumed by Lambda");
    const { cloud, inputs } = withRole();
    const loggingConfig = { logFormat: "Text", logGroup: "none" };
    expect(() => cloud.make(TOKEN.function, { ...inputs, loggingConfig })).toThrow("log group none");
  });

  it("is invoked by those alone whom a permission names, for that source alone", () => {
    const { cloud, inputs } = withRole();
    const made = cloud.make(TOKEN.function, inputs);
    const sourceArn = "arn:aws:sns:eu-central-1:111122223333:critical";
    cloud.make(TOKEN.functionPermission, {
      action: "lambda:InvokeFunction",
      function: "notify",
      principal: "sns.amazonaws.com",
      sourceArn,
    });
    const permits = (principal: string, from: string) =>
      cloud.ask((view) => functionPermits(view, String(made.outputs.arn), { principal, sourceArn: from }));
    expect(permits("sns.amazonaws.com", sourceArn)).toBe(true);
    expect(permits("sns.amazonaws.com", `${sourceArn}-other`)).toBe(false);
    expect(permits("sns.ap-southeast-3.amazonaws.com", sourceArn)).toBe(false);
  });
});
