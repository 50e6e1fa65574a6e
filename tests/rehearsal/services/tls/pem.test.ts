import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { readPem, writePem } from "../../../../rehearsal/services/tls/pem.ts";

const block = fc.record({
  heading: fc.constantFrom("CERTIFICATE", "CERTIFICATE REQUEST", "RSA PRIVATE KEY"),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
});

describe("writePem", () => {
  it("writes lines of 64 characters, as Node does", () => {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const bytes = publicKey.export({ type: "spki", format: "der" });
    expect(writePem({ heading: "PUBLIC KEY", bytes })).toBe(
      publicKey.export({ type: "spki", format: "pem" }),
    );
  });
});

describe("readPem", () => {
  it("gives back the blocks of a text in order, with anything between them", () => {
    fc.assert(
      fc.property(
        fc.array(block, { maxLength: 4 }),
        fc.constantFrom("", "# ca\n", "\n\n"),
        (blocks, between) => {
          const text = blocks.map((one) => `${between}${writePem(one)}`).join("");
          expect(readPem(text)).toEqual(blocks);
          expect(readPem(text.replaceAll("\n", "\r\n"))).toEqual(blocks);
        },
      ),
    );
  });

  it("reads what others write", () => {
    const { publicKey } = generateKeyPairSync("ed25519");
    const [read] = readPem(String(publicKey.export({ type: "spki", format: "pem" })));
    expect(read?.heading).toBe("PUBLIC KEY");
    const again = createPublicKey({ key: read?.bytes ?? Buffer.alloc(0), format: "der", type: "spki" });
    expect(again.equals(publicKey)).toBe(true);
  });

  it.each([
    ["plain text", "no key"],
    ["a block that does not end", "-----BEGIN CERTIFICATE-----\nAAAA\n"],
    ["a block that ends as another", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END PRIVATE KEY-----\n"],
    ["a body beyond its alphabet", "-----BEGIN CERTIFICATE-----\nA*AA\n-----END CERTIFICATE-----\n"],
  ])("finds nothing in %s", (_, text) => {
    expect(readPem(text)).toEqual([]);
  });
});
