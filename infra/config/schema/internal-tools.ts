import * as z from "zod";
import { access, DOMAIN } from "./access.ts";
import { group, NO_DEFAULT, text, words } from "./word.ts";

/** Services for the product's own staff. */
export const internalTools = group(
  {
    meaning:
      "Services that only the staff reaches: each behind a Cloudflare Tunnel of its own, with a login before the whole hostname; no route, no open port",
  },
  {
    hostnames: z
      .record(
        text(
          { meaning: "Name of a service", expected: "the name of a service", example: "tools" },
          /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,19}$/,
        ),
        text(
          {
            meaning: "One label below the zone's name",
            expected: "a host name without scheme, port or path",
            example: "tools.example.com",
          },
          DOMAIN,
        ),
      )
      .refine((all) => Object.keys(all).length > 0)
      .register(words, {
        meaning: "Service → hostname by which the staff reaches it",
        expected: "a group of service names, each with a hostname",
        example: "{ tools: tools.example.com }",
        required: NO_DEFAULT.exposure,
      }),
    access,
  },
).optional();
