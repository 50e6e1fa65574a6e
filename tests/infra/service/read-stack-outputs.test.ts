import { describe, expect, it } from "@jest/globals";
import { runtime } from "@pulumi/pulumi";
import { readStackOutputs } from "../../../infra/service/read-stack-outputs.ts";

const asked: string[] = [];

/** What the engine's connection throws: its words stand in `details`. */
function failure(details: string): Error {
  return Object.assign(new Error(`2 UNKNOWN: ${details}`), { details });
}

/** An engine whose backend answers so. */
async function backend(answer: () => Record<string, unknown>): Promise<void> {
  asked.length = 0;
  const call = ({ inputs, token }: runtime.MockCallArgs) => {
    asked.push(`${token} ${inputs.name}`);
    return answer();
  };
  const newResource = () => ({ id: "", state: {} });
  await runtime.setMocks({ newResource, call }, "slipway", "production", false, "acme");
}

describe("readStackOutputs", () => {
  it("asks for a stack of the same organization and project", async () => {
    await backend(() => ({ outputs: { images: { api: "a" } } }));
    expect(await readStackOutputs("staging")).toEqual({ images: { api: "a" } });
    expect(asked).toEqual(["pulumi:pulumi:readStackOutputs acme/slipway/staging"]);
  });

  it("finds none in a stack that was not brought up", async () => {
    await backend(() => ({}));
    expect(await readStackOutputs("staging")).toEqual({});
  });

  it("fails where the backend does", async () => {
    await backend(() => {
      throw failure('unknown stack "acme/slipway/staging"');
    });
    await expect(readStackOutputs("staging")).rejects.toThrow("unknown stack");
  });
});
