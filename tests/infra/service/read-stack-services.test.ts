import { describe, expect, it } from "@jest/globals";
import { runtime } from "@pulumi/pulumi";
import { readStackServices } from "../../../infra/service/read-stack-services.ts";

const asked: string[] = [];

/** An engine whose backend answers so. */
async function backend(answer: Record<string, unknown>): Promise<void> {
  asked.length = 0;
  const call = ({ inputs, token }: runtime.MockCallArgs) => {
    asked.push(`${token} ${inputs.stackName}`);
    return answer;
  };
  const newResource = () => ({ id: "", state: {} });
  await runtime.setMocks({ newResource, call }, "slipway", "staging", false, "acme");
}

function urn(type: string, name: string): string {
  return `urn:pulumi:staging::slipway::slipway:service:Service$${type}::${name}`;
}

describe("readStackServices", () => {
  it("finds the services among all resources of the state", async () => {
    const service = "aws:ecs/service:Service";
    const cluster = "aws:ecs/cluster:Cluster";
    await backend({
      outputs: {
        [urn(service, "api-service")]: { type: service, outputs: { desiredCount: 1 } },
        [urn(cluster, "cluster")]: { type: cluster, outputs: {} },
      },
    });
    expect([...(await readStackServices("staging"))]).toEqual(["api-service"]);
    expect(asked).toEqual(["pulumi:pulumi:readStackResourceOutputs acme/slipway/staging"]);
  });

  it("finds none in a state without resources", async () => {
    await backend({});
    expect((await readStackServices("staging")).size).toBe(0);
  });
});
