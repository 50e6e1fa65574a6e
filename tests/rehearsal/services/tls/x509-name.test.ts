import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type DerValue, oid, readDer, TAG } from "../../../../rehearsal/services/tls/der.ts";
import { alternativeNames, distinguishedName } from "../../../../rehearsal/services/tls/x509-name.ts";

/** Identifier, tag and text of each part of a name. */
function partsOf(
  name: Buffer,
): readonly (readonly [id: string, tag: number | undefined, text: string | undefined])[] {
  return readDer(readDer(name)[0]?.content ?? Buffer.alloc(0)).map((set) => {
    const [pair] = readDer(set.content);
    const [id, value] = readDer(pair?.content ?? Buffer.alloc(0));
    return [id?.whole.toString("hex") ?? "", value?.tag, value?.content.toString()];
  });
}
const part = (id: string, text: string, tag: number = TAG.printable) => [oid(id).toString("hex"), tag, text];

describe("distinguishedName", () => {
  it("writes its parts in Go's order, whatever the order in which they are given", () => {
    const subject = {
      commonName: "edge",
      serialNumber: "7",
      country: "ID",
      province: "Bali",
      organization: "Shop",
    };
    expect(partsOf(distinguishedName(subject))).toEqual([
      part("2.5.4.6", "ID"),
      part("2.5.4.10", "Shop"),
      part("2.5.4.8", "Bali"),
      part("2.5.4.3", "edge"),
      part("2.5.4.5", "7"),
    ]);
  });

  it("writes each line of an address by itself, a mail address last, and letters beyond ASCII in UTF-8", () => {
    const subject = {
      streetAddresses: ["Jalan 1", "Gedung B"],
      emailAddress: "a@shop.example",
      commonName: "Warung Ünik",
    };
    expect(partsOf(distinguishedName(subject))).toEqual([
      part("2.5.4.9", "Jalan 1"),
      part("2.5.4.9", "Gedung B"),
      part("2.5.4.3", "Warung Ünik", TAG.utf8),
      part("1.2.840.113549.1.9.1", "a@shop.example", TAG.ia5),
    ]);
  });

  it("is empty where nothing is given, or nothing known yet", () => {
    expect(distinguishedName({}).toString("hex")).toBe("3000");
    expect(distinguishedName({ commonName: Symbol("unknown") }).toString("hex")).toBe("3000");
  });
});

describe("alternativeNames", () => {
  const namesOf = (inputs: Record<string, unknown>): readonly DerValue[] =>
    readDer(readDer(alternativeNames(inputs) ?? Buffer.alloc(0))[0]?.content ?? Buffer.alloc(0));

  it("are none where none are given", () => {
    expect(alternativeNames({})).toBeUndefined();
    expect(alternativeNames({ dnsNames: [], ipAddresses: [] })).toBeUndefined();
  });

  it("write hostnames, addresses and URIs under their own tags", () => {
    const inputs = { dnsNames: ["a.example"], ipAddresses: ["203.0.113.7"], uris: ["spiffe://a"] };
    expect(namesOf(inputs).map(({ content, tag }) => [tag, content.toString("latin1")])).toEqual([
      [0x82, "a.example"],
      [0x87, "\xcb\x00\x71\x07"],
      [0x86, "spiffe://a"],
    ]);
  });

  it.each([
    ["2001:db8::7", "20010db8000000000000000000000007"],
    ["::", "00000000000000000000000000000000"],
    ["::1", "00000000000000000000000000000001"],
    ["2001:db8::", "20010db8000000000000000000000000"],
    ["1:2:3:4:5:6:7:8", "00010002000300040005000600070008"],
    ["FE80::A", "fe80000000000000000000000000000a"],
    ["64:ff9b::203.0.113.7", "0064ff9b0000000000000000cb007107"],
    ["::ffff:203.0.113.7", "cb007107"], // Go takes it for the address inside
    ["::ffff:cb00:7107", "cb007107"],
  ])("write the address %s as its bytes", (address, bytes) => {
    expect(namesOf({ ipAddresses: [address] })[0]?.content.toString("hex")).toBe(bytes);
  });

  it("write any address of IPv6 as its groups say", () => {
    const hostname = (text: string): string => new URL(`http://[${text}]`).hostname;
    fc.assert(
      fc.property(fc.ipV6(), (address) => {
        const written = namesOf({ ipAddresses: [address] })[0]?.content.toString("hex") ?? "";
        const whole = written.length === 8 ? `${"0".repeat(20)}ffff${written}` : written;
        expect(hostname(whole.match(/.{4}/g)?.join(":") ?? "")).toBe(hostname(address));
      }),
    );
  });
});
