import * as z from "zod";
import { VARIABLE_NAME } from "./service.ts";
import { choice, described, group, NO_DEFAULT, text, whole, words } from "./word.ts";

/** 43 characters of 62 symbols hold 256 bits: log2(62) = 5.954, times 43 is 256.03. */
export const MIN_SECRET_LENGTH = 43;

const MAX_SECRET_LENGTH = 256;

function kind<const T extends string>(value: T) {
  return described(z.literal(value), {
    meaning:
      "Where the value comes from: generated (by the stack), composed (of the stack's own components), external (filled by a person)",
    expected: '"generated", "composed" or "external"',
    example: value,
    required: NO_DEFAULT.identity,
  });
}

const meaning = "A secret in the store; its value never stands in a file";

const secret = z
  .discriminatedUnion("kind", [
    group(
      { meaning },
      {
        kind: kind("generated"),
        length: whole(
          {
            meaning: "Length of the value made of letters and digits; 43 hold 256 bits",
            unit: "characters",
            example: "64",
          },
          MIN_SECRET_LENGTH,
          MAX_SECRET_LENGTH,
        ).optional(),
      },
    ),
    group(
      { meaning },
      {
        kind: kind("composed"),
        from: choice(
          {
            meaning:
              "database.url: postgresql URL with sslmode=require, of the pool where there is one, or mongodb+srv URL of the current user; database.directUrl: of the instance itself, for dumps and migrations; cache.url: rediss URL; cache.password: the AUTH token; database.password",
            example: "database.url",
            required: NO_DEFAULT.identity,
          },
          ["database.url", "database.directUrl", "database.password", "cache.url", "cache.password"],
        ),
      },
    ),
    group(
      { meaning },
      {
        kind: kind("external"),
        description: text({
          meaning: "What it is and where a person gets it; the description of the secret in its store",
          expected: "a sentence",
          example: "Key of the payment provider, from its dashboard",
          required: NO_DEFAULT.identity,
        }),
      },
    ),
  ])
  .register(words, {
    meaning,
    expected: "a group of keys (kind and what goes with it), never the value",
    example: "",
  });

/** All secrets, by name. */
export const secrets = z
  .record(
    text(
      {
        meaning: "Name of a secret, as the application reads it",
        expected: "a secret name of capital letters, digits and underscores",
        example: "JWT_SECRET",
      },
      VARIABLE_NAME,
    ),
    secret,
  )
  .register(words, {
    meaning: "The secrets in the store, by name; never their values",
    expected: "a group of secrets",
    example: "",
  })
  .optional();
