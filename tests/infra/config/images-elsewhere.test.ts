import { describe, expect, it } from "@jest/globals";
import { declaredRepositories, imagesElsewhere } from "../../../infra/config/images-elsewhere.ts";

const HOST = "111111111111.dkr.ecr.eu-west-1.amazonaws.com";
const owner = {
  source: "a",
  raw: {
    product: "shop",
    aws: { accountId: "111111111111", region: "eu-west-1" },
    services: { api: { build: { context: "app" } }, web: { image: `${HOST}/shop/web@sha256:1` } },
  },
};

function reader(words: object) {
  return { source: "b", raw: { aws: { accountId: "222222222222" }, ...words } };
}

function places(words: object): readonly string[] {
  return imagesElsewhere([owner, reader(words)]).map(
    (found) => `${found.reader.source} ${found.where} in ${found.owner.source}: ${found.image.repository}`,
  );
}

describe("imagesElsewhere", () => {
  it("finds an image at each word that names one", () => {
    const image = (name: string) => `${HOST}/shop/${name}@sha256:1`;
    expect(
      places({
        services: { api: { image: image("api") }, web: { image: "ghcr.io/shop/web@sha256:1" }, job: {} },
        backup: { dump: { image: image("dump"), restoreTest: { image: image("restore") } } },
        tunnel: { image: image("tunnel") },
        database: { pool: { image: image("pool") } },
      }),
    ).toEqual([
      "b services.api.image in a: shop/api",
      "b backup.dump.image in a: shop/dump",
      "b backup.dump.restoreTest.image in a: shop/restore",
      "b tunnel.image in a: shop/tunnel",
      "b database.pool.image in a: shop/pool",
    ]);
  });

  it.each([
    ["another account", `${HOST.replace("1111", "3333")}/shop/api@sha256:1`],
    ["another region", `${HOST.replace("eu-west-1", "eu-west-2")}/shop/api@sha256:1`],
    ["another product", `${HOST}/shopping/api@sha256:1`],
    ["no digest", `${HOST}/shop/api:latest`],
  ])("finds none of %s", (_what, image) => {
    expect(places({ services: { api: { image } } })).toEqual([]);
  });

  it("finds none in the own registry, and none in files that could not be read", () => {
    expect(imagesElsewhere([owner])).toEqual([]);
    expect(imagesElsewhere([owner, { source: "b", raw: undefined }])).toEqual([]);
  });
});

describe("declaredRepositories", () => {
  it("are one for each service", () => {
    expect(declaredRepositories(owner)).toEqual(["shop/api", "shop/web"]);
    expect(declaredRepositories({ source: "b", raw: undefined })).toEqual([]);
  });
});
