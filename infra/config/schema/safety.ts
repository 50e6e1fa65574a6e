import * as z from "zod";
import { logRetentionDays } from "../../tables/log-retention-days.ts";
import { flag, group, orList, text, whole, words } from "./word.ts";

/** Fewest days that logs are kept (checklist OBS-01). */
export const MIN_LOG_DAYS = 30;

const periods = logRetentionDays.filter((days) => days >= MIN_LOG_DAYS);

/** Logs of services, network and database. */
export const logs = group(
  { meaning: "Logs of services, network and database" },
  {
    retentionDays: z
      .literal(periods)
      .register(words, {
        meaning: "How long logs are kept; one of CloudWatch's periods",
        expected: orList(periods.map(String)),
        example: "90",
        unit: "days",
      })
      .optional(),
  },
).optional();

/** The keys about losing things; they stand at the top. */
export const safety = {
  deletionProtection: flag({
    meaning:
      "Stateful resources are protected: Pulumi's protect and the clouds' own deletion protection; false is written only to take a stack down, with the images in its repositories. Production's stores leave a last snapshot behind all the same",
    example: "true",
  }).optional(),
  recoveryWindowDays: whole(
    { meaning: "How long a deleted secret or key can be brought back", unit: "days", example: "30" },
    7,
    30,
  ).optional(),
};

/** `<component>.<child>`, or one of several by `<component>.<child>.<which>` → properties that replace the component's own. */
export const overrides = z
  .record(
    text(
      {
        meaning: "A component's child, or one of several resources that share its word",
        expected: "a target written <component>.<child> or <component>.<child>.<which>",
        example: "database.instance",
      },
      /^[a-z][a-z0-9-]*\.[a-z][A-Za-z0-9]*(?:\.[^\s.][^\s]*)?$/,
    ),
    z.record(z.string(), z.json()).register(words, {
      meaning:
        "Properties of the resource, as in the Pulumi registry; merged last and still judged by policies",
      expected: "a group of properties",
      example: "{ performanceInsightsEnabled: true }",
    }),
  )
  .register(words, {
    meaning: "The way out: properties that replace a component's own, by <component>.<child>[.<which>]",
    expected: "a group of targets",
    example: "",
  })
  .optional();
