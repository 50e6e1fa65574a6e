import { describe, expect, it } from "@jest/globals";
import { statePolicy } from "../../bootstrap/state-policy.ts";

describe("statePolicy", () => {
  it("forbids requests without TLS and other accounts, for the bucket and all in it, and allows nothing", () => {
    const both = ["arn:aws:s3:::states", "arn:aws:s3:::states/*"];
    expect(JSON.parse(statePolicy("states", "111122223333", "eu-west-1"))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: both,
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
        {
          Sid: "OwnAccountOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: both,
          Condition: {
            StringNotEquals: { "aws:PrincipalAccount": "111122223333" },
            Bool: { "aws:PrincipalIsAWSService": "false" },
          },
        },
      ],
    });
  });
});
