import { describe, expect, it } from "@jest/globals";
import { probeBlindness } from "../../../policies/relations/probe-blindness.ts";
import { UNKNOWN } from "../../../policies/resource-view.ts";
import { HEALTH_CHECK } from "../../../policies/tokens.ts";
import { given, view } from "../rule-table.ts";

const probe = view(HEALTH_CHECK, "probe", { type: "HTTPS", fqdn: "api.shop.example", port: 443 });
const of = (inputs: Readonly<Record<string, unknown>>) =>
  probeBlindness(given(probe, inputs)).map((one) => ("property" in one ? one.property : one.state));

describe("probeBlindness", () => {
  it("is nothing for a probe that asks its hostname over HTTPS, whether or not its port is said", () => {
    expect(of({})).toEqual([]);
    expect(of({ port: undefined })).toEqual([]);
    expect(of({ port: "443", ipAddress: "" })).toEqual([]);
  });

  it.each([
    ["is off", { disabled: true }, "disabled"],
    ["is inverted", { invertHealthcheck: true }, "invertHealthcheck"],
    ["asks an address", { ipAddress: "192.0.2.1" }, "ipAddress"],
    ["asks an address of the newer kind", { ipAddress: "2001:db8::1" }, "ipAddress"],
    ["asks another port", { port: 8443 }, "port"],
    ["asks the port beside", { port: 444 }, "port"],
  ])("names what is wrong with one that %s", (_, inputs, property) => {
    expect(of(inputs)).toEqual([property]);
  });

  it.each(["disabled", "ipAddress", "port"])("leaves %s undecided that is not known", (property) => {
    expect(() => of({ [property]: UNKNOWN })).toThrow(property);
  });
});
