import { describe, expect, it } from "@jest/globals";
import type { Entity } from "../../../../rehearsal/cloud/entity.ts";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import type { MemoryCloud } from "../../memory-cloud.ts";
import { exampleChain } from "../tls/example-chain.ts";
import { ServiceFixture } from "./service-fixture.ts";

const CHAIN = exampleChain();
const OBJECT = "aws:s3/bucketObjectv2:BucketObjectv2";
const PLACE = { caCertificatesBundleS3Bucket: "shop-trust", caCertificatesBundleS3Key: "ca.pem" };

function withBundle(content: string): { shop: ServiceFixture; cloud: MemoryCloud; object: Entity } {
  const shop = new ServiceFixture();
  const { cloud } = shop;
  cloud.make(TOKEN.bucket, { bucket: "shop-trust" });
  cloud.make("aws:s3/bucketVersioning:BucketVersioning", {
    bucket: "shop-trust",
    versioningConfiguration: { status: "Enabled" },
  });
  return { shop, cloud, object: cloud.make(OBJECT, { bucket: "shop-trust", key: "ca.pem", content }) };
}

describe("trust store", () => {
  it("takes the certificates of an authority from an object, by version too", () => {
    const { cloud, object } = withBundle(CHAIN.caCertPem + CHAIN.caCertPem);
    const store = cloud.make(TOKEN.trustStore, {
      name: "edge",
      ...PLACE,
      caCertificatesBundleS3ObjectVersion: object.outputs.versionId,
    });
    expect(store.id).toMatch(
      /^arn:aws:elasticloadbalancing:eu-central-1:\d{12}:truststore\/edge\/[0-9a-f]{16}$/,
    );
  });

  it("refuses an object that is not there, and a version that it never had", () => {
    const { cloud } = withBundle(CHAIN.caCertPem);
    const none = { name: "edge", ...PLACE, caCertificatesBundleS3Key: "other.pem" };
    expect(() => cloud.make(TOKEN.trustStore, none)).toThrow("CaCertificatesBundleNotFound");
    const old = { name: "edge", ...PLACE, caCertificatesBundleS3ObjectVersion: "0" };
    expect(() => cloud.make(TOKEN.trustStore, old)).toThrow("version 0");
  });

  it.each([
    ["a text that is none", "no certificate"],
    ["a client's certificate", CHAIN.certPem],
    ["a key in their place", CHAIN.privateKeyPem],
    ["one of each", CHAIN.caCertPem + CHAIN.certPem],
    ["more than 25", CHAIN.caCertPem.repeat(26)],
  ])("refuses %s", (_what, content) => {
    const { cloud } = withBundle(content);
    expect(() => cloud.make(TOKEN.trustStore, { name: "edge", ...PLACE })).toThrow(
      "InvalidCaCertificatesBundle",
    );
  });

  it("refuses a second one of its name, and reads the object again when it is changed", () => {
    const { cloud, object } = withBundle(CHAIN.caCertPem);
    const store = cloud.make(TOKEN.trustStore, { name: "edge", ...PLACE });
    expect(() => cloud.make(TOKEN.trustStore, { name: "edge", ...PLACE })).toThrow("DuplicateTrustStoreName");
    cloud.change(object, { ...object.inputs, content: "no certificate" });
    expect(() => cloud.change(store, { ...store.inputs, tags: { a: "b" } })).toThrow(
      "InvalidCaCertificatesBundle",
    );
  });

  it("is kept while a listener verifies by it", () => {
    const { shop, cloud } = withBundle(CHAIN.caCertPem);
    const store = cloud.make(TOKEN.trustStore, { name: "edge", ...PLACE });
    const { listener } = shop;
    cloud.change(listener, {
      ...listener.inputs,
      mutualAuthentication: { mode: "verify", trustStoreArn: store.id },
    });
    expect(() => cloud.drop(store)).toThrow("TrustStoreInUse");
    cloud.change(listener, { ...listener.inputs, mutualAuthentication: { mode: "off" } });
    cloud.drop(store);
    expect(cloud.list(TOKEN.trustStore)).toEqual([]);
  });
});

describe("a listener's mutual authentication", () => {
  const verify = (change: Record<string, unknown>): Record<string, unknown> => {
    const { listener } = new ServiceFixture();
    return { ...listener.inputs, mutualAuthentication: { mode: "verify", ...change } };
  };

  it.each([
    ["without a store", {}, "is required where mode is verify"],
    ["of a mode that does not exist", { mode: "strict", trustStoreArn: "x" }, "got strict"],
    [
      "with a store in another mode",
      { mode: "passthrough", trustStoreArn: "x" },
      "goes with mode verify only",
    ],
  ])("is refused %s", (_cause, change, says) => {
    const { cloud } = new ServiceFixture();
    expect(cloud.failures(TOKEN.listener, verify(change)).join()).toContain(says);
  });

  it("is refused for a store that is not there, and on a listener of HTTP", () => {
    const { cloud, listener } = new ServiceFixture();
    const inputs = verify({ trustStoreArn: "arn:aws:elasticloadbalancing:eu-central-1:1:truststore/x/0" });
    expect(() => cloud.change(listener, inputs)).toThrow("TrustStoreNotFound");
    const plain = { ...inputs, port: 80, protocol: "HTTP", certificateArn: undefined };
    expect(() => cloud.make(TOKEN.listener, plain)).toThrow("HTTPS listeners");
  });
});
