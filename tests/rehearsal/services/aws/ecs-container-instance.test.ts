import { describe, expect, it } from "@jest/globals";
import { InstanceFixture } from "./instance-fixture.ts";

describe("joinCluster", () => {
  it.each([
    "ecs:RegisterContainerInstance",
    "ecs:SubmitTaskStateChange",
    "ecs:Poll",
    "ecs:StartTelemetrySession",
    "ecs:DiscoverPollEndpoint",
  ])("fails without %s, and a service says what hindered the instance", (action) => {
    const shop = new InstanceFixture();
    shop.cloud.change(shop.rolePolicy, shop.rolePolicyInputs(action));
    shop.start();
    expect(shop.problem()).toContain(`not authorized to perform: ${action}`);
    expect(shop.hostService(shop.hostTask()).reason).toContain(
      `No Container Instances were found in your cluster. (i-`,
    );
  });

  it("asks for the default cluster where the script names none, which the role refuses", () => {
    const shop = new InstanceFixture();
    shop.start({ userData: shop.script(["echo nothing"]) });
    expect(shop.problem()).toContain("cluster/default");
  });

  it("fails where the cluster is not there", () => {
    const shop = new InstanceFixture();
    shop.cloud.drop(shop.cluster);
    shop.start();
    expect(shop.problem()).toBe("ClientException: Cluster not found: shop");
  });
});
