import { describe, expect, it } from "@jest/globals";
import { bcrypt } from "../../../../rehearsal/services/random/bcrypt.ts";

/** The salt that is written CCCCCCCCCCCCCCCCCCCCC. in bcrypt's alphabet. */
const SALT = Uint8Array.from({ length: 16 }, (_, index) => [0x10, 0x41, 0x04][index % 3] ?? 0);

describe("bcrypt", () => {
  it("agrees with the published vectors of the first implementation", () => {
    expect(bcrypt("U*U", SALT, 5)).toBe("$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW");
    expect(bcrypt("U*U*", SALT, 5)).toBe("$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK");
  });

  it("counts the first 72 bytes of a password only", () => {
    const long = "p".repeat(72);
    expect(bcrypt(`${long}x`, SALT, 4)).toBe(bcrypt(long, SALT, 4));
    expect(bcrypt(`${long.slice(1)}x`, SALT, 4)).not.toBe(bcrypt(long, SALT, 4));
  });

  it("refuses a salt of another length", () => {
    expect(() => bcrypt("a", new Uint8Array(8), 4)).toThrow("16 bytes");
  });
});
