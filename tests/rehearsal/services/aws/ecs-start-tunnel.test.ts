import { describe, expect, it } from "@jest/globals";
import type { TaskStart } from "../../../../rehearsal/services/aws/ecs-start.ts";
import { tunnelProblem } from "../../../../rehearsal/services/aws/ecs-start-tunnel.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { TUNNEL } from "../../../../rehearsal/services/cloudflare/tunnel-of.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { makeNetwork } from "./network-fixture.ts";

const CONNECTOR = { name: "cloudflared", image: "cloudflare/cloudflared:1", command: ["tunnel", "run"] };

/** A task with the connector; what is not about it is left empty. */
function start(
  container: Readonly<Record<string, unknown>>,
  network: Partial<TaskStart["network"]> = {},
): TaskStart {
  return {
    containers: [{ ...CONNECTOR, ...container }],
    network: { subnets: [], groups: [], publicAddress: true, ...network },
  } as unknown as TaskStart; // service, roles and load balancers are not asked
}

describe("tunnelProblem", () => {
  const cloud = new MemoryCloud(services, {});
  const says = (container: Readonly<Record<string, unknown>>, network?: Partial<TaskStart["network"]>) =>
    cloud.ask((seen) => tunnelProblem(seen, start(container, network)));

  it("is none for a task without a connector", () => {
    expect(says({ image: "nginx", command: [] })).toBeUndefined();
  });

  it("tells a connector without a token", () => {
    expect(says({})).toBe(
      'Essential container in task exited: container cloudflared exited with code 1: "cloudflared tunnel run" requires the token of the tunnel to run',
    );
  });

  it("tells a token that is none, and one of a tunnel that is not there", () => {
    expect(says({ environment: [{ name: "TUNNEL_TOKEN", value: "x" }] })).toContain("token is not valid");
    const foreign = Buffer.from(JSON.stringify({ a: "a", t: "gone", s: "s" })).toString("base64");
    expect(says({ environment: [{ name: "TUNNEL_TOKEN", value: foreign }] })).toContain(
      "Failed to get tunnel (gone)",
    );
  });

  it.each(["Parameter Store", "Secrets Manager"])(
    "tells a wrong token in %s, and takes the tunnel's own",
    (store) => {
      const shop = new MemoryCloud(services, {});
      const [accountId, tunnelSecret] = ["111122223333", Buffer.alloc(32, "s").toString("base64")];
      const tunnel = shop.make(TUNNEL, { accountId, name: "shop", configSrc: "cloudflare", tunnelSecret });
      const token = (id: string) =>
        Buffer.from(JSON.stringify({ a: accountId, t: id, s: tunnelSecret })).toString("base64");
      const keep = (value: string) => {
        if (store === "Parameter Store") {
          const parameter = shop.make(TOKEN.parameter, {
            name: `/shop/${value.length}`,
            type: "SecureString",
            value,
          });
          return String(parameter.outputs.arn);
        }
        const secret = shop.make(TOKEN.secret, { name: `shop-${value.length}` });
        const version = shop.make(TOKEN.secretVersion, { secretId: secret.id, secretString: value });
        return `${String(secret.outputs.arn)}:::${String(version.outputs.versionId)}`;
      };
      const asked = (value: string) => {
        const secrets = [{ name: "TUNNEL_TOKEN", valueFrom: keep(value) }];
        return shop.ask((seen) => tunnelProblem(seen, start({ secrets })));
      };
      expect(asked(token("gone"))).toContain("Failed to get tunnel (gone)");
      expect(asked("x")).toContain("token is not valid");
      expect(asked(token(tunnel.id))).toBeUndefined();
    },
  );

  it("tells a task without an address on its way to the internet gateway", () => {
    const { publicSubnets } = makeNetwork(cloud);
    expect(says({}, { subnets: publicSubnets, publicAddress: false })).toContain("no way to the internet");
  });
});
