import * as z from "zod";
import { access, DOMAIN } from "./access.ts";
import { choice, group, NO_DEFAULT, text, whole, words } from "./word.ts";

/** A route and all below it: never the root, and without a star. */
const ADMIN_PATH = /^(?:\/[A-Za-z0-9._~-]+)+$/;

/** Routes of the product's own staff. */
export const admin = group(
  { meaning: "Routes of the product's staff: they answer to listed addresses only, and behind a login" },
  {
    routes: z
      .array(
        group(
          { meaning: "Admin routes of one hostname" },
          {
            hostname: text(
              {
                meaning: "Hostname of the zone that the routes belong to",
                expected: "a host name without scheme, port or path",
                example: "api.example.com",
                required: NO_DEFAULT.exposure,
              },
              DOMAIN,
            ),
            paths: z
              .array(
                text(
                  {
                    meaning: "A path; everything below it is meant too, letters in either case",
                    expected: "a path such as /admin, without a star and not the root",
                    example: "/admin",
                  },
                  ADMIN_PATH,
                  200,
                ),
              )
              .min(1)
              .max(5) // addresses of one Access application: Cloudflare One, "Account limits", from memory, 2026-11
              .register(words, {
                meaning: "The paths",
                expected: "a list of 1 to 5 paths",
                example: "[/admin]",
                required: NO_DEFAULT.exposure,
              }),
          },
        ),
      )
      .min(1)
      .max(10)
      .register(words, {
        meaning: "The routes",
        expected: "a list of 1 to 10 groups of hostname and paths",
        example: "[{ hostname: api.example.com, paths: [/admin] }]",
        required: NO_DEFAULT.exposure,
      }),
    allowedCidrs: z
      .array(
        text(
          {
            meaning: "A block of addresses that may ask for the routes",
            expected: "a block of IPv4 or IPv6 addresses",
            example: "203.0.113.0/24",
          },
          /^[0-9a-fA-F.:]+\/\d{1,3}$/,
          64,
        ),
      )
      .min(1)
      .max(50)
      .register(words, {
        meaning: "Addresses that may ask for the routes; all others are refused before the login",
        expected: "a list of 1 to 50 blocks of addresses",
        example: "[203.0.113.0/24]",
        required: NO_DEFAULT.exposure,
      }),
    access,
  },
).optional();

/** Whether the domain sends mail. */
export const mail = choice(
  {
    meaning:
      "Mail of the domain: none (records say that it neither takes nor sends any) or elsewhere (its records are not this stack's)",
    example: "none",
  },
  ["none", "elsewhere"],
).optional();

/** How the edge proves itself to the load balancer. */
export const originPull = group(
  { meaning: "The certificate by which the load balancer knows the edge" },
  {
    certificateDays: whole(
      { meaning: "Life of the certificate", unit: "days", example: "365" },
      30,
      825,
    ).optional(),
    renewDaysBefore: whole(
      {
        meaning: "How long before its end an update of the stack makes a new one",
        unit: "days",
        example: "60",
      },
      1,
      400,
    ).optional(),
  },
).optional();
