import * as z from "zod";
import { choice, described, group, NO_DEFAULT, text, words } from "./word.ts";

function kind<const T extends string>(value: T) {
  return described(z.literal(value), {
    meaning:
      "Who answers while no origin does: maintenance-page (a page with your message), origin (a second origin for reads, and the page where that is down too)",
    expected: '"maintenance-page" or "origin"',
    example: value,
    required: NO_DEFAULT.application,
  });
}

const meaning =
  "Who answers while the origin is down: a Cloudflare Worker before every hostname of the stack";

/** Plain text: the page is made of it. A variable of a Worker holds 5 KB (Workers documentation, "Limits", read 2026-11-27). */
const MOST_CHARACTERS = 400;

const common = {
  message: text(
    {
      meaning: "What people read while the origin is down",
      expected: "a sentence of at most 400 characters",
      example: "We are back soon.",
      required: NO_DEFAULT.application,
    },
    /\S/,
    MOST_CHARACTERS,
  ),
  workersPlan: choice(
    {
      meaning:
        "The account's plan of Cloudflare Workers, which every request counts for but those of edge.cache: free (100,000 requests a day; past them visitors get error 1027 until midnight UTC) or paid (5 USD a month with 10 million requests)",
      example: "paid",
      required: NO_DEFAULT.money,
    },
    ["free", "paid"],
  ),
};

/** What stands in for an origin that is down. */
export const failover = z
  .discriminatedUnion("kind", [
    group({ meaning }, { kind: kind("maintenance-page"), ...common }),
    group(
      { meaning },
      {
        kind: kind("origin"),
        hostname: text(
          {
            meaning: "Hostname of the second origin, which answers https for the same paths",
            expected: "a host name without scheme, port or path",
            example: "standby.example.net",
            required: NO_DEFAULT.exposure,
          },
          /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/,
        ),
        ...common,
      },
    ),
  ])
  .register(words, {
    meaning,
    expected: "a group of keys (kind and what goes with it)",
    example: "{ kind: maintenance-page, message: We are back soon., workersPlan: paid }",
  })
  .optional();
