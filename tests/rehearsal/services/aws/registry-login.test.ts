import { describe, expect, it } from "@jest/globals";
import { loginFault } from "../../../../rehearsal/services/aws/registry-login.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { DIGEST, image, policy, ServiceFixture } from "./service-fixture.ts";

const LOGIN = '{"username":"shop","password":"s3cret"}';

/** A service whose image is private; the login's secret holds `value`, and the execution role may read `readable`. */
function started(value: string | undefined, by: "arn" | "name" | "nothing" = "arn", readable = true) {
  const shop = new ServiceFixture([image(DIGEST, { private: true })]);
  const secret = shop.cloud.make(TOKEN.secret, { name: "login" });
  const arn = String(secret.outputs.arn);
  if (value !== undefined) shop.cloud.make(TOKEN.secretVersion, { secretId: secret.id, secretString: value });
  if (readable)
    shop.cloud.make(TOKEN.rolePolicy, {
      role: shop.execution.id,
      name: "login",
      policy: policy({ Effect: "Allow", Action: "secretsmanager:GetSecretValue", Resource: arn }),
    });
  const repositoryCredentials = { credentialsParameter: by === "arn" ? arn : "login" };
  return shop.service(shop.task(by === "nothing" ? {} : { repositoryCredentials })).reason;
}

describe("a private image outside ECR", () => {
  it.each(["arn", "name"] as const)("is pulled by a login that is named by its %s", (by) => {
    expect(started(LOGIN, by)).toBeUndefined();
  });

  it("is not pulled without one", () => {
    expect(started(LOGIN, "nothing")).toContain("pull access denied");
  });

  it("is not pulled where the execution role may not read it", () => {
    expect(started(LOGIN, "arn", false)).toContain(
      "not authorized to perform: secretsmanager:GetSecretValue",
    );
  });

  it("is not pulled where it holds no value yet", () => {
    expect(started(undefined)).toContain("can't find the specified secret value");
  });

  it.each([
    ["no JSON", "shop:s3cret"],
    ["a list", '["shop","s3cret"]'],
    ["no user name", '{"password":"s3cret"}'],
    ["an empty password", '{"username":"shop","password":""}'],
    ["a password that is a number", '{"username":"shop","password":1}'],
  ])("is not pulled by %s, and the message says no value", (_what, value) => {
    const reason = started(value);
    expect(reason).toContain("into registry credentials");
    expect(reason).not.toContain("s3cret");
  });
});

describe("loginFault", () => {
  const secret = "arn:aws:secretsmanager:eu-central-1:111122223333:secret:login-AbCdEf";
  const fault = (credentialsParameter: string) =>
    loginFault({ name: "api", image: "nginx", repositoryCredentials: { credentialsParameter } });

  it.each([secret, "login"])("is none for %s", (written) => {
    expect(fault(written)).toBeUndefined();
  });

  it.each(["arn:aws:ssm:eu-central-1:111122223333:parameter/login", `${secret}:::version`])(
    "is told for %s",
    (written) => {
      expect(fault(written)).toContain("must name a secret of Secrets Manager");
    },
  );
});
