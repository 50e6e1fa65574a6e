import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { ATLAS } from "../../../../rehearsal/services/mongodbatlas/tokens.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { ATLAS_CALLER, ATLAS_SEED, ORGANIZATION } from "./atlas.ts";
import { AWS_CALLER } from "./linked.ts";
import { type Held, held } from "./own-key.ts";

describe("a role for Atlas", () => {
  it("is authorized when its trust names Atlas and the setup's external id", () => {
    const { cloud, roleId } = held();
    expect(cloud.list(ATLAS.roleAuthorization)).toHaveLength(1);
    expect(roleId).toMatch(/^[0-9a-f]{24}$/);
  });

  const wrong: readonly [string, Partial<Held>][] = [
    ["another external id", { externalId: "guessed" }],
    ["another principal", { principal: "arn:aws:iam::999999999999:root" }],
  ];
  it.each(wrong)("is refused when its trust names %s", (_what, options) => {
    expect(() => held(options)).toThrow("CANNOT_ASSUME_ROLE");
  });

  it("is refused when it does not exist, and under an id that nobody set up", () => {
    const cloud = new MemoryCloud(services, ATLAS_SEED);
    cloud.as(ATLAS_CALLER);
    const { id: projectId } = cloud.make(ATLAS.project, { orgId: ORGANIZATION, name: "shop" });
    const setup = cloud.make(ATLAS.roleSetup, { projectId, providerName: "AWS" });
    const aws = { iamAssumedRoleArn: "arn:aws:iam::111122223333:role/none" };
    expect(() =>
      cloud.make(ATLAS.roleAuthorization, { projectId, roleId: setup.outputs.roleId, aws }),
    ).toThrow("does not exist");
    expect(() => cloud.make(ATLAS.roleAuthorization, { projectId, roleId: "0".repeat(24), aws })).toThrow(
      "CLOUD_PROVIDER_ACCESS_ROLE_NOT_FOUND",
    );
  });

  it("is set up anew in another project: the provider would forget the setup", () => {
    const { cloud, projectId, setup } = held();
    expect(() => cloud.change(setup, { projectId: `${projectId}-other`, providerName: "AWS" })).toThrow(
      "must be replaced",
    );
  });

  it("is refused anew once its trust changed", () => {
    const { authorization, cloud, role } = held();
    cloud.as(AWS_CALLER);
    const closed = String(role.inputs.assumeRolePolicy).replace("536727724300", "999999999999");
    cloud.change(role, { ...role.inputs, assumeRolePolicy: closed });
    cloud.as(ATLAS_CALLER);
    expect(() => cloud.change(authorization, { ...authorization.inputs })).toThrow("trust policy");
  });

  it("keeps its setup while the project's encryption uses it", () => {
    const { cloud, encrypt, setup } = held();
    const encryption = encrypt();
    expect(() => cloud.drop(setup)).toThrow("CLOUD_PROVIDER_ACCESS_ROLE_IN_USE");
    cloud.drop(encryption);
    cloud.drop(setup);
    expect(cloud.list(ATLAS.roleSetup)).toEqual([]);
    expect(TOKEN.role).toBe("aws:iam/role:Role");
  });
});
