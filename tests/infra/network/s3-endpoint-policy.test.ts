import { describe, expect, it } from "@jest/globals";
import { s3EndpointPolicy } from "../../../infra/network/s3-endpoint-policy.ts";
import { judge, parsePolicy } from "../../../rehearsal/cloud/policy-language.ts";

const ACCOUNT = "111122223333";
const LAYERS = "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/layer";

function ask(action: string, resource: string, owner: string): string {
  return judge(parsePolicy(s3EndpointPolicy({ accountId: ACCOUNT, region: "eu-central-1" })), {
    action,
    resource,
    principal: { aws: "arn:aws:iam::999999999999:role/anyone" },
    context: { "s3:ResourceAccount": owner },
  });
}

describe("s3EndpointPolicy", () => {
  it("lets image layers through, whoever signed for them", () => {
    expect(ask("s3:GetObject", LAYERS, "000000000000")).toBe("allow");
  });

  it("lets nobody write to the layers' bucket", () => {
    expect(ask("s3:PutObject", LAYERS, "000000000000")).toBe("none");
  });

  it("lets the account's own buckets through, and no other account's", () => {
    expect(ask("s3:PutObject", "arn:aws:s3:::bucket/object", ACCOUNT)).toBe("allow");
    expect(ask("s3:PutObject", "arn:aws:s3:::bucket/object", "999999999999")).toBe("none");
  });
});
