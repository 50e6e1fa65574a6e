import * as z from "zod";
import { PATH_PATTERN } from "../../lib/path-pattern.ts";
import { choice, flag, group, NO_DEFAULT, text, whole, words } from "./word.ts";

/** What a limit protects. */
export const LIMIT_PURPOSES = ["api", "login", "payments", "admin", "other"] as const;

const HOST = /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/;

const NAME = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,29}$/;

function name(meaning: string, example: string) {
  return text(
    {
      meaning,
      expected: "2 to 30 lower-case letters, digits and hyphens, first a letter",
      example,
      required: NO_DEFAULT.identity,
    },
    NAME,
  );
}

function hostname(meaning: string, required?: string) {
  const word = { meaning, expected: "a host name without scheme, port or path", example: "api.example.com" };
  return text(required === undefined ? word : { ...word, required }, HOST);
}

function path(meaning: string, pattern: RegExp, example: string) {
  return text(
    {
      meaning,
      expected: "a path such as /login, or with a star at its end such as /api/*",
      example,
      required: NO_DEFAULT.exposure,
    },
    pattern,
    200,
  );
}

/** Requests that one address may make in a minute; which layer holds which limit is decided by the plan. */
export const limits = z
  .array(
    group(
      { meaning: "One limit of requests per minute and address" },
      {
        name: name("Name of the limit, in tables and metrics", "login"),
        hostname: hostname("Hostname that it is for; left out: every hostname of the stack").optional(),
        path: path("Path that it is for, letters in either case", PATH_PATTERN, "/api/auth/login"),
        requestsPerMinute: whole(
          {
            meaning: "Requests that one address may make; the next ones get 429",
            unit: "requests",
            example: "10",
            required: NO_DEFAULT.application,
          },
          1,
          1_000_000,
        ),
        purpose: choice(
          { meaning: "What it protects", example: "login", required: NO_DEFAULT.application },
          LIMIT_PURPOSES,
        ),
        layer: choice(
          {
            meaning:
              "Who holds it: application where neither Cloudflare's plan nor AWS WAF can, and the application limits its callers itself. Nothing is declared for it, and its row of the checklist is not covered",
            example: "application",
            derived: "Cloudflare or AWS WAF, by the plan",
          },
          ["application"],
        ).optional(),
      },
    ),
  )
  .max(15)
  .register(words, {
    meaning: "Limits of requests per minute and address",
    expected: "a list of at most 15 limits",
    example: "",
  })
  .optional();

/** A bypass names a route: never the root and all below it. */
const BYPASS_PATH = /^\/(?:[A-Za-z0-9._~-]+\/)*(?:[A-Za-z0-9._~-]+)(?:\/\*)?$/;

/** Routes that machines call. Health routes of services are among them by themselves. */
export const bypass = z
  .array(
    group(
      { meaning: "One route that passes limits, logins, challenges and maintenance mode" },
      {
        name: name("Name of the route", "payment-webhook"),
        hostname: hostname("Hostname of the route", NO_DEFAULT.exposure),
        path: path("Its path, letters exactly as written", BYPASS_PATH, "/api/webhooks/*"),
        purpose: choice({ meaning: "Who calls it", example: "webhook", required: NO_DEFAULT.exposure }, [
          "webhook",
          "health",
        ]),
      },
    ),
  )
  .max(20)
  .register(words, {
    meaning:
      "Routes that pass limits, logins, challenges and maintenance mode; the services' health routes do so by themselves",
    expected: "a list of at most 20 routes",
    example: "",
  })
  .optional();

/** Reads go on, writes are refused. */
export const maintenance = group(
  { meaning: "Maintenance mode: reads, webhooks and health pass, every other write is refused with a page" },
  {
    enabled: flag({
      meaning: "Whether it is on; the one word that is changed on the day",
      example: "false",
    }).optional(),
    message: text(
      {
        meaning: "What people are told",
        expected: "a sentence or a few, at most 500 characters",
        example: "We are back at six o'clock",
        required: NO_DEFAULT.application,
      },
      /^[^\p{Cc}]*\S[^\p{Cc}]*$/u,
      500,
    ),
    variables: z
      .record(
        text(
          { meaning: "Name of a service", expected: "the name of a service", example: "api" },
          /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){1,19}$/,
        ),
        text(
          {
            meaning: 'The application\'s own variable: "true" while maintenance is on, else "false"',
            expected: "a variable name of capital letters, digits and underscores",
            example: "MAINTENANCE_MODE",
          },
          /^[A-Z][A-Z0-9_]{0,127}$/,
        ),
      )
      .register(words, {
        meaning: "Service → the variable of its own that is set as well",
        expected: "a group of service names, each with a variable's name",
        example: "{ api: MAINTENANCE_MODE }",
      })
      .optional(),
  },
).optional();
