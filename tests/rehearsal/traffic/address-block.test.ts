import { describe, expect, it } from "@jest/globals";
import { addressBlock, holdsBlock } from "../../../rehearsal/traffic/address-block.ts";

const holds = (block: string, address: string) => holdsBlock(addressBlock(block), addressBlock(address));

describe("holdsBlock", () => {
  it.each([
    ["203.0.113.0/24", "203.0.113.255", true],
    ["203.0.113.0/24", "203.0.114.0", false],
    ["203.0.113.0/24", "203.0.113.0/23", false],
    ["0.0.0.0/0", "255.255.255.255", true],
    ["203.0.113.7", "203.0.113.7", true],
    ["2001:db8::/32", "2001:db8:0:1::5", true],
    ["2001:db8::/32", "2001:db9::", false],
    ["2001:db8::1", "2001:0db8:0000:0:0:0:0:1", true],
    ["::/0", "203.0.113.7", false],
  ])("%s, %s: %s", (block, address, held) => {
    expect(holds(block, address)).toBe(held);
  });
});

describe("addressBlock", () => {
  it.each(["203.0.113", "203.0.113.256", "203.0.113.0/33", "1:2:3", "1::2::3", "g::1", "::/x"])(
    "refuses %s",
    (text) => {
      expect(() => addressBlock(text)).toThrow(`"${text}" is no address`);
    },
  );
});
