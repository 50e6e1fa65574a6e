import * as z from "zod";
import { PATH_PATTERN } from "../../lib/path-pattern.ts";
import { DOMAIN } from "./access.ts";
import { choice, flag, group, NO_DEFAULT, text, whole, words } from "./word.ts";

/** Shortest time that every Cloudflare plan keeps a response for (zone setting edge_cache_ttl: free 7200 s, read 2026-11). */
const LEAST_EDGE_SECONDS = 7200;
const YEAR_SECONDS = 31_536_000;

/** The web application firewalls. */
export const waf = group(
  { meaning: "Web application firewall" },
  {
    managed: flag({
      meaning:
        "Managed rules (and OWASP's where the Cloudflare plan has them) block known attacks: in Cloudflare from the plan pro on, else in AWS WAF",
      example: "true",
    }).optional(),
    loadBalancer: flag({
      meaning:
        "AWS WAF on the load balancer, the second layer: it holds what the Cloudflare plan cannot (about 5 USD a month, 1 for each rule, 0.60 for a million requests)",
      example: "true",
      required: NO_DEFAULT.money,
    }),
  },
).optional();

/** Request headers that a listed origin may send beside those that browsers always may. */
export const corsHeaders = z
  .array(
    text(
      {
        meaning: "A request header that browsers may send",
        expected: "a header's name, never *",
        example: "X-Tenant-ID",
      },
      /^[A-Za-z][A-Za-z0-9-]{0,99}$/,
    ),
  )
  .max(30)
  .register(words, {
    meaning: "Request headers that browsers may send from a listed origin",
    expected: "a list of at most 30 header names",
    example: "[Authorization, Content-Type, X-Tenant-ID]",
  })
  .optional();

/** Whether a browser sends its cookies along. */
export const corsCredentials = flag({
  meaning:
    "Whether pages of listed origins may send cookies along and read the answer: a login before admin routes asks for one",
  example: "true",
}).optional();

/** Who answers a browser's question before a cross-origin request. */
export const corsPreflight = choice(
  {
    meaning:
      "Who answers preflights (OPTIONS): the application, or the edge with 204 where the application gives no answer",
    example: "edge",
  },
  ["app", "edge"],
).optional();

/** What nobody may ask for. */
export const blockedPaths = z
  .array(
    text(
      {
        meaning:
          "A path that is refused to everybody; everything below it is meant too, letters in either case",
        expected: "a path such as /debug, without a star and not the root",
        example: "/debug",
      },
      /^\/(?:[A-Za-z0-9._~-]+\/)*[A-Za-z0-9._~-]+$/,
      200,
    ),
  )
  .min(1)
  .max(10)
  .register(words, {
    meaning: "Paths that the edge refuses to everybody, on every hostname of the stack: routes for debugging",
    expected: "a list of 1 to 10 paths",
    example: "[/debug, /metrics]",
  })
  .optional();

/** Where else nobody may ask for it. */
export const blockedHostnames = z
  .array(
    text(
      {
        meaning: "A hostname of the zone that another stack serves",
        expected: "a host name without scheme, port or path",
        example: "api-test.example.com",
      },
      DOMAIN,
    ),
  )
  .min(1)
  .register(words, {
    meaning:
      "Hostnames of other stacks of the zone on which `blockedPaths` are refused too, since those stacks declare no rule of the zone",
    expected: "a list of hostnames",
    example: "[api-test.example.com]",
    derived: "those of the stacks that are `like` this one",
  })
  .optional();

/** What Cloudflare keeps copies of. */
export const assets = z
  .array(
    group(
      { meaning: "Static files of one path" },
      {
        hostname: text(
          {
            meaning: "Hostname of the files",
            expected: "a host name without scheme, port or path",
            example: "www.example.com",
            required: NO_DEFAULT.application,
          },
          /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/,
        ),
        path: text(
          {
            meaning: "Path of the files, letters exactly as written",
            expected: "a path such as /logo.svg, or with a star at its end such as /assets/*",
            example: "/assets/*",
            required: NO_DEFAULT.application,
          },
          PATH_PATTERN,
          200,
        ),
        edgeSeconds: whole(
          {
            meaning: "How long Cloudflare keeps a file, whatever the application says",
            unit: "seconds",
            example: "2592000",
            required: NO_DEFAULT.application,
          },
          LEAST_EDGE_SECONDS,
          YEAR_SECONDS,
        ),
        browserSeconds: whole(
          {
            meaning: "How long browsers keep it; a year suits names that change with their content",
            unit: "seconds",
            example: "86400",
            required: NO_DEFAULT.application,
          },
          0,
          YEAR_SECONDS,
        ),
      },
    ),
  )
  .max(10)
  .register(words, {
    meaning: "Static files that are served from Cloudflare's cache",
    expected: "a list of at most 10 paths",
    example: "",
  })
  .optional();
