import { describe, expect, it } from "@jest/globals";
import { trustPolicy } from "../../../infra/lib/trust-policy.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";

const ACCOUNT = "111122223333";
const FLOW_LOG = `arn:aws:ec2:eu-central-1:${ACCOUNT}:vpc-flow-log/fl-1`;

/** What the policy says to a service that comes on behalf of a resource. */
function ask(service: string, sourceAccount: string, sourceArn: string): string {
  const text = trustPolicy({
    service: "vpc-flow-logs.amazonaws.com",
    accountId: ACCOUNT,
    sourceArn: `arn:aws:ec2:eu-central-1:${ACCOUNT}:vpc-flow-log/*`,
  });
  return judge(parsePolicy(text), {
    action: "sts:AssumeRole",
    principal: { service },
    context: { "aws:SourceAccount": sourceAccount, "aws:SourceArn": sourceArn },
  });
}

describe("trustPolicy", () => {
  it("lets the service in for the account's own resource", () => {
    expect(ask("vpc-flow-logs.amazonaws.com", ACCOUNT, FLOW_LOG)).toBe("allow");
  });

  it("refuses another service", () => {
    expect(ask("ec2.amazonaws.com", ACCOUNT, FLOW_LOG)).toBe("none");
  });

  it("refuses the service when it comes for another account", () => {
    expect(ask("vpc-flow-logs.amazonaws.com", "999999999999", FLOW_LOG)).toBe("none");
  });

  it("refuses the service when it comes for another kind of resource", () => {
    const other = `arn:aws:ec2:eu-central-1:${ACCOUNT}:instance/i-1`;
    expect(ask("vpc-flow-logs.amazonaws.com", ACCOUNT, other)).toBe("none");
  });
});
