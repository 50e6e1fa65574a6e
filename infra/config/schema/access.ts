import * as z from "zod";
import { MAIL_ADDRESS } from "../../lib/mail-address.ts";
import { group, text, whole, words } from "./word.ts";

/** A domain name without scheme, port or path. */
export const DOMAIN =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

/** Who passes a login of Cloudflare Access, and for how long. */
export const access = group(
  { meaning: "Who may pass the login (Cloudflare Access)" },
  {
    emails: z
      .array(
        text({ meaning: "A person", expected: "a mail address", example: "ops@example.com" }, MAIL_ADDRESS),
      )
      .min(1)
      .register(words, {
        meaning: "People, by their mail addresses",
        expected: "a list of mail addresses",
        example: "[ops@example.com]",
      })
      .optional(),
    emailDomains: z
      .array(
        text(
          { meaning: "Everybody of a domain", expected: "a domain without @", example: "example.com" },
          DOMAIN,
        ),
      )
      .min(1)
      .register(words, {
        meaning: "Everybody whose mail address is of one of these domains",
        expected: "a list of domains",
        example: "[example.com]",
      })
      .optional(),
    sessionHours: whole(
      { meaning: "How long a login lasts", unit: "hours", example: "8" },
      1,
      24, // Access would take 730; a lost laptop should not stay logged in for longer than a day
    ).optional(),
  },
);
