import { choice, NO_DEFAULT, text } from "./word.ts";

/** The keys that say whose stack this is; they stand at the top. */
export const identity = {
  like: text({
    meaning:
      "Another stack of the folder whose configuration this one takes over, its lists whole and its groups key by key under what stands here; hostnames, environment and what only one of the two can own are told apart by themselves",
    expected: "the name of another stack of the folder",
    example: "staging",
  }).optional(),
  product: text(
    {
      meaning: "Short name of the product; part of physical names and of the product tag",
      expected: "2 to 20 lower-case letters, digits and hyphens, first a letter",
      example: "shop",
      required: NO_DEFAULT.identity,
    },
    /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,19}$/,
  ),
  tier: choice(
    {
      meaning: "Shape of the ground: staging is cheap, production is safe; decides the tier defaults",
      example: "staging",
      required: NO_DEFAULT.money,
    },
    ["staging", "production"],
  ),
  environment: text(
    {
      meaning:
        "Name of the environment; part of physical names and of the environment tag, so that a third one stands beside staging and production",
      expected: "2 to 12 lower-case letters, digits and hyphens, first a letter",
      example: "test",
      derived: "the tier's name; with `like`, the stack's",
    },
    /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,11}$/,
  ).optional(),
  owner: text(
    {
      meaning: "Who answers for the stack, an address or a team; value of the owner tag",
      expected: "1 to 128 of A-Z, a-z, 0-9, space and + - = . _ : / @",
      example: "platform@example.com",
      required: NO_DEFAULT.identity,
    },
    /^[A-Za-z0-9 +\-=._:/@]{1,128}$/,
  ),
  costCentre: text(
    {
      meaning: "Who pays; value of the cost-centre tag",
      expected: "1 to 64 of A-Z, a-z, 0-9, space and + - = . _ : / @ as text in quotes",
      example: '"4711"',
      required: NO_DEFAULT.identity,
    },
    /^[A-Za-z0-9 +\-=._:/@]{1,64}$/,
  ),
  domain: text(
    {
      meaning: "Name of the Cloudflare zone",
      expected: "a domain name without scheme, port or path",
      example: "example.com",
      required: NO_DEFAULT.identity,
    },
    /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/,
  ),
};
