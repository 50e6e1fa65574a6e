import { describe, expect, it } from "@jest/globals";
import { dropCloudCredentials } from "../../../cli/stack/cloud-credentials.ts";

describe("dropCloudCredentials", () => {
  it.each([
    "AWS_ACCESS_KEY_ID",
    "AWS_SECRET_ACCESS_KEY",
    "AWS_SESSION_TOKEN",
    "AWS_PROFILE",
    "AWS_REGION",
    "AWS_WEB_IDENTITY_TOKEN_FILE",
    "CLOUDFLARE_API_TOKEN",
    "CLOUDFLARE_API_KEY",
    "CF_API_TOKEN",
    "MONGODB_ATLAS_PRIVATE_KEY",
    "MCLI_PRIVATE_API_KEY",
    "DOCKER_HOST",
    "PULUMI_ACCESS_TOKEN",
    "PULUMI_BACKEND_URL",
    "PULUMI_CONFIG_PASSPHRASE",
    "PULUMI_CONFIG_PASSPHRASE_FILE",
  ])("takes %s away and names it", (name) => {
    const env = { [name]: "value", PATH: "/bin" };
    expect(dropCloudCredentials(env)).toEqual([name]);
    expect(env).toEqual({ PATH: "/bin" });
  });

  it("leaves everything else, and a second time there is nothing to take", () => {
    const env = {
      PATH: "/bin",
      HOME: "/home/x",
      PULUMI_HOME: "/home/x/.pulumi",
      MY_AWS_NOTE: "x",
      AWSOME: "y",
    };
    const before = { ...env };
    expect(dropCloudCredentials(env)).toEqual([]);
    expect(env).toEqual(before);
  });
});
