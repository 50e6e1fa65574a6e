import * as z from "zod";
import { group, NO_DEFAULT, text, words } from "./word.ts";

/** Names of measures, alerts, queries and dashboards; they end up in physical names. */
const NAME = /^[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,39}$/;

/** A name of something watched. */
export function names(what: string, example: string) {
  return text(
    {
      meaning: `Name of ${what}`,
      expected: "1 to 40 lower-case letters, digits and hyphens, first a letter",
      example,
    },
    NAME,
  );
}

/** A group of those, by name. */
export function byName<S extends z.ZodType>(what: string, example: string, meaning: string, value: S) {
  return z
    .record(names(what, example), value)
    .register(words, {
      meaning,
      expected: `a group of ${meaning.split(" ")[0]?.toLowerCase()}s by name`,
      example: "",
    })
    .optional();
}

export const service = text({
  meaning: "The service whose log is read",
  expected: "the name of a service",
  example: "api",
  required: NO_DEFAULT.identity,
});

export const pattern = text(
  {
    meaning: "Which lines count, as a filter pattern of CloudWatch Logs",
    expected: "a filter pattern: words, or { $.field = value }",
    example: `'{ $.event = "order_created" }'`,
    required: NO_DEFAULT.application,
  },
  /\S/,
  1024, // CloudWatch Logs API reference, PutMetricFilter, from memory, 2026-11
);

export const value = text(
  {
    meaning: "What a matching line adds",
    expected: "a number as text, or a field such as $.milliseconds",
    example: "$.milliseconds",
  },
  /^(?:\d+(?:\.\d+)?|\$\.[A-Za-z0-9_.]+)$/,
).optional();

/** `<area>.<name>`. */
export function measureName(meaning: string) {
  return text(
    {
      meaning,
      expected:
        "a measure: ingress.<name>, database.<name>, cache.<name>, <service>.<name>, logs.<measure>, published.<measure> or alerts.<alert>",
      example: "ingress.errors",
      required: NO_DEFAULT.application,
    },
    /^[a-z][a-z0-9-]*\.[A-Za-z][A-Za-z0-9-]*$/,
  );
}
