import { beforeEach, describe, expect, it } from "@jest/globals";
import { runtime } from "@pulumi/pulumi";
import { lookUp } from "../../infra/lookup.ts";
import { makeProviders } from "../../infra/providers.ts";
import { exampleSettings } from "./example-settings.ts";

let zones: string[];
let ranges: string[];

beforeEach(async () => {
  zones = ["eu-west-1c", "eu-west-1a", "eu-west-1b"];
  ranges = ["173.245.48.0/20", "103.21.244.0/22"];
  await runtime.setMocks({
    newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
    call: ({ token, inputs }) => {
      if (token === "aws:index/getAvailabilityZones:getAvailabilityZones") {
        const normalOnly = JSON.stringify(inputs.filters).includes('"availability-zone"');
        return { names: normalOnly ? zones : [...zones, "eu-west-1-lon-1a"] };
      }
      if (token === "cloudflare:index/getIpRanges:getIpRanges") {
        return { ipv4Cidrs: ranges, ipv6Cidrs: ["2606:4700::/32", "2400:cb00::/32"] };
      }
      throw new Error(`unexpected call of ${token}`);
    },
  });
});

describe("lookUp", () => {
  const find = async () => {
    const settings = exampleSettings();
    return lookUp(settings, await makeProviders(settings));
  };

  it("gives the region's normal zones and the edge's ranges, each sorted, so that no order of an answer is a change", async () => {
    expect(await find()).toEqual({
      zones: ["eu-west-1a", "eu-west-1b", "eu-west-1c"],
      edgeRanges: {
        ipv4: ["103.21.244.0/22", "173.245.48.0/20"],
        ipv6: ["2400:cb00::/32", "2606:4700::/32"],
      },
      externalVersions: {},
    });
  });

  it("takes exactly as many zones as the stack wants", async () => {
    zones = ["eu-west-1b", "eu-west-1a"];
    expect((await find()).zones).toEqual(["eu-west-1a", "eu-west-1b"]);
  });

  it("refuses a region with fewer zones than the stack wants", async () => {
    zones = ["eu-west-1a"];
    await expect(find()).rejects.toThrow(
      "network.zoneCount: 2 zones were expected in eu-west-1; got eu-west-1a. Take a smaller zoneCount or another region.",
    );
  });

  it("refuses an empty list of the edge's ranges, which would close the load balancer to everybody", async () => {
    ranges = [];
    await expect(find()).rejects.toThrow(
      "cloudflare: the list of its IPv4 ranges was expected; got an empty one. Run again when its API answers.",
    );
  });
});
