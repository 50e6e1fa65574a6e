import { describe, expect, it } from "@jest/globals";
import { deploymentsOf } from "../../../../rehearsal/services/aws/ecs-deployment.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { InstanceFixture } from "./instance-fixture.ts";
import { NEXT_DIGEST } from "./service-fixture.ts";

const NEXT = { image: `registry.example.com/shop/api@${NEXT_DIGEST}` };
const IN_TURN = { deploymentMinimumHealthyPercent: 0, deploymentMaximumPercent: 100 };

/** A fixture whose instance runs. */
function ready(): InstanceFixture {
  const shop = new InstanceFixture();
  shop.start();
  return shop;
}

describe("tasks on an instance", () => {
  it("stand behind its interface, count as running, and go with their service", () => {
    const shop = ready();
    const task = shop.hostTask();
    const service = shop.hostService(task);
    expect(service.reason).toBeUndefined();
    expect(service.internal.runningCount).toBe(1);
    expect(shop.placed()).toEqual([task.id]);
    shop.cloud.drop(service);
    expect(shop.placed()).toEqual([]);
  });

  it("start beside the old ones, and take over", () => {
    const shop = ready();
    const service = shop.hostService(shop.hostTask());
    const next = shop.hostTask({}, NEXT);
    expect(shop.cloud.change(service, shop.hostServiceInputs(next))).toBeUndefined();
    expect(shop.placed()).toEqual([next.id]);
  });

  it("wait for room in ECS's own words where there is none for both: the old one runs on, and nothing is rolled back", () => {
    const shop = ready();
    const large = { memory: "1024" };
    const old = shop.hostTask(large);
    const service = shop.hostService(old);
    const next = shop.hostTask(large, NEXT);
    expect(shop.cloud.change(service, shop.hostServiceInputs(next))).toMatch(
      /was unable to place a task because no container instance met all of its requirements\. The closest matching container-instance \w+ has insufficient memory available\. \(1024 asked, 685 left\)/,
    );
    expect(shop.placed()).toEqual([old.id]);
    expect(deploymentsOf(service)[0]).toMatchObject({ rolloutState: "IN_PROGRESS", runningCount: 1 });
  });

  it("take turns where the service lets the old one stop first", () => {
    const shop = ready();
    const large = { memory: "1024" };
    const service = shop.hostService(shop.hostTask(large), IN_TURN);
    const next = shop.hostTask(large, NEXT);
    expect(shop.cloud.change(service, shop.hostServiceInputs(next, IN_TURN))).toBeUndefined();
    expect(shop.placed()).toEqual([next.id]);
  });

  it("share the room with those of other services", () => {
    const shop = ready();
    shop.hostService(shop.hostTask({ memory: "1024" }));
    const second = shop.hostService(shop.hostTask({ memory: "1024", family: "web" }), { name: "web" });
    expect(second.reason).toContain("has insufficient memory available");
  });

  it.each<[string, Record<string, unknown>, string]>([
    ["memory", { memory: "4096" }, "has insufficient memory available. (4096 asked, 1709 left)"],
    ["CPU", { cpu: "4096" }, "has insufficient CPU units available. (4096 asked, 2048 left)"],
    [
      "the processor",
      { runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" } },
      "is missing an attribute required by your task. (ecs.cpu-architecture)",
    ],
  ])("never find a place on an instance without %s", (_what, change, message) => {
    const shop = ready();
    expect(shop.hostService(shop.hostTask(change)).reason).toContain(message);
  });

  it("are refused for what is wrong with them before a place is looked for", () => {
    const shop = ready();
    shop.cloud.change(shop.executionPolicy, {
      role: shop.execution.id,
      name: "read",
      policy: shop.executionText("secretsmanager:GetSecretValue"),
    });
    expect(shop.hostService(shop.hostTask()).reason).toContain("ResourceInitializationError");
    expect(shop.placed()).toEqual([]);
  });

  it("do not start where the instance has no way to their registry any more", () => {
    const shop = ready();
    shop.cloud.drop(shop.wayOut);
    expect(shop.hostService(shop.hostTask()).reason).toContain("let nothing out to the internet on port 443");
  });

  it("come and go with the wanted count", () => {
    const shop = ready();
    const task = shop.hostTask();
    const service = shop.hostService(task);
    shop.cloud.change(service, shop.hostServiceInputs(task, { desiredCount: 3 }));
    expect(shop.placed()).toHaveLength(3);
    shop.cloud.change(service, shop.hostServiceInputs(task, { desiredCount: 1 }));
    expect(shop.placed()).toHaveLength(1);
    expect(
      shop.cloud.list(TOKEN.networkInterface).filter((face) => face.internal.owner === service.id),
    ).toEqual([]);
  });
});
