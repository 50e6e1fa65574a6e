import { describe, expect, it } from "@jest/globals";
import { Refusal } from "../../../../infra/functions/notify/refusal.ts";

describe("Refusal", () => {
  it.each([
    [400, true],
    [401, true],
    [403, true],
    [404, true],
    [410, true],
    [429, false],
    [500, false],
  ])(
    "says of %d whether another value of the secret might be taken, and never the secret",
    (status, secret) => {
      const refusal = new Refusal("Slack", status);
      expect(refusal.refusesTheSecret).toBe(secret);
      expect(refusal.message).toBe(`Slack answered ${status}`);
    },
  );
});
