import { describe, expect, it } from "@jest/globals";
import { policyDocument } from "../../../infra/lib/policy-document.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";

describe("policyDocument", () => {
  it("writes a text that the policy language understands as it was meant", () => {
    const text = policyDocument([
      { Sid: "Read", Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::bucket/*" },
      { Sid: "Never", Effect: "Deny", Action: "s3:GetObject", Resource: "arn:aws:s3:::bucket/secret" },
    ]);
    const statements = parsePolicy(text);
    const get = (resource: string) => judge(statements, { action: "s3:GetObject", resource, context: {} });
    expect(get("arn:aws:s3:::bucket/open")).toBe("allow");
    expect(get("arn:aws:s3:::bucket/secret")).toBe("deny");
    expect(get("arn:aws:s3:::other/open")).toBe("none");
  });

  it("states the newest version of the language", () => {
    expect(JSON.parse(policyDocument([])).Version).toBe("2012-10-17");
  });
});
