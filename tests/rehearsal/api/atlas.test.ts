import { describe, expect, it } from "@jest/globals";
import { answerAtlas } from "../../../rehearsal/api/atlas.ts";
import { services } from "../../../rehearsal/services/index.ts";
import { ATLAS } from "../../../rehearsal/services/mongodbatlas/tokens.ts";
import { MemoryCloud } from "../memory-cloud.ts";
import { ATLAS_CALLER, ATLAS_SEED, ORGANIZATION } from "../services/mongodbatlas/atlas.ts";

describe("answerAtlas", () => {
  const cloud = new MemoryCloud(services, ATLAS_SEED);
  cloud.as(ATLAS_CALLER);
  const asked = (path: string) => cloud.ask((one) => answerAtlas(`/api/atlas/v2${path}`, one));

  it("tells the organization that the credentials are of, and its projects", () => {
    expect(asked(`/orgs/${ORGANIZATION}`)).toMatchObject({ id: ORGANIZATION });
    expect(asked(`/orgs/${ORGANIZATION}/groups?itemsPerPage=500`)).toMatchObject({ totalCount: 0 });
    const { id } = cloud.make(ATLAS.project, { orgId: ORGANIZATION, name: "shop-test" });
    expect(asked(`/orgs/${ORGANIZATION}/groups`)).toEqual({
      results: [{ id, orgId: ORGANIZATION, name: "shop-test" }],
      totalCount: 1,
    });
  });

  it.each(["/orgs/ffffffffffffffffffffffff", "/orgs/ffffffffffffffffffffffff/groups", "/groups", "/orgs/"])(
    "finds nothing at %s",
    (path) => {
      expect(() => asked(path)).toThrow("RESOURCE_NOT_FOUND");
    },
  );
});
