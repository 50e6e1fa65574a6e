import { describe, expect, it } from "@jest/globals";
import {
  authorityRecords,
  CERTIFICATE_AUTHORITIES,
  noMailRecords,
} from "../../../infra/edge/zone-records.ts";

describe("authorityRecords", () => {
  it("name Amazon for the load balancer and Let's Encrypt and Google for the edge, at the domain itself", () => {
    const records = authorityRecords("shop.example");
    expect(records.map(({ data }) => data?.value)).toEqual([...CERTIFICATE_AUTHORITIES]);
    expect(records.map(({ data }) => data?.value)).toEqual(
      expect.arrayContaining(["amazon.com", "letsencrypt.org", "pki.goog"]),
    );
    expect(new Set(records.map(({ name, type }) => `${type} ${name}`))).toEqual(
      new Set(["CAA shop.example"]),
    );
    expect(new Set(records.map(({ data }) => `${data?.flags} ${data?.tag}`))).toEqual(new Set(["0 issue"]));
  });

  it("have names of their own, so that one that comes or goes moves no other", () => {
    const parts = authorityRecords("shop.example").map(({ part }) => part);
    expect(new Set(parts).size).toBe(parts.length);
  });
});

describe("noMailRecords", () => {
  it("say that no mail is taken, that nobody may send, and that what pretends to is refused", () => {
    expect(
      noMailRecords("shop.example").map(({ content, name, priority, type }) => [
        type,
        name,
        content,
        priority,
      ]),
    ).toEqual([
      ["MX", "shop.example", ".", 0],
      ["TXT", "shop.example", '"v=spf1 -all"', undefined],
      ["TXT", "_dmarc.shop.example", '"v=DMARC1; p=reject; sp=reject; adkim=s; aspf=s"', undefined],
    ]);
  });
});
