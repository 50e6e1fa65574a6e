import { describe, expect, it } from "@jest/globals";
import { zoneSetting } from "../../../../rehearsal/services/cloudflare/zone-setting.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { CALLER, SEED, ZONES } from "./zones.ts";

const SETTING = "cloudflare:index/zoneSetting:ZoneSetting";
const of = (settingId: string, value: unknown, zoneId: string = ZONES.free): Record<string, unknown> => ({
  zoneId,
  settingId,
  value,
});
const hsts = (values: object): object => ({ strict_transport_security: values });

function fresh(): MemoryCloud {
  const cloud = new MemoryCloud([zoneSetting], SEED);
  cloud.as(CALLER);
  return cloud;
}

describe("zone settings", () => {
  it("stay at their last value when they are destroyed, without an end", () => {
    const cloud = fresh();
    const setting = cloud.make(SETTING, of("ssl", "strict"));
    cloud.drop(setting);
    expect(setting.kept).toEqual({ why: "zone setting stays at its last value", until: undefined });
  });

  it("are declared again over the value that stayed", () => {
    const cloud = fresh();
    cloud.drop(cloud.make(SETTING, of("ssl", "strict")));
    cloud.make(SETTING, of("ssl", "full"));
    expect(
      cloud.ask((view) => view.list(SETTING, { kept: true })).map((entity) => entity.inputs.value),
    ).toEqual(["full"]);
  });

  it("change in place", () => {
    const cloud = fresh();
    const setting = cloud.make(SETTING, of("min_tls_version", "1.2"));
    cloud.change(setting, of("min_tls_version", "1.3"));
    expect(cloud.look(setting).value).toBe("1.3");
  });

  it("are refused in a zone of another account", () => {
    const cloud = fresh();
    cloud.as({ accountId: "b".repeat(32) });
    expect(() => cloud.make(SETTING, of("ssl", "strict"))).toThrow("9109");
  });

  it("name the real id where it is written in camel case", () => {
    expect(fresh().failures(SETTING, of("minTlsVersion", "1.2"))).toEqual([
      'settingId: 1003: Undefined zone setting: minTlsVersion; did you mean "min_tls_version"?',
    ]);
  });

  const cases: readonly (readonly [string, Record<string, unknown>, readonly string[]])[] = [
    ["strict TLS", of("ssl", "strict"), []],
    ["a TLS mode that does not exist", of("ssl", "strictest"), ["value"]],
    ["a value that is not known yet", of("ssl", Symbol.for("slipway.unknown")), []],
    ["a TLS mode for enterprise zones", of("ssl", "origin_pull", ZONES.business), ["value"]],
    ["a TLS mode of its own plan", of("ssl", "origin_pull", ZONES.enterprise), []],
    ["a TLS version as a number", of("min_tls_version", 1.2), ["value"]],
    ["TLS 1.3 with 0-RTT", of("tls_1_3", "zrt"), []],
    ["a switch that is neither on nor off", of("always_use_https", true), ["value"]],
    ["an unknown setting", of("colour", "on"), ["settingId"]],
    ["polish on free", of("polish", "lossless"), ["settingId"]],
    ["polish on pro", of("polish", "lossless", ZONES.pro), []],
    ["a read time-out of 0 s", of("proxy_read_timeout", 0, ZONES.enterprise), ["value"]],
    ["a read time-out of 6000 s", of("proxy_read_timeout", 6000, ZONES.enterprise), []],
    ["a read time-out of 6001 s", of("proxy_read_timeout", 6001, ZONES.enterprise), ["value"]],
    [
      "HSTS for a year",
      of("security_header", hsts({ enabled: true, max_age: 31_536_000, include_subdomains: true })),
      [],
    ],
    ["HSTS for longer than a year", of("security_header", hsts({ max_age: 31_536_001 })), ["value"]],
    ["HSTS in camel case", of("security_header", hsts({ maxAge: 1 })), ["value"]],
    ["HSTS without its object", of("security_header", "on"), ["value"]],
  ];
  it.each(cases)("with %s", (_cause, inputs, properties) => {
    expect(
      fresh()
        .failures(SETTING, inputs)
        .map((failure) => failure.split(":")[0]),
    ).toEqual(properties);
  });
});
