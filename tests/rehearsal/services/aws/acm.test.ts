import { describe, expect, it } from "@jest/globals";
import { TOKEN } from "../../../../rehearsal/services/aws/tokens.ts";
import { services } from "../../../../rehearsal/services/index.ts";
import { MemoryCloud } from "../../memory-cloud.ts";
import { makeCertificate, putRecord, ServiceFixture } from "./service-fixture.ts";

interface Option {
  readonly resourceRecordName: string;
  readonly resourceRecordValue: string;
}

function pending(): { cloud: MemoryCloud; arn: string; option: Option } {
  const cloud = new MemoryCloud(services);
  const certificate = cloud.make(TOKEN.certificate, {
    domainName: "api.example.com",
    validationMethod: "DNS",
  });
  const [option] = certificate.outputs.domainValidationOptions as Option[];
  if (option === undefined) throw new Error("no validation option");
  return { cloud, arn: certificate.id, option };
}

describe("certificate", () => {
  it("waits for a record under each name, the same one whenever the account asks for the name", () => {
    const { cloud, option } = pending();
    expect(option.resourceRecordName).toMatch(/^_[0-9a-f]{32}\.api\.example\.com\.$/);
    expect(option.resourceRecordValue).toMatch(/^_[0-9a-f]{32}\.[a-z]{10}\.acm-validations\.aws\.$/);
    const again = cloud.make(TOKEN.certificate, { domainName: "*.api.example.com", validationMethod: "DNS" });
    expect(again.outputs.domainValidationOptions).toMatchObject([
      { resourceRecordName: option.resourceRecordName },
    ]);
    expect(again.outputs.status).toBe("PENDING_VALIDATION");
  });

  it("refuses more than ten names, and a name that is none", () => {
    const cloud = new MemoryCloud(services);
    const subjectAlternativeNames = Array.from({ length: 10 }, (_, index) => `n${index}.example.com`);
    expect(() =>
      cloud.make(TOKEN.certificate, {
        domainName: "example.com",
        subjectAlternativeNames,
        validationMethod: "DNS",
      }),
    ).toThrow("LimitExceededException");
    expect(
      cloud
        .failures(TOKEN.certificate, { domainName: "https://example.com", validationMethod: "DNS" })
        .join(),
    ).toContain("domainName");
  });

  it("is kept while a listener uses it", () => {
    const shop = new ServiceFixture();
    expect(() => shop.cloud.drop(shop.certificate)).toThrow("ResourceInUseException");
    shop.cloud.drop(shop.listener);
    shop.cloud.drop(shop.certificate);
    expect(shop.cloud.list(TOKEN.certificate)).toEqual([]);
  });
});

describe("certificateValidation", () => {
  it("issues the certificate when public DNS answers the record", () => {
    const cloud = new MemoryCloud(services);
    expect(cloud.look(makeCertificate(cloud, "api.example.com")).status).toBe("ISSUED");
  });

  it("times out and names the record that is missing", () => {
    const { cloud, arn, option } = pending();
    const name = option.resourceRecordName.replace(/\.$/, "");
    expect(() => cloud.make(TOKEN.certificateValidation, { certificateArn: arn })).toThrow(
      `CNAME ${name} must say`,
    );
    expect(cloud.list(TOKEN.certificateValidation)).toEqual([]);
  });

  it("times out where the record says something else, and where it is proxied", () => {
    const { cloud, arn, option } = pending();
    putRecord(cloud, option.resourceRecordName, "elsewhere.example.com", false);
    expect(() => cloud.make(TOKEN.certificateValidation, { certificateArn: arn })).toThrow(
      "it says elsewhere.example.com",
    );
    putRecord(cloud, option.resourceRecordName, option.resourceRecordValue, true);
    expect(() => cloud.make(TOKEN.certificateValidation, { certificateArn: arn })).toThrow("is proxied");
  });

  it("refuses record names that are not the certificate's, and a certificate of another region", () => {
    const { cloud, arn, option } = pending();
    putRecord(cloud, option.resourceRecordName, option.resourceRecordValue, false);
    const inputs = { certificateArn: arn, validationRecordFqdns: ["_x.example.com"] };
    expect(() => cloud.make(TOKEN.certificateValidation, inputs)).toThrow(
      "missing api.example.com DNS validation record",
    );
    cloud.as({ region: "eu-west-1" });
    expect(() => cloud.make(TOKEN.certificateValidation, { certificateArn: arn })).toThrow(
      "Could not find certificate",
    );
  });

  it.each([
    ["the domain itself", "api.example.com", "letsencrypt.org", "allow letsencrypt.org, and not Amazon"],
    ["a name above it", "example.com", "letsencrypt.org", "and not Amazon"],
  ])("is refused where CAA records of %s leave Amazon out", (_what, name, value, says) => {
    const { cloud, arn, option } = pending();
    putRecord(cloud, option.resourceRecordName, option.resourceRecordValue, false);
    putCaa(cloud, name, value);
    expect(() => cloud.make(TOKEN.certificateValidation, { certificateArn: arn })).toThrow(says);
    putCaa(cloud, name, "amazontrust.com; policy=any");
    expect(() => cloud.make(TOKEN.certificateValidation, { certificateArn: arn })).not.toThrow();
  });

  it("heeds the CAA records of the nearest name alone", () => {
    const { cloud, arn, option } = pending();
    putRecord(cloud, option.resourceRecordName, option.resourceRecordValue, false);
    putCaa(cloud, "example.com", "letsencrypt.org");
    putCaa(cloud, "api.example.com", "amazon.com");
    expect(() => cloud.make(TOKEN.certificateValidation, { certificateArn: arn })).not.toThrow();
  });
});

function putCaa(cloud: MemoryCloud, name: string, value: string): void {
  cloud.as({ provider: "cloudflare" });
  const inputs = { name, type: "CAA", data: { flags: 0, tag: "issue", value } };
  cloud.ask((clouds) =>
    clouds.add({ token: "cloudflare:index/dnsRecord:DnsRecord", id: `${name}/${value}`, inputs }),
  );
  cloud.as({ provider: "aws" });
}
