import { describe, expect, it } from "@jest/globals";
import { mongodbUrl, srvHost } from "../../../infra/data/mongodb-url.ts";

describe("mongodbUrl", () => {
  it("says TLS and where users stand, and encodes what would end a part of the URL", () => {
    const url = mongodbUrl({
      host: "shop.ab1cd.mongodb.net",
      databaseName: "shop",
      username: "shop_1",
      password: "a@b/c",
    });
    expect(url).toBe(
      "mongodb+srv://shop_1:a%40b%2Fc@shop.ab1cd.mongodb.net/shop?authSource=admin&retryWrites=true&w=majority&tls=true",
    );
  });
});

describe("srvHost", () => {
  it("finds the name whose record lists the members", () => {
    expect(srvHost("mongodb+srv://shop.ab1cd.mongodb.net/?x=1")).toBe("shop.ab1cd.mongodb.net");
  });

  it.each(["", "mongodb://shop.ab1cd.mongodb.net:27017", "mongodb+srv://"])(
    "refuses %j without telling it",
    (address) => {
      expect(() => srvHost(address)).toThrow(
        "connection string of the cluster: mongodb+srv://<host> was expected; got another form.",
      );
    },
  );
});
