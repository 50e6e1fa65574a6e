import { afterAll, describe, expect, it, jest } from "@jest/globals";
import { log } from "@pulumi/pulumi";
import installed from "@pulumi/pulumi/log/index.js";
import { silenceDebug } from "../../infra/quiet-debug.ts";

const { debug } = installed;
afterAll(() => {
  Object.assign(installed, { debug });
});

describe("silenceDebug", () => {
  it("asks the engine for nothing where the SDK makes a debugging remark", async () => {
    const said = jest.fn(() => Promise.resolve());
    const sdk = { debug: said };
    silenceDebug(sdk);
    await sdk.debug();
    expect(said).not.toHaveBeenCalled();
  });

  it("reaches the functions that the SDK itself calls, and leaves the louder ones alone", () => {
    const { info, warn, error } = log;
    silenceDebug();
    expect(log.debug).not.toBe(debug);
    expect([log.info, log.warn, log.error]).toEqual([info, warn, error]);
  });
});
