import type { Problem } from "../../lib/errors.ts";
import { smsRegions } from "../../tables/sms-regions.ts";
import type { ConfigParts } from "../config.ts";

/** Text messages leave the stack's own region, where its topics are; not every region sends them, and each number is told once. */
export function checkTextMessages({ aws, notify }: ConfigParts): readonly Problem[] {
  const numbers = notify?.sms ?? [];
  const twice = numbers.flatMap((number, index): readonly Problem[] =>
    numbers.indexOf(number) === index
      ? []
      : [
          {
            where: `notify.sms.${index}`,
            expected: "a number that is not in the list yet",
            found: `the same as notify.sms.${numbers.indexOf(number)}`,
            next: "Take one of them away",
          },
        ],
  );
  const region = aws?.region;
  if (numbers.length === 0 || region === undefined || smsRegions.includes(region)) return twice;
  const expected = "a region whose topics send text messages (infra/tables/sms-regions.ts)";
  return [
    ...twice,
    { where: "notify.sms", expected, found: region, next: "Take sms away, and let PagerDuty call people" },
  ];
}
